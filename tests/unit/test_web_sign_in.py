"""A member of staff comes in, is interrupted, and goes home; somebody else tries to."""

from datetime import timedelta

import pytest

from feedback_api.actions import staff as staff_actions
from feedback_api.domain.staff import Role
from tests.web_office import PASSWORD, an_office

KEPT = {"jawaban": "**Bisa.** Bawa KK.", "isi_terbit": "Apa syaratnya?", "panduan_kondisi": "kurang_jelas"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        office.has_password()
        yield office


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
    asked = sri.sends(path, {**form, "tindakan": "terbitkan"})

    back = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "sri", "sandi": PASSWORD})

    assert asked.status == 401
    assert "Anda perlu masuk lagi." in asked.words
    assert {name: back.value(name) for name in KEPT} == KEPT
    assert office.now_kept(submission).status.is_open


def test_a_wrong_password_in_between_loses_nothing(office):
    submission, sri = office.kept(), office.staff()
    path = f"/moderasi/kiriman/{submission.id}"
    form = {**sri.opens(path).fields(), **KEPT}
    office.clock.passes(timedelta(hours=13))
    asked = sri.sends(path, {**form, "tindakan": "terbitkan"})
    again = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "sri", "sandi": "salah"})

    back = sri.sends("/moderasi/masuk", {**again.fields(), "nama": "sri", "sandi": PASSWORD})

    assert {name: back.value(name) for name in KEPT} == KEPT


def test_words_carried_through_a_sign_in_do_not_open_another_desas_submission(office):
    submission = office.kept(desa="tambaklekok")
    budi = staff_actions.NewMember(name="budi", role=Role.VILLAGE, password=PASSWORD, village="wates")
    staff_actions.create(office.services, budi)
    path = f"/moderasi/kiriman/{submission.id}"

    page = signs_in(office.visitor(), nama="budi", lanjut=path, **{"titip-jawaban": "x"})

    assert page.status == 403


def test_a_sign_in_from_a_form_we_did_not_make_is_asked_for_again(visitor):
    page = visitor.sends("/moderasi/masuk", {"nama": "sri", "sandi": PASSWORD})

    assert page.status == 422
    assert page.value("nama") == "sri"
    assert visitor.opens("/moderasi/").status == 303


@pytest.mark.parametrize(
    ("origin", "cookie"), [("https://lekok.example", "__Host-meja="), ("http://127.0.0.1:8000", "meja=")]
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
    with an_office(tmp_path, origin="https://lekok.example") as office:
        office.has_password()
        visitor = office.visitor()
        visitor.client.environ_base |= {"wsgi.url_scheme": "https", "HTTP_HOST": "lekok.example"}
        form = visitor.opens("/moderasi/masuk").fields()
        ours = {"Origin": "https://lekok.example", "Referer": "https://lekok.example/moderasi/masuk"}

        entered = visitor.sends("/moderasi/masuk", {**form, "nama": "sri", "sandi": PASSWORD}, **ours)

        assert entered.status == 303
        assert visitor.opens("/moderasi/").status == 200


def test_the_staff_pages_are_kept_by_no_browser_and_found_by_no_search_engine(visitor):
    page = visitor.opens("/moderasi/masuk")

    assert page.response.headers["Cache-Control"] == "no-store"
    assert page.first("meta[name=robots]")["content"] == "noindex"
