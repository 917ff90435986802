"""A sender whose letter was answered sends one more message under the same code, and both read the thread."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from feedback_api.actions.telling.tell_senders import tell_due
from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.submissions.submission import Status
from feedback_api.domain.thread import FOLLOW_UP_DAYS, follow_up_id
from feedback_api.notification.protocol import MailMessage
from feedback_api.settings import MailSettings
from feedback_api.store.numbers import years_of_reports
from tests.web_office import an_office

PRIVATE = "NIK saya 3514220000000001, fotokopi KK perlu dilegalisir?"
REPORT = "Petugas loket minta uang 50 ribu."
PLACE = "/lacak/susulan/"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def visitor(office):
    return office.visitor()


def answered(office, press="terbitkan", answer="**Bisa.** Bawa KK.", text="Apa syarat KTP?", **typed):
    """Send a letter that staff answer; return its code and how it is kept."""
    code = office.visitor().gets_code(text, **typed)
    letter = (office.waiting() + office.reports())[-1]
    staff = office.staff("wati", role=Role.SUPERVISOR) if letter.kind.is_confidential else office.staff()
    staff.decides(letter, press, jawaban=answer, panduan_kondisi="benar")
    return code, office.now_kept(letter)


def form_of(visitor, code):
    return visitor.sends("/lacak/", {"kode": code})


def asks_again(visitor, code, text="Berapa lama jadinya?", **typed):
    return visitor.sends(PLACE, {**form_of(visitor, code).fields(), "isi": text, **typed})


def second_of(office, letter):
    return office.services.store.submissions.get(follow_up_id(letter.id))


def test_what_is_asked_under_the_same_code_waits_with_its_thread(office, visitor):
    code, letter = answered(office)

    page = asks_again(visitor, code)

    (second,) = office.waiting()
    assert page.soup.h1.text == "Pesan susulan: Diterima"
    assert "Pesan susulan sudah kami terima" in page.words
    assert (second.follows, second.text, second.status) == (letter.id, "Berapa lama jadinya?", Status.WAITING)
    assert second.due == office.services.today() + timedelta(days=7)
    assert office.now_kept(letter).status is Status.PUBLISHED


def test_staff_read_the_whole_thread_from_both_letters_and_answer_again(office, visitor):
    code, letter = answered(office)
    asks_again(visitor, code, PRIVATE)
    sri, second = office.staff(), second_of(office, letter)

    queue, desk = sri.opens("/moderasi/"), sri.opens(f"/moderasi/kiriman/{second.id}")
    sri.decides(second, "jawab_pribadi", jawaban="Tidak perlu.", panduan_kondisi="benar")
    first = sri.opens(f"/moderasi/kiriman/{letter.id}")

    assert "Pesan susulan, satu kode dengan yang pertama" in queue.words
    assert "3514220000000001" not in queue.words + desk.words + first.words
    assert desk.first(f'a[href="/moderasi/kiriman/{letter.id}"]').text == "Buka kiriman pertama"
    assert "Apa syarat KTP?" in desk.words
    assert "Bawa KK." in desk.words
    assert "Tidak perlu." in first.words


def test_the_sender_reads_both_answers(office, visitor):
    code, letter = answered(office)
    asks_again(visitor, code)
    office.staff().decides(second_of(office, letter), "jawab_pribadi", jawaban="Tiga hari.", panduan_kondisi="benar")

    page = form_of(visitor, code)

    assert page.soup.h1.text == "Pesan susulan: Dijawab"
    assert page.words.index("Tiga hari.") < page.words.index("Bawa KK.")
    assert page.soup.select_one("form[action='/lacak/susulan/']") is None


def test_a_second_message_is_told_what_was_kept_and_is_given_back(office, visitor):
    code, letter = answered(office)
    form = form_of(visitor, code).fields()
    visitor.sends(PLACE, {**form, "isi": "Yang pertama."})

    page = visitor.sends(PLACE, {**form, "isi": "Yang kedua."})

    assert page.status == 409
    assert "hanya bisa satu" in page.words
    assert page.first("#isi").text.strip() == "Yang kedua."
    assert second_of(office, letter).text == "Yang pertama."


def test_the_same_press_again_is_answered_with_its_state_however_late_and_whatever_the_limit(tmp_path):
    with an_office(tmp_path, limit_per_device="1 per hour", limit_per_sender="2 per hour") as office:
        code, letter = answered(office)
        visitor = office.visitor()
        form = {**form_of(visitor, code).fields(), "isi": "Berapa lama?"}
        first = visitor.sends(PLACE, form)
        office.clock.passes(timedelta(days=60))

        again = visitor.sends(PLACE, form)

        assert (first.status, again.status) == (200, 200)
        assert len(list(office.services.store.submissions.events(follow_up_id(letter.id)))) == 1


def test_one_more_message_counts_like_any_letter_and_keeps_what_was_typed(tmp_path):
    with an_office(tmp_path, limit_per_sender="1 per hour", limit_per_device="9 per hour") as office:
        code, _ = answered(office)

        page = asks_again(office.visitor(), code, "Berapa lama?")

        assert page.status == 429
        assert page.value("isi") == "Berapa lama?"
        assert page.first("form[action='/lacak/susulan/']")
        assert not office.waiting()


@pytest.mark.parametrize(("days", "is_open"), [(14, True), (15, False)])
def test_after_ten_working_days_the_page_says_how_to_ask_anew(office, visitor, days, is_open):
    code, _ = answered(office)
    office.clock.passes(timedelta(days=days))

    page = form_of(visitor, code)

    assert FOLLOW_UP_DAYS == 10
    assert (page.soup.select_one(f"form[action='{PLACE}']") is not None) is is_open
    assert ("Pesan susulan bisa dikirim sampai Senin, 7 Desember 2026" in page.words) is not is_open
    assert (page.soup.select_one("a[href='/kirim/?panduan=ktp-el-baru'], a[href='/kirim/']") is not None) is not is_open


def test_a_message_that_comes_too_late_is_given_back(office, visitor):
    code, _ = answered(office)
    office.clock.passes(timedelta(days=14, hours=10))
    form = form_of(visitor, code).fields()
    office.clock.passes(timedelta(hours=13))

    page = visitor.sends(PLACE, {**form, "isi": "Masih bingung."})

    assert page.status == 409
    assert page.first("#isi").text.strip() == "Masih bingung."


@pytest.mark.parametrize("press", ["ambil", "tolak", "spam"])
def test_what_has_no_answer_takes_no_more(office, visitor, press):
    code = visitor.gets_code()
    office.staff().decides(office.waiting()[0], press, alasan="Ini urusan PLN.")

    page = form_of(visitor, code)
    sent = visitor.sends(PLACE, {**page.fields(), "isi": "Lagi.", "kunci": "k1", "waktu": waktu_of(visitor)})

    assert page.soup.select_one(f"form[action='{PLACE}']") is None
    assert sent.status == 409


def waktu_of(visitor):
    return visitor.opens("/kirim/").value("waktu")


def test_an_empty_message_comes_back_with_a_sentence_at_its_field(office, visitor):
    code, _ = answered(office)

    page = asks_again(visitor, code, " ", rahasia="ya")

    assert page.status == 422
    assert page.first("#isi-salah").text.strip() == "Tulis dulu yang ingin Anda sampaikan."
    assert page.value("rahasia") == "ya"


def test_a_wrong_code_counts_and_what_was_typed_goes_on_with_the_right_one(office, visitor):
    code, letter = answered(office)
    form = form_of(visitor, code).fields()
    wrong = visitor.sends(PLACE, {**form, "isi": "Berapa lama?", "kode": "2222-2222"})

    visitor.sends(PLACE, {**wrong.fields(), "kode": code})

    assert wrong.status == 404
    assert second_of(office, letter).text == "Berapa lama?"


def test_what_sounds_like_a_report_is_offered_the_confidential_way_first(office, visitor):
    code, _ = answered(office)

    offered = asks_again(visitor, code, REPORT)
    receipt = visitor.sends("/kirim/", {**offered.fields(), "rahasiakan": "ya"})

    assert offered.status == 422
    assert offered.first("#isi").text.strip() == REPORT
    assert receipt.status == 303
    assert [one.kind.is_confidential for one in office.reports()] == [True]
    assert not office.waiting()


def test_an_answer_to_it_stands_on_the_page_of_the_first_and_the_sender_is_led_there(office, visitor):
    code, letter = answered(office)
    asks_again(visitor, code)
    sri = office.staff()

    done = sri.decides(second_of(office, letter), "terbitkan", jawaban="Tiga hari.", panduan_kondisi="benar")

    assert second_of(office, letter).status is Status.PUBLISHED
    assert f"/tanya/{letter.id}/" in sri.opens(done.address).words
    assert form_of(visitor, code).first(".part .more a")["href"] == f"/tanya/{letter.id}/"


@pytest.mark.parametrize(("press", "typed"), [("jawab_pribadi", {}), ("terbitkan", {"rahasia": "ya"})])
def test_a_thread_is_as_public_as_it_began(office, visitor, press, typed):
    code, letter = answered(office, press)
    asks_again(visitor, code, **typed)
    sri, second = office.staff(), second_of(office, letter)

    desk = sri.opens(f"/moderasi/kiriman/{second.id}")
    sri.decides(second, "terbitkan", isi_terbit="Berapa lama?", jawaban="Tiga hari.", panduan_kondisi="benar")

    assert desk.soup.select_one("button[value=terbitkan]") is None
    assert second_of(office, letter).status is Status.WAITING


def test_once_the_first_is_withdrawn_what_follows_it_is_answered_in_private_only(office, visitor):
    code, letter = answered(office)
    asks_again(visitor, code)
    sri, second = office.staff(), second_of(office, letter)
    form = {**sri.opens(f"/moderasi/kiriman/{second.id}").fields(), "nama_alamat": "ya", "tindakan": "terbitkan"}
    sri.decides(letter, "tarik", alasan="Kami periksa dulu.")

    page = sri.sends(f"/moderasi/kiriman/{second.id}", {**form, "jawaban": "Tiga hari.", "panduan_kondisi": "benar"})

    assert page.status == 422
    assert "Kiriman pertamanya tidak terbit" in page.words
    assert second_of(office, letter).status is Status.WAITING


def test_what_was_published_with_it_is_read_as_private_once_the_first_is_withdrawn(office, visitor):
    code, letter = answered(office)
    asks_again(visitor, code)
    sri = office.staff()
    sri.decides(second_of(office, letter), "terbitkan", jawaban="Tiga hari.", panduan_kondisi="benar")
    sri.decides(letter, "tarik", alasan="Kami periksa dulu.")

    page = form_of(visitor, code)

    assert "Tiga hari." in page.words
    assert page.soup.select_one(f"a[href='/tanya/{letter.id}/']") is None


def test_it_can_be_undone_corrected_and_withdrawn_by_itself(office, visitor):
    code, letter = answered(office)
    asks_again(visitor, code)
    sri = office.staff()
    sri.decides(second_of(office, letter), "terbitkan", jawaban="Bayar Rp300.000.", panduan_kondisi="benar")
    sri.decides(second_of(office, letter), "perbaiki", jawaban="Gratis.", catatan="Gratis, bukan Rp300.000.")
    corrected = form_of(visitor, code)
    sri.decides(second_of(office, letter), "urungkan")
    undone = second_of(office, letter)
    sri.decides(undone, "tarik", alasan="Kami periksa dulu.")

    assert "Gratis, bukan Rp300.000." in corrected.words
    assert undone.answer.markdown == "Bayar Rp300.000."
    assert form_of(visitor, code).soup.h1.text == "Pesan susulan: Jawabannya kami tarik"
    assert office.now_kept(letter).status is Status.PUBLISHED


def test_nothing_is_merged_into_it_and_its_place_is_that_of_the_first(office, visitor):
    code, letter = answered(office)
    asks_again(visitor, code)
    sri, second = office.staff(), second_of(office, letter)
    sri.decides(second, "terbitkan", jawaban="Tiga hari.", panduan_kondisi="benar")
    other = office.kept("Sama dengan itu?")

    refused = sri.decides(other, "gabung", gabung_ke=second.id)

    assert refused.status == 422
    assert second.id not in str(refused.first("#gabung_ke"))
    assert sri.opens(f"/moderasi/kiriman/{second.id}").soup.select_one("button[value=ganti_tentang]") is None


def test_a_merged_letter_takes_one_more_message_in_private(office, visitor):
    _, main = answered(office)
    code, letter = visitor.gets_code("Syarat KTP apa?"), office.waiting()[0]
    office.staff().decides(letter, "gabung", gabung_ke=main.id)

    asks_again(visitor, code)

    assert second_of(office, letter).only_private


def test_it_becomes_a_report_before_the_letter_that_it_follows(office, visitor):
    code, letter = answered(office)
    asks_again(visitor, code)
    sri = office.staff()
    sri.decides(letter, "buka_lagi")
    refused = sri.decides(letter, "jadikan_laporan", alasan="Ini laporan.")
    sri.decides(second_of(office, letter), "jadikan_laporan", alasan="Ini laporan.")

    page = sri.opens(f"/moderasi/kiriman/{letter.id}")
    sri.decides(letter, "jadikan_laporan", alasan="Ini laporan.")

    assert "Jadikan dulu susulannya laporan rahasia" in refused.words
    assert "Ada pesan susulan" not in page.words
    assert {one.kind.is_confidential for one in (office.now_kept(letter), second_of(office, letter))} == {True}
    assert "Susulan" not in sri.opens("/moderasi/").words


def test_what_follows_a_report_is_sealed_is_the_supervisors_and_counts_no_second_report(office, visitor):
    code, letter = answered(office, "jawab_pribadi", jenis="laporan", text=REPORT)
    counted = years_of_reports(office.services.store.numbers)
    form = form_of(visitor, code)
    page = asks_again(visitor, code, "Joko juga minta rokok.")
    second, wati = second_of(office, letter), office.staff("wati", role=Role.SUPERVISOR)

    opened = wati.sends(f"/moderasi/kiriman/{second.id}/buka", wati.opens(f"/moderasi/kiriman/{second.id}").fields())

    assert "data-draft" not in str(form.first(f"form[action='{PLACE}']"))
    assert (page.status, second.text, office.waiting()) == (200, "", ())
    assert b"rokok" not in page.response.data
    assert "Joko juga minta rokok." in opened.words
    assert office.staff("sri").opens(f"/moderasi/kiriman/{second.id}").status == 404
    assert years_of_reports(office.services.store.numbers) == counted


def test_whoever_has_the_code_gets_both_in_the_copy(office, visitor):
    code, letter = answered(office)
    asks_again(visitor, code, PRIVATE)

    page, file = (visitor.sends(f"/lacak/{name}", {"kode": code}) for name in ("salinan/", "salinan.json"))

    assert PRIVATE in page.words
    assert file.response.get_json()["susulan"]["isi"] == PRIVATE
    events = list(office.services.store.submissions.events(follow_up_id(letter.id)))
    assert [one.act for one in events] == [Act.RECEIVED, Act.COPIED, Act.COPIED]


def test_what_follows_is_corrected_by_itself(office, visitor):
    code, letter = answered(office)
    asks_again(visitor, code)
    asked = {"kode": code, "bagian": "susulan"}
    form = visitor.sends("/lacak/perbaiki/", asked)

    sure = visitor.sends("/lacak/perbaiki/", {**form.fields(), "isi": "Berapa hari jadinya?"})
    visitor.sends("/lacak/perbaiki/", {**sure.fields(), "yakin": "ya"})

    assert form.first("#isi").text.strip() == "Berapa lama jadinya?"
    assert form.soup.select_one("#kontak") is None
    assert second_of(office, letter).text == "Berapa hari jadinya?"
    assert office.now_kept(letter).wish is None


def test_the_whole_thread_is_deleted_with_one_press(office, visitor):
    code, letter = answered(office)
    asks_again(visitor, code)
    sure = {"kode": code, "tindakan": "hapus_kiriman", "yakin": "ya", "versi": str(letter.version)}

    visitor.sends("/lacak/hapus/", sure)

    kept = (office.now_kept(letter), second_of(office, letter))
    assert [(one.status, one.text) for one in kept] == [(Status.TAKEN_BACK, "")] * 2
    assert not office.waiting()


def test_nothing_of_the_second_is_deleted_where_the_first_was_changed_meanwhile(office, visitor):
    code, letter = answered(office)
    asks_again(visitor, code)

    page = visitor.sends("/lacak/hapus/", {"kode": code, "tindakan": "hapus_kiriman", "yakin": "ya", "versi": "1"})

    assert page.status == 409
    assert second_of(office, letter).text == "Berapa lama jadinya?"


def test_the_supervisor_confirms_the_erasure_of_both_reports(office, visitor):
    code, letter = answered(office, "jawab_pribadi", jenis="laporan", text=REPORT)
    asks_again(visitor, code, "Joko juga minta rokok.")

    visitor.sends(
        "/lacak/hapus/", {"kode": code, "tindakan": "minta_hapus", "yakin": "ya", "versi": str(letter.version)}
    )

    assert all(one.erasure_due for one in (office.now_kept(letter), second_of(office, letter)))


def test_the_address_of_the_first_is_told_of_the_second_answer(tmp_path):
    mail = MailSettings(url="folder:/nowhere", sender="kantor@kantor.example")
    with an_office(tmp_path, mail=mail, origin="https://kantor.example") as office:
        postbox: list[MailMessage] = []
        code, letter = answered(office, kontak="siti@example.id")
        asks_again(office.visitor(), code)
        sri = office.staff()
        sri.decides(second_of(office, letter), "terbitkan", jawaban="Tiga hari.", panduan_kondisi="benar")
        desk = sri.opens(f"/moderasi/kiriman/{follow_up_id(letter.id)}")
        office.clock.passes(UNDO_FOR)

        tell_due(office.services, SimpleNamespace(send=postbox.append))

        assert [one.to for one in postbox] == ["siti@example.id"] * 2
        assert [f"https://kantor.example/tanya/{letter.id}/" in one.text for one in postbox] == [True, True]
        assert "Pengirim akan dikabari lewat email." in desk.words
        assert not second_of(office, letter).has_contact
