"""An admin looks after the members of the desk, and whoever is invited comes in by the link."""

import secrets
from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.actions.members.invite import invite
from feedback_api.domain.audit import Act
from feedback_api.domain.members.invitation import invitation_name
from feedback_api.domain.members.staff import Role
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.security.passwords import hashed
from tests.builders import some_services
from tests.web_office import PASSWORD, an_office

CHOSEN = {"nama": "Lia", "sandi_baru": "kata sandi lia", "sandi_lagi": "kata sandi lia"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def ani(office):
    return office.staff("ani", role=Role.ADMIN)


def form(visitor, action, *, on="/moderasi/petugas/"):
    """What a browser would send of one form of a page."""
    inputs = visitor.opens(on).soup.select(f"form[action='{action}'] input[type=hidden]")
    assert inputs, f"no form {action} on {on}"
    return {one["name"]: one["value"] for one in inputs}


def invites(ani, role="petugas_desa", village="wates"):
    fields = form(ani, "/moderasi/petugas/undang")
    return ani.sends("/moderasi/petugas/undang", {**fields, "peran": role, "desa": village})


def link_in(page):
    return page.first("#tautan").get_text().strip().removeprefix("http://127.0.0.1:8000")


def comes(office, path, **typed):
    visitor = office.visitor()
    return visitor, visitor.sends(path, {**visitor.opens(path).fields(), **CHOSEN, **typed})


def acts(ani, word, *, on, **typed):
    page = f"/moderasi/petugas/orang?nama={on}"
    return ani.sends(f"/moderasi/petugas/{word}", {**form(ani, f"/moderasi/petugas/{word}", on=page), **typed})


def kept(office, name):
    return office.services.store.staff.member(name)


def test_the_invited_choose_name_and_password_and_are_at_the_desk(office, ani):
    lia, arrived = comes(office, link_in(invites(ani)))

    assert (arrived.status, arrived.address) == (303, "/moderasi/")
    assert "Petugas desa, lia" in lia.opens("/moderasi/").first("header").get_text()
    assert (kept(office, "lia").role, kept(office, "lia").village) == (Role.VILLAGE, "wates")


def test_a_link_works_once(office, ani):
    path = link_in(invites(ani))
    comes(office, path)

    second = office.visitor().opens(path)

    assert second.status == 410
    assert "Undangan ini sudah tidak berlaku." in second.words


def test_looking_at_a_link_does_not_use_it_up(office, ani):
    path = link_in(invites(ani))
    looked = [office.visitor().opens(path).status for _ in range(3)]

    assert (looked, comes(office, path)[1].status) == ([200] * 3, 303)


@pytest.mark.parametrize("role", ["petugas_desa", "pengawas"])
def test_whoever_invites_does_not_come_in_by_the_own_link(office, ani, role):
    path = link_in(invites(ani, role))
    page = office.visitor().opens(path)
    typed = {**page.fields(), "csrf_token": form(ani, "/moderasi/petugas/undang")["csrf_token"], **CHOSEN}

    looked, sent = ani.opens(path), ani.sends(path, typed)

    assert (looked.status, sent.status) == (403, 403)
    assert "Buka di HP orang yang diundang." in looked.words
    assert comes(office, path)[1].status == 303


@pytest.mark.parametrize(("role", "status"), [("petugas_desa", 303), ("pengawas", 403)])
def test_no_supervisor_is_made_on_a_browser_that_the_inviter_has_used(office, ani, role, status):
    path = link_in(invites(ani, role))
    office.services.store.staff.replace_member(replace(kept(office, "ani"), password_hash=hashed(PASSWORD)))
    desk = office.visitor()
    desk.sends("/moderasi/masuk", {**desk.opens("/moderasi/masuk").fields(), "nama": "ani", "sandi": PASSWORD})
    desk.sends("/moderasi/keluar", form(desk, "/moderasi/keluar", on="/moderasi/"))
    typed = {"csrf_token": desk.opens("/moderasi/masuk").fields()["csrf_token"], **CHOSEN}

    assert desk.sends(path, typed).status == status


def test_a_new_supervisor_is_shown_to_admins_and_supervisors_for_two_weeks_and_in_the_chain(office, ani):
    budi, wati = office.staff("budi", role=Role.ADMIN), office.staff("wati", role=Role.SUPERVISOR)
    lia, _ = comes(office, link_in(invites(ani, "pengawas")))

    seen = [
        "Pengawas baru: lia" in one.opens("/moderasi/").words for one in (ani, budi, wati, lia, office.staff("sri"))
    ]
    office.clock.passes(timedelta(days=14))

    chain = office.services.store.notebook.events(EntryKind.APPOINTMENT, "lia")
    assert seen == [True, True, True, False, False]
    assert [(event.act, event.actor) for event in chain] == [(Act.SUPERVISOR_APPOINTED, "ani")]
    assert "Pengawas baru" not in office.staff("ani").opens("/moderasi/").words


def test_a_link_is_good_for_three_days(office, ani):
    path = link_in(invites(ani))
    office.clock.passes(timedelta(days=3))

    assert office.visitor().opens(path).status == 410


def test_a_withdrawn_link_leads_nowhere(office, ani):
    path = link_in(invites(ani))

    done = ani.sends("/moderasi/petugas/undang/batal", form(ani, "/moderasi/petugas/undang/batal"))

    assert (done.status, office.visitor().opens(path).status) == (303, 410)
    assert "Undangan yang belum dipakai" not in ani.opens("/moderasi/petugas/").words


def test_a_link_of_whoever_is_no_admin_any_more_leads_nowhere(office, ani):
    path = link_in(invites(office.staff("budi", role=Role.ADMIN)))

    acts(ani, "peran", on="budi", peran="petugas_kecamatan")

    assert office.visitor().opens(path).status == 410


def test_a_link_is_kept_nowhere(tmp_path):
    with some_services(tmp_path) as services:
        token = invite(replace(services, new_key=secrets.token_urlsafe), role=Role.DISTRICT, village=None).token

        kept_bytes = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert invitation_name(token).encode() in kept_bytes
    assert token.encode() not in kept_bytes


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"nama": " "}, "nama"),
        ({"nama": "12345"}, "nama"),
        ({"nama": "n" * 65}, "nama"),
        ({"sandi_baru": "pendek", "sandi_lagi": "pendek"}, "sandi_baru"),
        ({"sandi_baru": "a" * 201, "sandi_lagi": "a" * 201}, "sandi_baru"),
        ({"sandi_baru": "aaaaaaaaaaaa", "sandi_lagi": "aaaaaaaaaaaa"}, "sandi_baru"),
        ({"nama": "Lia Sumarni", "sandi_baru": "lia sumarni", "sandi_lagi": "lia sumarni"}, "sandi_baru"),
        ({"sandi_lagi": "kata sandi lain"}, "sandi_lagi"),
    ],
)
def test_what_is_missing_on_arrival_is_said_and_the_link_still_works(office, ani, typed, field):
    path = link_in(invites(ani))

    _, page = comes(office, path, **typed)

    assert page.status == 422
    assert page.soup.select_one(f"#{field}-salah")
    assert comes(office, path)[1].status == 303


@pytest.mark.parametrize("name", ["ANI", " ani ", "perintah"])
def test_a_name_that_is_taken_is_not_given_again(office, ani, name):
    path = link_in(invites(ani))

    _, page = comes(office, path, nama=name)

    assert page.status == 409
    assert "Sudah ada petugas dengan nama ini." in page.words
    assert comes(office, path)[1].status == 303


def test_the_name_of_somebody_who_left_is_not_given_again(office, ani):
    office.staff("lia")
    acts(ani, "berhenti", on="lia", yakin="ya")

    assert comes(office, link_in(invites(ani)))[1].status == 409


@pytest.mark.parametrize(
    ("role", "village", "field"),
    [("petugas_desa", "", "desa"), ("petugas_desa", "atlantis", "desa"), ("camat", "", "peran"), ("", "", "peran")],
)
def test_an_invitation_needs_a_role_and_a_desa_that_exists(ani, role, village, field):
    page = invites(ani, role, village)

    assert page.status == 422
    assert page.soup.select_one(f"#{field}-salah")


def test_a_desa_chosen_beside_another_role_says_nothing(office, ani):
    comes(office, link_in(invites(ani, "petugas_kecamatan", "wates")))

    assert (kept(office, "lia").role, kept(office, "lia").village) == (Role.DISTRICT, None)


def test_a_form_of_another_site_uses_no_link_up(office, ani):
    path = link_in(invites(ani))

    refused = office.visitor().sends(path, CHOSEN)

    assert (refused.status, comes(office, path)[1].status) == (422, 303)


def test_another_role_counts_at_once(office, ani):
    lia = office.staff("lia")
    before = lia.opens("/moderasi/halaman/").status

    done = acts(ani, "peran", on="lia", peran="petugas_desa", desa="wates")

    assert (done.status, before, lia.opens("/moderasi/halaman/").status) == (303, 200, 403)
    assert "Petugas desa, Wates" in ani.opens("/moderasi/petugas/").words


def test_whoever_leaves_is_out_at_once_and_stays_in_the_history(office, ani):
    lia = office.staff("lia")
    submission = office.kept()
    lia.decides(submission, "ambil")

    done = acts(ani, "berhenti", on="lia", yakin="ya")

    history = ani.opens(f"/moderasi/kiriman/{submission.id}").first(".decision__events").get_text()
    assert (done.status, lia.opens("/moderasi/").status) == (303, 303)
    assert "lia" in history
    assert "Sudah berhenti" in ani.opens("/moderasi/petugas/").words


def test_leaving_has_to_be_meant(office, ani):
    lia = office.staff("lia")

    page = acts(ani, "berhenti", on="lia")

    assert (page.status, lia.opens("/moderasi/").status) == (422, 200)


@pytest.mark.parametrize(
    ("word", "typed"), [("berhenti", {"yakin": "ya"}), ("peran", {"peran": "petugas_kecamatan"})], ids=["end", "demote"]
)
def test_the_last_admin_stays(office, ani, word, typed):
    page = acts(ani, word, on="ani", **typed)

    assert page.status == 409
    assert "Ini satu-satunya admin." in page.words
    assert kept(office, "ani").is_admin


def test_an_admin_beside_another_may_leave(office, ani):
    office.staff("budi", role=Role.ADMIN)

    assert acts(ani, "berhenti", on="ani", yakin="ya").status == 303
    assert ani.opens("/moderasi/petugas/").status == 303


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(office, ani):
    office.staff("lia")
    old = form(ani, "/moderasi/petugas/peran", on="/moderasi/petugas/orang?nama=lia")
    acts(ani, "peran", on="lia", peran="petugas_desa", desa="wates")

    page = ani.sends("/moderasi/petugas/peran", {**old, "peran": "admin"})

    assert (page.status, kept(office, "lia").role) == (409, Role.VILLAGE)


def test_nothing_changes_about_somebody_who_left(office, ani):
    office.staff("lia")
    page = "/moderasi/petugas/orang?nama=lia"
    old = form(ani, "/moderasi/petugas/peran", on=page)
    acts(ani, "berhenti", on="lia", yakin="ya")

    again = ani.sends("/moderasi/petugas/peran", {**old, "versi": "1", "peran": "admin"})

    assert (again.status, kept(office, "lia").role) == (409, Role.DISTRICT)
    assert ani.opens(page).soup.select("form[action^='/moderasi/petugas/']") == []


def test_an_admin_signs_somebody_out_everywhere(office, ani):
    lia = office.staff("lia")

    acts(ani, "sesi", on="lia")

    assert lia.opens("/moderasi/").status == 303


def test_every_act_on_a_member_stands_in_their_history(office, ani):
    comes(office, link_in(invites(ani)))
    acts(ani, "peran", on="lia", peran="petugas_kecamatan")
    acts(ani, "sesi", on="lia")
    acts(ani, "berhenti", on="lia", yakin="ya")

    history = [one.get_text() for one in ani.opens("/moderasi/petugas/orang?nama=lia").soup.select("section li")]

    said = [line.split(": ")[1] for line in history]
    assert said == [
        "Berhenti, ani",
        "Dikeluarkan dari perangkat, ani",
        "Peran atau desa diganti, ani",
        "Menjadi petugas, ani",
    ]


def test_nobody_of_that_name_is_not_found(ani):
    assert ani.opens("/moderasi/petugas/orang?nama=siapa").status == 404


def test_only_an_admin_sees_the_way_to_the_members(office, ani):
    ways = [one.opens("/moderasi/").words for one in (ani, office.staff("lia"))]

    assert ["Petugas Akun saya" in way for way in ways] == [True, False]
