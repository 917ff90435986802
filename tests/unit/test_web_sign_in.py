"""A member of staff comes in, is interrupted, and goes home; somebody else tries to."""

from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from feedback_api.actions.members import staff as staff_actions
from feedback_api.app import create_app
from feedback_api.domain.errors import StoreUnavailable
from feedback_api.domain.members.staff import Role
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.security.turns import Turns
from feedback_api.store.protocol import Store
from tests.web_office import PASSWORD, Visitor, an_office

KEPT = {"jawaban": "**Bisa.** Bawa KK.", "isi_terbit": "Apa syaratnya?", "panduan_kondisi": "kurang_jelas"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        office.has_password()
        yield office


class NobodyCanBeLookedUp:
    """A store that cannot be reached just now."""

    @property
    def staff(self):
        raise StoreUnavailable


@pytest.fixture
def visitor(office):
    return office.visitor()


def signs_in(visitor, path="/moderasi/masuk", **typed: str):
    fields = {**visitor.opens(path).fields(), "nama": "sri", "sandi": PASSWORD, **typed}
    return visitor.sends("/moderasi/masuk", fields)


@pytest.mark.parametrize("path", ["/moderasi/", "/moderasi/?saring=bebas", "/moderasi/kiriman/abcdefgh23"])
def test_whoever_has_not_signed_in_is_asked_to_and_led_on(visitor, path):
    asked = visitor.opens(path)

    assert asked.status == 303
    assert signs_in(visitor, asked.address).address == path


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "/\\evil.example", "/kirim/", "javascript:1"]
)
def test_a_sign_in_never_leads_to_another_site(visitor, onward):
    assert signs_in(visitor, lanjut=onward).address == "/moderasi/"


@pytest.mark.parametrize(("name", "password"), [("sri", "salah"), ("siapa", PASSWORD), ("SRI", "")])
def test_a_wrong_name_and_a_wrong_password_are_told_the_same(visitor, name, password):
    page = signs_in(visitor, nama=name, sandi=password)

    assert page.status == 422
    assert page.value("nama") == name
    assert not page.value("sandi")


def test_the_eleventh_wrong_password_locks_the_account_for_a_while(office, visitor):
    tries = [signs_in(visitor, sandi="salah").status for _ in range(11)]
    right = signs_in(visitor)
    office.clock.passes(timedelta(minutes=16))

    assert tries == [422] * 10 + [429]
    assert right.status == 429
    assert signs_in(visitor).status == 303


def from_elsewhere(office, address="203.0.113.66"):
    stranger = office.visitor()
    stranger.client.environ_base["REMOTE_ADDR"] = address
    return stranger


def test_a_device_that_has_signed_in_before_is_never_shut_out_by_strangers(office, visitor):
    signs_in(visitor)
    in_the_office, elsewhere = office.visitor(), from_elsewhere(office)

    tries = [signs_in(one, sandi="salah").status for one in (in_the_office, elsewhere) for _ in range(12)]

    assert tries == ([422] * 10 + [429] * 2) * 2
    assert signs_in(visitor).status == 303


def test_ten_wrong_passwords_from_elsewhere_keep_no_new_device_out(office, visitor):
    tries = [signs_in(from_elsewhere(office), sandi="salah").status for _ in range(11)]

    assert tries == [422] * 10 + [429]
    assert signs_in(visitor).status == 303


def test_a_known_device_that_guesses_waits_too_but_only_with_that_name(office, visitor):
    office.has_password("rini")
    signs_in(visitor)

    tries = [signs_in(visitor, sandi="salah").status for _ in range(11)]

    assert tries == [422] * 10 + [429]
    assert (signs_in(visitor, nama="rini").status, signs_in(from_elsewhere(office)).status) == (303, 303)


def test_a_stranger_on_a_device_known_for_another_name_is_a_stranger(office, visitor):
    office.has_password("rini")
    signs_in(visitor)

    [signs_in(visitor, nama="rini", sandi="salah") for _ in range(11)]

    assert signs_in(visitor, nama="rini").status == 429
    assert signs_in(visitor).status == 303


def test_while_as_many_passwords_are_checked_as_may_be_the_next_is_told_so_and_loses_nothing(tmp_path):
    with an_office(tmp_path, limit_sign_in="1 per hour") as office:
        office.has_password()
        impatient = replace(office.services, password_turns=Turns(waits=0))
        visitor = Visitor(create_app(impatient))
        with impatient.password_turns.one(is_known=False):
            busy = [signs_in(visitor) for _ in range(12)]

        assert {page.status for page in busy} == {503}
        assert "Sedang banyak yang masuk bersamaan." in busy[0].words
        assert (busy[0].value("nama"), busy[0].response.headers["Retry-After"]) == ("sri", "5")
        assert signs_in(visitor).status == 303


def test_strangers_leave_a_turn_to_a_device_that_is_known(tmp_path):
    with an_office(tmp_path) as office:
        office.has_password()
        impatient = replace(office.services, password_turns=Turns(waits=0))
        visitor = Visitor(create_app(impatient))
        signs_in(visitor)
        with impatient.password_turns.one(is_known=False):
            assert signs_in(visitor).status == 303


def test_an_office_without_staff_says_so(tmp_path):
    with an_office(tmp_path) as office:
        assert "Belum ada petugas yang terdaftar." in office.visitor().opens("/moderasi/masuk").words


def test_who_goes_home_is_out_at_once(office):
    sri = office.staff()
    form = sri.opens("/moderasi/").soup.select_one("header form")
    token = form.select_one("input[name=csrf_token]")["value"]

    left = sri.sends("/moderasi/keluar", {"csrf_token": token})

    assert left.address == "/moderasi/masuk"
    assert sri.opens("/moderasi/").status == 303


def test_a_new_password_ends_every_session(office):
    sri = office.staff()

    staff_actions.set_password(office.services, name="sri", password=PASSWORD)

    assert sri.opens("/moderasi/").status == 303


def test_a_day_later_the_session_is_over(office):
    sri = office.staff()
    office.clock.passes(timedelta(hours=13))

    assert sri.opens("/moderasi/").status == 303


def test_words_typed_before_the_session_ended_are_there_after_signing_in_again(office):
    submission, sri = office.kept(), office.staff()
    path = f"/moderasi/kiriman/{submission.id}"
    form = {**sri.opens(path).fields(), **KEPT}
    office.clock.passes(timedelta(hours=13))
    asked = sri.sends(path, {**form, "nama_alamat": "ya", "tindakan": "terbitkan"})

    back = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "sri", "sandi": PASSWORD})

    assert asked.status == 401
    assert "Anda perlu masuk lagi." in asked.words
    assert {name: back.value(name) for name in KEPT} == KEPT
    assert office.now_kept(submission).status.is_open


DESK = {
    "a new visit": (
        "/moderasi/kunjungan/baru",
        {
            "desa": "tambakmisal",
            "tanggal": "2026-12-10",
            "tempat": "Balai <Desa>",
            "layanan-ktp-el-baru": "ya",
            "untuk-wates": "ya",
        },
        EntryKind.VISIT,
        "tambakmisal-2026-12-10",
    ),
    "a changed visit": (
        "/moderasi/kunjungan/wates-desember/ubah",
        {"mulai": "09.00", "alasan": "Jalan ditutup pagi."},
        EntryKind.OVERRIDE,
        "wates-desember",
    ),
    "calling off": (
        "/moderasi/kunjungan/wates-desember/batal",
        {"alasan": "Jalan banjir."},
        EntryKind.OVERRIDE,
        "wates-desember",
    ),
    "a result": (
        "/moderasi/kunjungan/wates-november/",
        {"dilayani-ktp-el-baru": "20"},
        EntryKind.RESULT,
        "wates-november",
    ),
}


@pytest.mark.parametrize(("path", "typed", "kind", "name"), DESK.values(), ids=DESK)
def test_every_form_of_the_visits_desk_is_kept_with_one_more_press(office, path, typed, kind, name):
    sri = office.staff()
    form = {**sri.opens(path).fields(), **typed}
    office.clock.passes(timedelta(hours=13))
    asked = sri.sends(path, form)
    back = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "sri", "sandi": PASSWORD})
    before = office.services.store.notebook.get(kind, name)

    kept = sri.sends(back.first("main form")["action"], back.fields())

    assert (asked.status, back.status, before) == (401, 200, None)
    assert kept.status == 303
    assert office.services.store.notebook.get(kind, name)


def test_what_a_resident_said_is_kept_with_one_more_press(office):
    sri, path = office.staff(), "/moderasi/kunjungan/wates-november/suara"
    form = {**sri.opens(path).fields(), "jenis": "usulan", "isi": "Loketnya <kurang>."}
    office.clock.passes(timedelta(hours=13))
    asked = sri.sends(path, form)
    back = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "sri", "sandi": PASSWORD})

    sri.sends(back.first("main form")["action"], back.fields())

    assert back.first("textarea").text.strip() == "Loketnya <kurang>."
    assert [submission.text for submission in office.waiting()] == ["Loketnya <kurang>."]


def test_a_tap_at_the_counter_is_counted_with_one_more_press(office):
    sri, path = office.staff(), "/moderasi/loket/?panduan=akta-kelahiran&desa=wates"
    form = {**sri.opens(path).fields(), "hasil": "ya"}
    office.clock.passes(timedelta(hours=13))
    asked = sri.sends("/moderasi/loket/", form)
    back = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "sri", "sandi": PASSWORD})

    counted = sri.sends(back.first("main form")["action"], back.fields())

    assert "tercatat=ya" in counted.address


def test_a_wrong_password_in_between_loses_nothing(office):
    submission, sri = office.kept(), office.staff()
    path = f"/moderasi/kiriman/{submission.id}"
    form = {**sri.opens(path).fields(), **KEPT}
    office.clock.passes(timedelta(hours=13))
    asked = sri.sends(path, {**form, "nama_alamat": "ya", "tindakan": "terbitkan"})
    again = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "sri", "sandi": "salah"})

    back = sri.sends("/moderasi/masuk", {**again.fields(), "nama": "sri", "sandi": PASSWORD})

    assert {name: back.value(name) for name in KEPT} == KEPT


def test_words_carried_through_a_sign_in_do_not_open_another_desas_submission(office):
    submission = office.kept(desa="tambakmisal")
    budi = staff_actions.NewMember(name="budi", role=Role.VILLAGE, password=PASSWORD, village="wates")
    staff_actions.create(office.services, budi)
    path = f"/moderasi/kiriman/{submission.id}"

    page = signs_in(office.visitor(), nama="budi", lanjut=path, **{"titip-jawaban": "x"})

    assert (page.status, page.address) == (303, "/moderasi/")


def interrupted(office, sri, path, **typed):
    """What the sign-in shows to whoever typed this when the session was over."""
    form = {**sri.opens(path).fields(), **typed}
    office.clock.passes(timedelta(hours=13))
    return sri.sends(path, form)


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/moderasi/kunjungan/wates-desember/batal", {"alasan": "Kata rahasia Sri."}),
        ("/moderasi/kunjungan/wates-november/suara", {"isi": "Kata rahasia Sri."}),
    ],
    ids=["calling off", "voice"],
)
def test_what_one_typed_is_shown_to_nobody_else_who_signs_in(office, path, typed):
    office.has_password("rini")
    sri = office.staff()
    asked = interrupted(office, sri, path, **typed)

    entered = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "rini", "sandi": PASSWORD})

    assert (asked.status, entered.status, entered.address) == (401, 303, "/moderasi/")
    assert "Kata rahasia Sri." not in entered.response.text + sri.opens(entered.address).response.text


def test_an_answer_to_a_submission_is_shown_to_nobody_else_who_signs_in(office):
    office.has_password("rini")
    sri, path = office.staff(), f"/moderasi/kiriman/{office.kept().id}"
    asked = interrupted(office, sri, path, **KEPT)

    entered = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "rini", "sandi": PASSWORD})

    assert (entered.status, entered.address) == (303, "/moderasi/")


def test_what_was_typed_is_kept_for_whoever_signed_out_in_another_window(office):
    sri, path = office.staff(), "/moderasi/kunjungan/wates-november/suara"
    form = {**sri.opens(path).fields(), "isi": "Loketnya kurang."}
    sri.leaves()
    asked = sri.sends(path, form)

    back = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "sri", "sandi": PASSWORD})

    assert back.value("isi") == "Loketnya kurang."


def test_what_goes_on_travelling_leads_nowhere_else(office):
    sri = office.staff()
    asked = interrupted(office, sri, "/moderasi/kunjungan/wates-november/suara", isi="Loketnya kurang.")
    bent = {**asked.fields(), "lanjut": "/moderasi/kunjungan/wates-desember/batal"}

    entered = sri.sends("/moderasi/masuk", {**bent, "nama": "sri", "sandi": PASSWORD})

    assert (entered.status, entered.address) == (303, "/moderasi/")


def test_what_was_typed_about_what_one_may_not_see_any_more_can_be_copied(office):
    submission, sri = office.kept(), office.staff()
    asked = interrupted(office, sri, f"/moderasi/kiriman/{submission.id}", **KEPT)
    office.staff("rini").decides(submission, "jadikan_laporan", alasan="Ini laporan.")

    back = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "sri", "sandi": PASSWORD})

    assert back.status == 404
    assert KEPT["jawaban"] in back.words
    assert back.soup.select("main form") == []


def test_a_store_that_is_gone_for_a_moment_loses_nothing_and_shows_it_to_nobody(office):
    sri = office.staff()
    asked = interrupted(office, sri, "/moderasi/kunjungan/wates-november/suara", isi="Loketnya kurang.")
    meanwhile = Visitor(create_app(replace(office.services, store=cast(Store, NobodyCanBeLookedUp()))))
    cookie = sri.client.get_cookie("meja")
    meanwhile.client.set_cookie(cookie.key, cookie.value)

    again = meanwhile.sends("/moderasi/masuk", {**asked.fields(), "nama": "sri", "sandi": PASSWORD})
    back = sri.sends("/moderasi/masuk", {**again.fields(), "nama": "sri", "sandi": PASSWORD})

    assert again.status == 503
    assert "Loketnya kurang." not in again.words
    assert back.value("isi") == "Loketnya kurang."


def test_a_sign_in_from_a_form_we_did_not_make_is_asked_for_again(visitor):
    page = visitor.sends("/moderasi/masuk", {"nama": "sri", "sandi": PASSWORD})

    assert page.status == 422
    assert page.value("nama") == "sri"
    assert visitor.opens("/moderasi/").status == 303


@pytest.mark.parametrize(
    ("origin", "cookie"), [("https://kantor.example", "__Host-meja="), ("http://127.0.0.1:8000", "meja=")]
)
def test_the_cookie_is_as_strict_as_the_origin_allows(tmp_path, origin, cookie):
    with an_office(tmp_path, origin=origin) as office:
        answer = office.app.test_client().get("/moderasi/masuk", base_url=origin)

    set_cookie = answer.headers["Set-Cookie"]
    is_secure = origin.startswith("https")

    assert set_cookie.startswith(cookie)
    assert ("Secure" in set_cookie) is is_secure
    assert "HttpOnly" in set_cookie
    assert "SameSite=Lax" in set_cookie
    assert "Path=/" in set_cookie
    assert "Domain" not in set_cookie


def test_on_https_a_form_of_ours_is_taken(tmp_path):
    with an_office(tmp_path, origin="https://kantor.example") as office:
        office.has_password()
        visitor = office.visitor()
        visitor.client.environ_base |= {"wsgi.url_scheme": "https", "HTTP_HOST": "kantor.example"}
        form = visitor.opens("/moderasi/masuk").fields()
        ours = {"Origin": "https://kantor.example", "Referer": "https://kantor.example/moderasi/masuk"}

        entered = visitor.sends("/moderasi/masuk", {**form, "nama": "sri", "sandi": PASSWORD}, **ours)

        assert entered.status == 303
        assert visitor.opens("/moderasi/").status == 200


def test_the_staff_pages_are_kept_by_no_browser_and_found_by_no_search_engine(visitor):
    page = visitor.opens("/moderasi/masuk")

    assert page.response.headers["Cache-Control"] == "no-store"
    assert page.first("meta[name=robots]")["content"] == "noindex"
