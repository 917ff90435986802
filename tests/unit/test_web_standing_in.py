"""Somebody is away, and a colleague sees and does what was theirs, for those days and no longer."""

from datetime import timedelta

import pytest

from feedback_api.actions.members.second_factor import has_to_set_up
from feedback_api.actions.members.standing_in import Absence, name_deputy, with_absent
from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.moderation.rights import STAFF_PAGES
from tests.builders import a_member, some_services
from tests.rights_table import staff_rules
from tests.unit.test_web_members import acts, form
from tests.web_office import an_office

# The clock of the tests stands on this day, a Monday.
TODAY, WEDNESDAY, FRIDAY = "2026-11-23", "2026-11-25", "2026-11-27"
AWAY = {"dari": TODAY, "sampai": WEDNESDAY}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def ani(office):
    return office.staff("ani", role=Role.ADMIN)


def is_replaced(ani, absent, deputy, **days):
    return acts(ani, "pengganti", on=absent, pengganti=deputy, **{**AWAY, **days})


def test_a_deputy_sees_and_answers_what_the_absent_one_had(office, ani):
    lia = office.staff("lia", role=Role.VILLAGE, village="wates")
    office.staff("dwi", role=Role.VILLAGE, village="tambakmisal")
    own, others = office.kept(desa="wates"), office.kept("Dari Tambakmisal?", desa="tambakmisal")
    before = [lia.opens(f"/moderasi/kiriman/{one.id}").status for one in (own, others)]

    done = is_replaced(ani, "dwi", "lia")

    queue = lia.opens("/moderasi/").words
    assert (done.status, before) == (303, [200, 403])
    assert "Dari Tambakmisal?" in queue
    assert "syarat membuat KTP" in queue
    assert lia.decides(others, "ambil").status == 303


def test_a_deputy_goes_on_with_what_the_absent_one_holds(office, ani):
    dwi, lia = office.staff("dwi"), office.staff("lia")
    submission = office.kept()
    dwi.decides(submission, "ambil")
    before = lia.decides(submission, "spam").status
    is_replaced(ani, "dwi", "lia")

    done = lia.decides(submission, "jawab_pribadi", jawaban="Bawa KK.")

    assert (before, done.status, office.now_kept(submission).answer.moderator) == (409, 303, "lia")


def test_a_deputy_of_the_supervisor_reads_reports_and_it_stands_in_their_chain(office, ani):
    office.staff("wati", role=Role.SUPERVISOR)
    lia = office.staff("lia")
    report = office.kept(jenis="laporan")
    before = lia.opens(f"/moderasi/kiriman/{report.id}").status

    is_replaced(ani, "wati", "lia")

    chain = office.services.store.notebook.events(EntryKind.APPOINTMENT, "lia")
    assert (before, lia.opens(f"/moderasi/kiriman/{report.id}").status) == (404, 200)
    assert [(event.act, event.actor) for event in chain] == [(Act.SUPERVISOR_REPRESENTED, "ani")]


@pytest.mark.parametrize(("days", "status"), [(0, 403), (1, 403), (2, 200), (4, 200), (5, 403)])
def test_it_holds_from_the_first_day_to_the_last(office, ani, days, status):
    office.staff("dwi", role=Role.VILLAGE, village="tambakmisal")
    office.staff("lia", role=Role.VILLAGE, village="wates")
    theirs = office.kept(desa="tambakmisal")
    is_replaced(ani, "dwi", "lia", dari=WEDNESDAY, sampai=FRIDAY)

    office.clock.passes(timedelta(days=days))

    assert office.staff("lia").opens(f"/moderasi/kiriman/{theirs.id}").status == status


def test_an_absence_can_be_ended_early(office, ani):
    office.staff("dwi", role=Role.VILLAGE, village="tambakmisal")
    lia = office.staff("lia", role=Role.VILLAGE, village="wates")
    theirs = office.kept(desa="tambakmisal")
    is_replaced(ani, "dwi", "lia")
    page = "/moderasi/petugas/orang?nama=dwi"

    done = ani.sends("/moderasi/petugas/pengganti/selesai", form(ani, "/moderasi/petugas/pengganti/selesai", on=page))

    assert (done.status, lia.opens(f"/moderasi/kiriman/{theirs.id}").status) == (303, 403)
    assert "digantikan" not in ani.opens(page).words


def test_whoever_stands_in_for_somebody_who_left_has_only_the_own_work(office, ani):
    office.staff("dwi", role=Role.VILLAGE, village="tambakmisal")
    lia = office.staff("lia", role=Role.VILLAGE, village="wates")
    theirs = office.kept(desa="tambakmisal")
    is_replaced(ani, "dwi", "lia")

    acts(ani, "berhenti", on="dwi", yakin="ya")

    assert lia.opens(f"/moderasi/kiriman/{theirs.id}").status == 403


@pytest.mark.parametrize(("absent", "deputy"), [("wati", "budi"), ("budi", "wati")])
def test_whoever_looks_after_members_does_not_read_reports_even_for_a_day(office, ani, absent, deputy):
    office.staff("wati", role=Role.SUPERVISOR)
    office.staff("budi", role=Role.ADMIN)

    page = is_replaced(ani, absent, deputy)

    assert page.status == 409
    assert "Admin dan pengawas tidak saling menggantikan" in page.words


def test_a_deputy_of_the_supervisor_who_becomes_admin_reads_no_reports_any_more(office, ani):
    office.staff("wati", role=Role.SUPERVISOR)
    lia = office.staff("lia")
    report = office.kept(jenis="laporan")
    is_replaced(ani, "wati", "lia")

    acts(ani, "peran", on="lia", peran="admin")

    assert lia.opens(f"/moderasi/kiriman/{report.id}").status == 404
    assert lia.opens("/moderasi/petugas/").status == 200


def test_nobody_stands_in_for_an_admin_and_a_supervisor_at_once(office, ani):
    office.staff("wati", role=Role.SUPERVISOR)
    office.staff("lia")
    is_replaced(ani, "wati", "lia")

    assert is_replaced(ani, "ani", "lia").status == 409


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"pengganti": ""}, "pengganti"),
        ({"pengganti": "siapa"}, "pengganti"),
        ({"pengganti": "dwi"}, "pengganti"),
        ({"dari": "besok"}, "dari"),
        ({"sampai": ""}, "sampai"),
        ({"dari": FRIDAY}, "sampai"),
        ({"dari": "2026-11-01", "sampai": "2026-11-22"}, "sampai"),
        ({"sampai": "2027-11-25"}, "sampai"),
    ],
)
def test_an_absence_that_cannot_be_says_why(office, ani, typed, field):
    office.staff("dwi")
    office.staff("lia")

    page = acts(ani, "pengganti", on="dwi", **{"pengganti": "lia", **AWAY, **typed})

    assert page.status == 422
    assert page.soup.select_one(f"#{field}-salah")


# Every act about members, with what is typed: by any of them a deputy could stay admin, or keep the absent one out.
LASTING = {
    "members.invite": ("undang", {"peran": "admin"}),
    "members.change_post": ("peran", {"nama": "lia", "peran": "admin"}),
    "members.end": ("berhenti", {"nama": "ani", "yakin": "ya"}),
    "members.reset_code": ("kode", {"nama": "ani"}),
    "members.name_deputy": ("pengganti", {"nama": "ani", "pengganti": "lia", "dari": TODAY, "sampai": FRIDAY}),
    "members.release_deputy": ("pengganti/selesai", {"nama": "ani", "pengganti": "lia"}),
}
# What only takes access away for a moment, or a link that can be made anew: a lost phone does not wait.
FOR_DEPUTIES = {"members.withdraw", "members.end_sessions"}


def test_every_act_about_members_is_lasting_or_for_deputies_too(office):
    acting = {one for _, method, one in staff_rules(office.app) if one.startswith("members.") and method == "POST"}

    assert acting == LASTING.keys() | FOR_DEPUTIES
    assert {page.endpoint for page in STAFF_PAGES if page.lasting} == LASTING.keys()


@pytest.mark.parametrize("endpoint", LASTING)
def test_whoever_stands_in_for_an_admin_changes_nothing_that_lasts(office, ani, endpoint):
    lia = office.staff("lia")
    is_replaced(ani, "ani", "lia")
    before = {one.name: one.version for one in office.services.store.staff.members()}
    address, typed = LASTING[endpoint]

    page = lia.sends(f"/moderasi/petugas/{address}", {**lia.opens("/moderasi/petugas/").fields(), **typed})

    assert (page.status, "Anda hanya menggantikan admin" in page.words) == (403, True)
    assert {one.name: one.version for one in office.services.store.staff.members()} == before
    assert "Undangan yang belum dipakai" not in ani.opens("/moderasi/petugas/").words


@pytest.mark.parametrize("path", ["", "orang?nama=ani", "orang?nama=lia"])
def test_the_page_tells_a_deputy_instead_of_showing_the_buttons(office, ani, path):
    lia = office.staff("lia")
    is_replaced(ani, "ani", "lia")

    deputy, own = lia.opens(f"/moderasi/petugas/{path}"), ani.opens(f"/moderasi/petugas/{path}")

    shown = {form["action"].removeprefix("/moderasi/petugas/") for form in deputy.soup.select("main form")}
    assert shown <= {"sesi", "undang/batal"}
    assert "Anda hanya menggantikan admin" in deputy.words
    assert "Anda hanya menggantikan admin" not in own.words


def test_whoever_stands_in_for_an_admin_signs_out_a_lost_phone(office, ani):
    lia, dwi = office.staff("lia"), office.staff("dwi")
    is_replaced(ani, "ani", "lia")

    done = acts(lia, "sesi", on="dwi")

    assert (done.status, dwi.opens("/moderasi/").status) == (303, 303)


def test_both_read_of_it_on_their_own_account(office, ani):
    dwi, lia = office.staff("dwi"), office.staff("lia")

    is_replaced(ani, "dwi", "lia")

    said = "dwi digantikan lia, 23 Nov 2026 sampai 25 Nov 2026."
    assert [said in one.opens("/moderasi/akun/").words for one in (dwi, lia, ani)] == [True, True, False]


def test_over_https_whoever_stands_in_for_the_supervisor_needs_a_code(tmp_path):
    with some_services(tmp_path, origin="https://kantor.example") as services:
        services.store.staff.add_member(a_member("wati", role=Role.SUPERVISOR))
        services.store.staff.add_member(a_member("lia"))
        before = has_to_set_up(services, services.store.staff.member("lia"))
        day = services.today()

        lia = name_deputy(services, Absence(absent="wati", deputy="lia", first=day, last=day), by="ani")

        assert (before, has_to_set_up(services, with_absent(services, lia))) == (False, True)
