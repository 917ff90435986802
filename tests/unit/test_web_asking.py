"""A resident sends something from a phone, on a bad line, without an account and without a script."""

from datetime import timedelta
from urllib.parse import unquote

import pytest

from feedback_api.domain.submissions.submission import Kind, Suspicion
from tests.web_office import an_office

LOST = "Tulisan Anda aman, tidak ada yang hilang."


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def visitor(office):
    return office.visitor()


def test_a_link_from_a_guide_says_what_the_question_is_about(visitor):
    page = visitor.opens("/kirim/?panduan=akta-kelahiran&desa=wates")

    assert "Tentang panduan Akta kelahiran" in page.words
    assert (page.value("panduan"), page.value("desa")) == ("akta-kelahiran", "wates")


def test_a_link_with_names_nobody_knows_opens_the_plain_form(visitor):
    page = visitor.opens("/kirim/?panduan=tidak-ada&desa=atlantis&jenis=lain")

    assert page.status == 200
    assert (page.value("panduan"), page.value("desa"), page.value("jenis")) == (None, "", None)


def test_a_link_may_choose_the_kind(visitor):
    assert visitor.opens("/kirim/?jenis=keluhan").value("jenis") == "keluhan"


def test_nothing_is_chosen_that_decides_by_when_an_answer_is_due(visitor):
    fields = visitor.opens("/kirim/?panduan=akta-kelahiran&desa=wates").fields()

    page = visitor.sends("/kirim/", {**fields, "isi": "Petugasnya lama sekali."})

    assert "jenis" not in fields
    assert page.status == 422
    assert "Pilih dulu ini tentang apa: pertanyaan, keluhan, usulan, atau saran." in page.words
    assert page.value("isi") == "Petugasnya lama sekali."


def test_what_was_sent_is_kept_with_all_that_was_chosen(office):
    kept = office.kept("Jalan rusak", jenis="keluhan", desa="wates", panduan="ktp-el-baru", nama="Siti", kontak="")

    assert (kept.kind, kept.text, kept.village, kept.guide) == (
        Kind.COMPLAINT,
        "Jalan rusak",
        "wates",
        "ktp-el-baru",
    )
    assert kept.has_contact


def test_the_receipt_shows_the_code_and_by_when_the_office_answers(visitor):
    sent = visitor.asks(desa="wates")

    receipt = visitor.opens(sent.address)

    assert sent.status == 303
    assert "Dijawab paling lambat Senin, 30 November" in receipt.words
    assert len(receipt.first(".slip__code").text) == 9


def test_the_code_can_be_kept_in_a_message_to_oneself(visitor):
    receipt = visitor.opens(visitor.asks().address)

    link = unquote(receipt.first("a[href^='https://wa.me/']")["href"])

    assert receipt.first(".slip__code").text in link
    assert "http://127.0.0.1:8000/lacak/" in link


def test_the_address_of_the_receipt_does_not_show_the_code(visitor):
    sent = visitor.asks()

    code = visitor.opens(sent.address).first(".slip__code").text

    assert code.replace("-", "") not in sent.address


def test_the_receipt_closes_after_an_hour(office, visitor):
    sent = visitor.asks()
    office.clock.passes(timedelta(minutes=61))

    late = visitor.opens(sent.address)

    assert late.status == 410
    assert late.soup.select_one("a[href='/lacak/']")


@pytest.mark.parametrize("token", ["", "x", "gAAAA", "é", "../../etc"])
def test_a_made_up_receipt_shows_nothing(visitor, token):
    assert visitor.opens(f"/kirim/diterima/?t={token}").status == 410


def test_five_presses_make_one_submission_and_the_same_receipt(office, visitor):
    form = {**visitor.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": "Kapan ke desa saya?"}

    codes = {visitor.opens(visitor.sends("/kirim/", form).address).first(".slip__code").text for _ in range(5)}

    assert len(codes) == 1
    assert len(office.waiting()) == 1


def test_an_edited_text_under_the_same_form_is_not_lost(office, visitor):
    form = visitor.opens("/kirim/?jenis=pertanyaan").fields()
    visitor.sends("/kirim/", {**form, "isi": "Kapan?"})

    visitor.sends("/kirim/", {**form, "isi": "Kapan ke Wates?"})

    assert {kept.text for kept in office.waiting()} == {"Kapan?", "Kapan ke Wates?"}


def test_everything_wrong_is_said_at_once_with_a_way_to_each_field(visitor):
    page = visitor.asks("", kontak="0812 345", jenis="", nama="n" * 101, desa="atlantis")

    ways = [link["href"] for link in page.soup.select(".errs a")]

    assert page.status == 422
    assert "Ada 5 yang perlu diperbaiki" in page.words
    assert ways == ["#jenis", "#desa", "#isi", "#nama", "#kontak"]
    assert all(page.soup.select_one(f"main {way}") for way in ways)


def test_nothing_typed_is_lost_when_something_is_wrong(visitor):
    typed = {"jenis": "usulan", "desa": "wates", "nama": "Siti", "kontak": "0812 345"}

    page = visitor.asks("Buka sampai sore, ya.", **typed)

    assert LOST in page.words
    assert {name: page.value(name) for name in typed} == typed
    assert page.value("isi") == "Buka sampai sore, ya."


def test_a_wrong_field_is_marked_for_the_eye_and_the_ear(visitor):
    field = visitor.asks(kontak="0812 345").soup.select_one("#kontak")

    assert field["aria-invalid"] == "true"
    assert "kontak-salah" in field["aria-describedby"]


@pytest.mark.parametrize(
    "number", ["0812 3456 7890", "+62 812-3456-7890", "(0343) 123 4567", "siti@contoh.example", ""]
)
def test_a_number_may_be_written_as_people_write_it(visitor, number):
    assert visitor.asks(kontak=number).status == 303


@pytest.mark.parametrize(
    "number",
    [
        "\u0660\u0668\u0661\u0662 \u0663\u0664\u0665\u0666 \u0667\u0668\u0669\u0660",
        "O812\u00a03456 7890",
        "\uff10\uff18\uff11\uff12\u20133456\u20137890",
    ],
)
def test_a_number_typed_with_other_digits_is_kept_as_one_that_can_be_dialled(office, number):
    sri, path = office.staff(), f"/moderasi/kiriman/{office.kept(kontak=number).id}"

    opened = sri.sends(f"{path}/buka", sri.opens(path).fields())

    shown = opened.first(".decision__contact").text
    assert "08123456789" in shown.replace(" ", "").replace("-", "")


@pytest.mark.parametrize("number", ["0812 345", "nanti saja", "0812" * 5, "a@b", "x" * 200])
def test_a_number_nobody_can_call_is_questioned(visitor, number):
    assert visitor.asks(kontak=number).status == 422


def test_a_text_that_is_too_long_comes_back_whole(visitor):
    text = "panjang " * 600

    page = visitor.asks(text)

    assert "Tulisan terlalu panjang: 4.799 huruf. Paling banyak 4.000." in page.words
    assert page.value("isi") == text.strip()


def test_a_guide_nobody_knows_is_questioned_and_can_be_put_right(visitor):
    page = visitor.asks(panduan="tidak-ada")

    assert page.status == 422
    assert visitor.sends("/kirim/", {**page.fields(), "panduan": ""}).status == 303


def test_a_form_that_stood_open_for_two_days_is_sent_with_one_more_press(office, visitor):
    form = {**visitor.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": "Masih ada?"}
    office.clock.passes(timedelta(hours=48))

    again = visitor.sends("/kirim/", form)

    assert again.status == 422
    assert "Halaman ini terlalu lama terbuka. Tulisan Anda aman. Tekan Kirim sekali lagi." in again.words
    assert visitor.sends("/kirim/", again.fields()).status == 303


@pytest.mark.parametrize("foul", ["", "1", "MTc5NTQxMDAwMDAwMA.LxS1Fyk9NVBVUt6Q", "\x00", "é" * 50])
def test_a_time_we_did_not_sign_is_not_believed(visitor, foul):
    page = visitor.asks(waktu=foul)

    assert page.status == 422
    assert page.value("isi") == "Apa saja syarat membuat KTP baru?"


@pytest.mark.parametrize("foul", ["", "x" * 101, "a b", "<script>", "kunci\u2028x"])
def test_a_key_we_cannot_use_is_replaced_by_a_fresh_one(visitor, foul):
    page = visitor.asks(kunci=foul)

    assert page.status == 422
    assert visitor.sends("/kirim/", page.fields()).status == 303


def test_what_came_faster_than_anybody_types_is_kept_and_marked(office):
    assert office.kept().suspicion is Suspicion.TOO_FAST


def test_what_took_a_moment_is_kept_unmarked(office, visitor):
    form = {**visitor.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": "Berapa biayanya?"}
    office.clock.passes(timedelta(seconds=3))

    visitor.sends("/kirim/", form)

    assert office.waiting()[0].suspicion is None


def test_the_field_that_only_programs_fill_in_asks_to_be_emptied(visitor):
    page = visitor.asks(situs="https://casino.example")

    assert page.status == 422
    assert page.value("isi") == "Apa saja syarat membuat KTP baru?"


def test_a_site_that_is_not_built_yet_still_takes_the_text(tmp_path):
    with an_office(tmp_path, catalogue=None) as office:
        page = office.visitor().opens("/kirim/")

        kept = office.kept("Kapan buka?", panduan="ktp-el-baru", desa="wates")

    assert page.soup.select_one("select[name=desa]") is None
    assert kept.text == "Kapan buka?"


def test_a_form_in_a_demonstration_marks_what_it_takes(tmp_path):
    with an_office(tmp_path, demonstration=True) as office:
        assert office.kept().demonstration


def test_a_write_from_another_sites_page_is_refused(office, visitor):
    form = {**visitor.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": "Bukan saya"}

    page = visitor.sends("/kirim/", form, Origin="https://evil.example")

    assert page.status == 403
    assert page.first("main textarea").text.strip() == "Bukan saya"
    assert page.soup.select("main button") == []
    assert office.waiting() == ()


def test_the_form_is_kept_by_the_browser_for_going_back_and_the_receipt_is_not(visitor):
    form = visitor.opens("/kirim/")
    receipt = visitor.opens(visitor.asks().address)

    assert form.response.headers["Cache-Control"] == "private, no-cache"
    assert receipt.response.headers["Cache-Control"] == "no-store"


def test_public_pages_set_no_cookie_but_the_forms_own_which_says_nothing_of_anybody(visitor):
    form = visitor.opens("/kirim/")
    pages = [visitor.opens("/kirim/"), visitor.asks(), visitor.opens("/lacak/"), visitor.opens("/sehat")]

    assert all("Set-Cookie" not in page.response.headers for page in pages)
    assert [cookie.partition("=")[0] for cookie in form.response.headers.getlist("Set-Cookie")] == ["pengirim"]


def test_the_receipt_shows_what_was_answered_before_about_the_same_guide(office, visitor):
    first = office.kept("Apa saja syaratnya?", panduan="akta-kelahiran")
    office.kept("Lain hal", panduan="ktp-el-baru")
    office.staff().decides(first, "terbitkan", jawaban="**Bisa.** Bawa KK.", panduan_kondisi="benar")

    receipt = visitor.opens(visitor.asks("Syarat akta apa?", panduan="akta-kelahiran").address)

    assert "Mungkin sudah terjawab Apa saja syaratnya? Bisa. Bawa KK." in receipt.words
    assert receipt.first(".talk a")["href"] == f"/tanya/{first.id}/"


def test_a_receipt_about_nothing_in_particular_shows_no_other_answers(office, visitor):
    office.staff().decides(office.kept(), "terbitkan", jawaban="Bisa.")

    receipt = visitor.opens(visitor.asks().address)

    assert "Mungkin sudah terjawab" not in receipt.words
