"""Members look after their own account: the password, where they are signed in, the code from the phone."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import cast

import pyotp
import pytest

from feedback_api.actions.members import staff as staff_actions
from feedback_api.actions.members.failed_tries import MOST_FAILURES
from feedback_api.actions.members.second_factor import set_up
from feedback_api.actions.members.sign_in import opened
from feedback_api.app import create_app
from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.security.passwords import hashed
from feedback_api.store.protocol import Store
from tests.builders import a_member, a_session
from tests.unit.test_web_members import acts, form
from tests.unit.test_web_sign_in import NobodyCanBeLookedUp
from tests.web_office import PASSWORD, Visitor, an_office

NEW = "kata sandi yang baru"
PHONE = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML) Chrome/130.0.0.0 Mobile Safari/537.36"
HTTPS = "https://kantor.example"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def https_office(tmp_path):
    with an_office(tmp_path, origin=HTTPS) as office:
        yield office


@cache
def password_hash():
    """Made once: making it is slow, as it should be."""
    return hashed(PASSWORD)


def member(office, name="sri", role=Role.DISTRICT, village=None):
    """Make somebody who has a password."""
    new = a_member(name, role=role, village=village, password_hash=password_hash())
    office.services.store.staff.add_member(new)
    return new


def at_desk(office, name="sri"):
    """Somebody who has shown who they are."""
    visitor, signed = browser(office), opened(office.services, office.services.store.staff.member(name))
    with visitor.client.session_transaction(
        base_url="https://localhost" if office.services.settings.is_secure else None
    ) as session:
        session["petugas"] = signed.token
    return visitor


def browser(office):
    """Somebody with a browser, over https where the office is."""
    visitor = office.visitor()
    if office.services.settings.is_secure:
        visitor.client.environ_base |= {"wsgi.url_scheme": "https", "HTTP_HOST": "kantor.example"}
        visitor.client.environ_base |= {"HTTP_ORIGIN": HTTPS, "HTTP_REFERER": f"{HTTPS}/moderasi/"}
    return visitor


def signs_in(office, name="sri", password=PASSWORD, visitor=None, **headers):
    visitor = visitor or browser(office)
    fields = {**visitor.opens("/moderasi/masuk").fields(), "nama": name, "sandi": password}
    return visitor, visitor.sends("/moderasi/masuk", fields, **headers)


def with_password(office, name="sri", role=Role.DISTRICT):
    member(office, name, role)
    return at_desk(office, name)


def changes_password(visitor, **typed):
    fields = {"sandi_lama": PASSWORD, "sandi_baru": NEW, "sandi_lagi": NEW}
    sent = {**form(visitor, "/moderasi/akun/sandi", on="/moderasi/akun/"), **fields, **typed}
    return visitor.sends("/moderasi/akun/sandi", sent)


def history(office, name="sri"):
    return [event.act for event in office.services.store.notebook.events(EntryKind.MEMBER, name)]


def test_whoever_knows_the_old_password_sets_a_new_one_and_other_sessions_end(office):
    sri = with_password(office)
    elsewhere = at_desk(office)

    done = changes_password(sri)

    assert (done.status, sri.opens("/moderasi/").status, elsewhere.opens("/moderasi/").status) == (303, 200, 303)
    assert signs_in(office)[1].status == 422
    assert signs_in(office, password=NEW)[1].status == 303
    assert history(office)[-1] is Act.PASSWORD_CHANGED


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"sandi_lama": "salah"}, "sandi_lama"),
        ({"sandi_lama": ""}, "sandi_lama"),
        ({"sandi_baru": "pendek", "sandi_lagi": "pendek"}, "sandi_baru"),
        ({"sandi_lagi": "lain"}, "sandi_lagi"),
    ],
)
def test_a_password_that_cannot_be_changed_stays_and_says_why(office, typed, field):
    sri = with_password(office)

    page = changes_password(sri, **typed)

    assert page.status == 422
    assert page.soup.select_one(f"#{field}-salah")
    assert signs_in(office)[1].status == 303


def test_an_open_desk_is_no_place_to_guess_the_password(office):
    sri = with_password(office)

    tries = [changes_password(sri, sandi_lama="salah") for _ in range(MOST_FAILURES + 1)]

    assert [page.status for page in tries] == [422] * MOST_FAILURES + [429]
    assert tries[-1].response.headers["Retry-After"] == "900"


def test_members_see_where_they_are_signed_in_and_no_address(office):
    member(office)
    sri, _ = signs_in(office, **{"User-Agent": PHONE})
    signs_in(office, **{"User-Agent": "curl/8"})
    office.clock.passes(timedelta(minutes=11))
    sri.opens("/moderasi/")

    page = sri.opens("/moderasi/akun/")

    places = [one.get_text(" ", strip=True) for one in page.soup.select(".job")]
    assert len(places) == 2
    assert any("Chrome, Android (yang ini)" in place and "sekitar pukul 12.11" in place for place in places)
    assert any("Perangkat lain" in place for place in places)
    assert "127.0.0.1" not in page.words


def test_a_session_elsewhere_is_ended_with_one_press(office):
    sri = with_password(office)
    elsewhere, _ = signs_in(office, **{"User-Agent": PHONE})
    (row,) = [one for one in sri.opens("/moderasi/akun/").soup.select(".job") if "Android" in one.get_text()]

    sri.sends("/moderasi/akun/sesi", {one["name"]: one["value"] for one in row.select("input")})

    assert (elsewhere.opens("/moderasi/").status, sri.opens("/moderasi/").status) == (303, 200)


def test_sessions_of_others_are_nobodys_to_end(office):
    sri, ani = with_password(office), office.staff("ani")
    theirs = ani.opens("/moderasi/akun/").first("input[name=sesi]")["value"]

    sri.sends("/moderasi/akun/sesi", {**form(sri, "/moderasi/akun/sesi", on="/moderasi/akun/"), "sesi": theirs})

    assert ani.opens("/moderasi/").status == 200


def test_all_other_sessions_end_at_once(office):
    sri = with_password(office)
    others = [at_desk(office) for _ in range(2)]

    sri.sends("/moderasi/akun/sesi/lain", form(sri, "/moderasi/akun/sesi/lain", on="/moderasi/akun/"))

    assert [one.opens("/moderasi/").status for one in (sri, *others)] == [200, 303, 303]


def test_no_password_travels_through_the_sign_in_or_stands_on_a_page_about_trouble(office):
    sri = with_password(office)
    typed = {"sandi_lama": "sandi lama sekali", "sandi_baru": NEW, "sandi_lagi": NEW, "kode_masuk": "482913"}
    sent = {**form(sri, "/moderasi/akun/sandi", on="/moderasi/akun/"), **typed}
    gone = Visitor(create_app(replace(office.services, store=cast(Store, NobodyCanBeLookedUp()))))
    pages = [gone.sends("/moderasi/akun/sandi", sent)]
    office.clock.passes(timedelta(hours=13))
    pages.append(sri.sends("/moderasi/akun/sandi", sent))

    assert [page.status for page in pages] == [503, 401]
    assert not [word for word in typed.values() for page in pages if word in page.response.text]


def secret_on(page):
    return page.first(".member__key").get_text().replace(" ", "")


def now(office, secret):
    return pyotp.TOTP(secret).at(office.clock())


def sets_up(office, visitor, **typed):
    """Scan the code, type what the phone shows, and return the secret and the page that follows."""
    page = visitor.opens("/moderasi/akun/kode/")
    secret = secret_on(page)
    fields = {**page.fields(), "sandi_lama": PASSWORD, "kode_masuk": now(office, secret), **typed}
    return secret, visitor.sends("/moderasi/akun/kode/", fields)


def with_code(office, name="sri", role=Role.DISTRICT):
    """Somebody who has set up a code, and whose next code is another one."""
    secret = pyotp.random_base32()
    kept = set_up(office.services, member(office, name, role), secret=secret, code=now(office, secret))
    office.clock.passes(timedelta(minutes=2))
    return secret, list(kept.recovery)


def sends_code(asked, visitor, code):
    return visitor.sends("/moderasi/masuk/kode", {**asked.fields(), "kode_masuk": code})


def test_with_a_code_set_up_the_password_alone_lets_nobody_in(office):
    secret, _ = with_code(office)

    visitor, asked = signs_in(office)

    assert "Kode dari HP" in asked.words
    assert visitor.opens("/moderasi/").status == 303
    assert sends_code(asked, visitor, now(office, secret)).status == 303
    assert visitor.opens("/moderasi/").status == 200


@pytest.mark.parametrize("code", ["", "000000", "abcdef", "12345", "٤٤٤٤٤٤"], ids=repr)
def test_no_code_is_asked_for_before_one_has_worked(office, code):
    sri = with_password(office)

    _, page = sets_up(office, sri, kode_masuk=code)

    assert page.status == 422
    assert signs_in(office)[1].status == 303


def test_a_code_is_set_up_by_whoever_knows_the_password(office):
    sri = with_password(office)

    _, page = sets_up(office, sri, sandi_lama="salah")

    assert page.status == 422
    assert signs_in(office)[1].status == 303


def test_setting_a_code_up_ends_sessions_opened_without_one(office):
    sri = with_password(office)
    elsewhere = at_desk(office)

    sets_up(office, sri)

    assert (sri.opens("/moderasi/").status, elsewhere.opens("/moderasi/").status) == (200, 303)
    assert history(office)[-1] is Act.CODE_SET_UP


def test_a_code_is_taken_once(office):
    secret, _ = with_code(office)
    code = now(office, secret)
    visitor, asked = signs_in(office)
    sends_code(asked, visitor, code)
    again, asked_again = signs_in(office)

    replayed = sends_code(asked_again, again, code)

    assert replayed.status == 422
    assert "sudah pernah dipakai" in replayed.words
    assert again.opens("/moderasi/").status == 303


@pytest.mark.parametrize(("steps", "status"), [(-2, 422), (-1, 303), (0, 303), (1, 303), (2, 422)])
def test_a_phone_may_be_a_step_behind_or_before(office, steps, status):
    secret, _ = with_code(office)
    visitor, asked = signs_in(office)
    code = pyotp.TOTP(secret).at(office.clock() + timedelta(seconds=30 * steps))

    assert sends_code(asked, visitor, code).status == status


def test_after_a_code_an_earlier_one_is_not_taken_any_more(office):
    secret, _ = with_code(office)
    earlier = pyotp.TOTP(secret).at(office.clock() - timedelta(seconds=30))
    visitor, asked = signs_in(office)
    sends_code(asked, visitor, now(office, secret))
    again, asked_again = signs_in(office)

    assert sends_code(asked_again, again, earlier).status == 422


def test_codes_are_guessed_a_few_times_only(office):
    secret, _ = with_code(office)
    visitor, asked = signs_in(office)

    tries = [sends_code(asked, visitor, "000000") for _ in range(MOST_FAILURES + 1)]

    assert [page.status for page in tries] == [422] * MOST_FAILURES + [429]
    assert tries[-1].response.headers["Retry-After"] == "900"
    assert sends_code(asked, visitor, now(office, secret)).status == 429


def test_the_page_that_asks_for_the_code_is_good_for_five_minutes(office):
    secret, _ = with_code(office)
    visitor, asked = signs_in(office)
    office.clock.passes(timedelta(minutes=6))

    page = sends_code(asked, visitor, now(office, secret))

    assert (page.status, visitor.opens("/moderasi/").status) == (422, 303)


@pytest.mark.parametrize("half", ["", "dibuat.sendiri", "WyJzcmkiLDEsIjIwMzAtMDEtMDFUMDA6MDA6MDArMDA6MDAiXQ.x"])
def test_nobody_says_for_themselves_that_the_password_fitted(office, half):
    secret, _ = with_code(office)
    visitor, asked = signs_in(office)

    page = visitor.sends(
        "/moderasi/masuk/kode", {**asked.fields(), "setengah": half, "kode_masuk": now(office, secret)}
    )

    assert (page.status, visitor.opens("/moderasi/").status) == (422, 303)


def test_a_new_password_ends_a_sign_in_that_is_half_done(office):
    secret, _ = with_code(office)
    visitor, asked = signs_in(office)
    staff_actions.set_password(office.services, name="sri", password=NEW)

    assert sends_code(asked, visitor, now(office, secret)).status == 422


def test_words_typed_before_the_session_ended_travel_through_the_code_as_well(office):
    submission = office.kept()
    secret, _ = with_code(office)
    sri, path = at_desk(office), f"/moderasi/kiriman/{submission.id}"
    typed = {**sri.opens(path).fields(), "jawaban": "**Bisa.** Bawa KK.", "tindakan": "terbitkan"}
    office.clock.passes(timedelta(hours=13))
    asked = sri.sends(path, typed)

    half = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "sri", "sandi": PASSWORD})
    back = sends_code(half, sri, now(office, secret))

    assert back.value("jawaban") == "**Bisa.** Bawa KK."


def test_ten_codes_for_a_lost_phone_are_shown_once_and_each_works_once(office):
    _, codes = with_code(office)
    visitor, asked = signs_in(office)
    first = sends_code(asked, visitor, codes[0].upper())
    again, asked_again = signs_in(office)

    assert (len(set(codes)), first.status, sends_code(asked_again, again, codes[0]).status) == (10, 303, 422)
    assert sends_code(asked_again, again, codes[1].replace("-", " ")).status == 303
    assert "Kode cadangan tersisa: 8." in again.opens("/moderasi/akun/").words
    assert history(office).count(Act.RECOVERY_USED) == 2


def test_neither_the_secret_nor_a_recovery_code_is_kept_in_clear(office, tmp_path):
    secret, codes = with_code(office)

    kept = b"".join(path.read_bytes() for path in tmp_path.glob("feedback.sqlite*"))

    assert b"totp" in kept
    assert not [word for word in (secret, *codes, *(code.replace("-", "") for code in codes)) if word.encode() in kept]


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMIN])
def test_over_https_these_roles_open_nothing_before_a_code_is_set_up(https_office, role):
    wati = with_password(https_office, "wati", role)
    led, shut = wati.opens("/moderasi/"), wati.opens("/moderasi/kunjungan/")

    _, page = sets_up(https_office, wati)

    assert (led.address, shut.address) == ("/moderasi/akun/kode/",) * 2
    assert (page.status, wati.opens("/moderasi/").status) == (200, 200)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMIN])
def test_a_form_is_no_way_around_the_code_and_what_was_typed_can_be_copied(https_office, role):
    submission = https_office.kept()
    wati = with_password(https_office, "wati", role)
    fields = {"csrf_token": wati.opens("/moderasi/akun/").first("input[name=csrf_token]")["value"], "versi": "1"}

    page = wati.sends(
        f"/moderasi/kiriman/{submission.id}", {**fields, "tindakan": "ambil", "jawaban": "Bawa KK sendiri."}
    )

    assert (page.status, https_office.now_kept(submission)) == (403, submission)
    assert "Bawa KK sendiri." in page.words


@pytest.mark.parametrize("role", [Role.VILLAGE, Role.DISTRICT])
def test_other_roles_need_no_code(https_office, role):
    member(https_office, "lia", role, "wates" if role is Role.VILLAGE else None)

    assert at_desk(https_office, "lia").opens("/moderasi/").status == 200


def test_whoever_has_to_have_a_code_cannot_give_it_up(https_office):
    secret, _ = with_code(https_office, "wati", Role.SUPERVISOR)
    wati = at_desk(https_office, "wati")
    token = wati.opens("/moderasi/akun/").first("input[name=csrf_token]")["value"]

    page = wati.sends("/moderasi/akun/kode/lepas", {"csrf_token": token, "kode_masuk": now(https_office, secret)})

    assert page.status == 409
    assert https_office.services.store.staff.member("wati").second_factor


def test_others_give_their_code_up_with_a_code(office):
    secret, _ = with_code(office)
    sri = at_desk(office)
    fields = form(sri, "/moderasi/akun/kode/lepas", on="/moderasi/akun/")
    wrong = sri.sends("/moderasi/akun/kode/lepas", {**fields, "kode_masuk": "000000"})

    done = sri.sends("/moderasi/akun/kode/lepas", {**fields, "kode_masuk": now(office, secret)})

    assert (wrong.status, done.status) == (422, 303)
    assert wrong.soup.select_one("#kode_masuk-salah")
    assert signs_in(office)[1].status == 303


def gives_code_up(visitor, code):
    fields = form(visitor, "/moderasi/akun/kode/lepas", on="/moderasi/akun/")
    return visitor.sends("/moderasi/akun/kode/lepas", {**fields, "kode_masuk": code})


def test_an_open_desk_is_no_place_to_guess_the_code_either(office):
    secret, _ = with_code(office)
    sri, elsewhere = at_desk(office), at_desk(office)

    tries = [gives_code_up(one, "000000") for _ in range(MOST_FAILURES // 2) for one in (sri, elsewhere)]
    locked = gives_code_up(sri, now(office, secret))

    assert [page.status for page in tries] == [422] * MOST_FAILURES
    assert (locked.status, locked.response.headers["Retry-After"]) == (429, "900")
    office.clock.passes(timedelta(minutes=16))
    assert gives_code_up(sri, now(office, secret)).status == 303


def test_knowing_the_password_gives_no_more_tries_at_the_code(office):
    secret, _ = with_code(office)
    sri = at_desk(office)
    for _ in range(MOST_FAILURES):
        gives_code_up(sri, "000000")

    changed = changes_password(sri)

    assert (changed.status, gives_code_up(sri, now(office, secret)).status) == (303, 429)


def test_another_admin_helps_whoever_lost_the_phone(office):
    with_code(office)
    ani = office.staff("ani", role=Role.ADMIN)

    done = acts(ani, "kode", on="sri")

    assert (done.status, signs_in(office)[1].status) == (303, 303)
    assert history(office)[-1] is Act.CODE_RESET


def test_no_admin_takes_the_own_code_off_that_way(office):
    with_code(office, "ani", Role.ADMIN)
    ani, page = at_desk(office, "ani"), "/moderasi/petugas/orang?nama=ani"
    fields = form(ani, "/moderasi/petugas/sesi", on=page)

    refused = ani.sends("/moderasi/petugas/kode", fields)

    assert refused.status == 409
    assert office.services.store.staff.member("ani").second_factor


def test_a_code_set_up_under_the_secret_of_before_still_works(tmp_path):
    older = b"an older secret that is only used by tests, 32+"
    with an_office(tmp_path, secret=older) as office:
        secret, _ = with_code(office)
    with an_office(tmp_path, older_secrets=(older,)) as office:
        office.clock.passes(timedelta(minutes=10))
        visitor, asked = signs_in(office)

        assert sends_code(asked, visitor, now(office, secret)).status == 303


def test_a_session_from_before_they_were_listed_is_listed_without_what_is_not_known(office):
    sri = office.staff()
    office.services.store.staff.open_session(a_session("of before", expires_at=office.clock() + timedelta(hours=1)))

    places = sri.opens("/moderasi/akun/").soup.select(".job")

    assert ["Perangkat lain" in one.get_text() for one in places] == [True, True]
