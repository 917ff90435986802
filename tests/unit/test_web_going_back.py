"""On the desk a slip is mended with one press, and the sender reads what is true."""

from datetime import timedelta

import pytest

from feedback_api import wording
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.submissions.submission import Status
from feedback_api.moderation.wording import DECLINE_REASONS
from tests.web_office import an_office

ANSWERED = {"jawaban": "Bayar Rp300.000."}
CORRECTED = {"jawaban": "**Gratis.**", "catatan": "Gratis, bukan Rp300.000."}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def sri(office):
    return office.staff()


def path_of(submission):
    return f"/moderasi/kiriman/{submission.id}"


def asked(office, text="Berapa biayanya?", **typed):
    """Ask, and return the code and what is kept."""
    code = office.visitor().gets_code(text, **typed)
    return code, next(one for one in office.waiting() if one.text == text)


def tracked(office, code):
    return office.visitor().sends("/lacak/", {"kode": code})


def buttons(page):
    return [button["value"] for button in page.soup.select("main button[name=tindakan]")]


def undo_form(page):
    """What the form beside the button sends."""
    form = page.first("button[value=urungkan]").find_parent("form")
    return form["action"], {one["name"]: one["value"] for one in form.select("input")} | {"tindakan": "urungkan"}


def test_one_press_takes_it_back_also_after_leaving_the_page(office, sri):
    _, submission = asked(office)
    sri.decides(submission, "spam")
    sri.opens("/moderasi/kunjungan/")

    page = sri.sends(*undo_form(sri.opens("/moderasi/")))

    assert (page.status, "Sudah diurungkan." in page.words) == (200, True)
    assert office.now_kept(submission).status is Status.WAITING


def test_another_member_finds_the_button_on_the_page_of_the_letter(office, sri):
    _, submission = asked(office)
    sri.decides(submission, "spam")
    budi = office.staff("budi")

    assert "urungkan" not in buttons(budi.opens("/moderasi/"))
    assert "Ditandai spam (sri)." in budi.opens(path_of(submission)).words
    assert budi.sends(*undo_form(budi.opens(path_of(submission)))).status == 200


def test_what_was_typed_comes_back_with_it(office, sri):
    _, submission = asked(office)
    sri.decides(submission, "terbitkan", isi_terbit="Berapa biaya KTP?", **ANSWERED)

    page = sri.sends(*undo_form(sri.opens(path_of(submission))))

    assert page.value("jawaban") == ANSWERED["jawaban"]
    assert page.value("isi_terbit") == "Berapa biaya KTP?"
    assert page.value("versi") == str(office.now_kept(submission).version)


def test_the_words_of_an_undone_correction_come_back_too(office, sri):
    _, submission = asked(office)
    sri.decides(submission, "terbitkan", **ANSWERED)
    sri.decides(submission, "perbaiki", **CORRECTED)

    page = sri.sends(*undo_form(sri.opens(path_of(submission))))

    assert {name: page.value(name) for name in CORRECTED} == CORRECTED
    assert page.first("details[open] #catatan")


def test_the_button_is_gone_when_its_minutes_are(office, sri):
    _, submission = asked(office)
    sri.decides(submission, "spam")
    form = undo_form(sri.opens(path_of(submission)))
    office.clock.passes(UNDO_FOR)

    pages = (sri.opens("/moderasi/"), sri.opens(path_of(submission)))
    late = sri.sends(*form)

    assert [page for page in pages if "urungkan" in buttons(page)] == []
    assert (late.status, wording.REFUSALS["cannot_be_undone"] in late.words) == (409, True)


def test_whoever_undoes_what_somebody_acted_on_meanwhile_sees_that(office, sri):
    _, submission = asked(office)
    sri.decides(submission, "spam")
    form = undo_form(sri.opens(path_of(submission)))
    office.staff("budi").decides(submission, "buka_lagi")

    page = sri.sends(*form)

    assert (page.status, office.now_kept(submission).status) == (409, Status.CLAIMED)


def test_the_history_says_both(office, sri):
    _, submission = asked(office)
    sri.decides(submission, "spam")
    sri.sends(*undo_form(sri.opens(path_of(submission))))

    history = sri.opens(path_of(submission)).first(".decision__events").get_text()

    assert "Ditandai spam (sri)" in history
    assert "Yang terakhir diurungkan (sri)" in history


def test_the_sender_reads_what_is_true_after_it_was_undone(office, sri):
    code, submission = asked(office)
    sri.decides(submission, "tolak", alasan="Bukan urusan kami.")
    before = tracked(office, code)
    sri.sends(*undo_form(sri.opens(path_of(submission))))

    after = tracked(office, code)

    assert "Bukan urusan kami." in before.words
    assert "Bukan urusan kami." not in after.words
    assert after.first("h1").text == "Diterima"


def test_a_correction_shows_its_note_to_the_sender_and_the_old_answer_to_staff(office, sri):
    code, submission = asked(office)
    sri.decides(submission, "terbitkan", **ANSWERED)

    sri.decides(submission, "perbaiki", **CORRECTED)

    told = tracked(office, code)
    assert "Diperbaiki 23 November 2026: Gratis, bukan Rp300.000." in told.words
    assert told.first(".track__says").get_text(" ", strip=True).startswith("Gratis.")
    assert "Bayar Rp300.000." in sri.opens(path_of(submission)).first(".decision__events").text


def test_a_correction_begins_with_what_is_published(office, sri):
    _, submission = asked(office)
    sri.decides(submission, "terbitkan", isi_terbit="Berapa biaya KTP?", **ANSWERED)

    page = sri.opens(path_of(submission))

    assert (page.value("isi_terbit"), page.value("jawaban")) == ("Berapa biaya KTP?", ANSWERED["jawaban"])


def test_a_correction_without_a_note_is_not_made_and_nothing_typed_is_lost(office, sri):
    _, submission = asked(office)
    sri.decides(submission, "terbitkan", **ANSWERED)
    before = office.now_kept(submission)

    page = sri.decides(submission, "perbaiki", jawaban="Gratis.", catatan="")

    assert (page.status, page.value("jawaban")) == (422, "Gratis.")
    assert "Tulis apa yang diperbaiki." in page.words
    assert office.now_kept(submission) == before


def test_an_answer_that_was_taken_from_the_site_was_not_refused(office, sri):
    code, submission = asked(office)
    sri.decides(submission, "terbitkan", **ANSWERED)
    sri.decides(submission, "tarik", alasan="Angkanya keliru, kami periksa dulu.")

    told = tracked(office, code)

    assert told.first("h1").text == "Jawabannya kami tarik"
    assert "Tidak bisa kami jawab" not in told.words
    assert "Jawaban kami pernah terbit, lalu kami tarik dari situs." in told.words
    assert "Angkanya keliru, kami periksa dulu." in told.words


def test_the_sender_reads_that_it_was_opened_again_and_what_was_said_before(office, sri):
    code, submission = asked(office)
    sri.decides(submission, "tolak", alasan="Bukan urusan kami.")

    sri.decides(submission, "buka_lagi")

    told = tracked(office, code)
    assert told.first("h1").text == "Sedang dicari jawabannya"
    assert "Dibuka lagi Senin, 23 November 2026" in told.words
    assert "Bukan urusan kami." in told.first("details").get_text(" ", strip=True)


def test_what_is_opened_again_begins_with_the_answer_of_before(office, sri):
    _, submission = asked(office)
    sri.decides(submission, "jawab_pribadi", **ANSWERED)

    opened = sri.decides(submission, "buka_lagi")
    page = sri.opens(opened.address)

    assert page.value("jawaban") == ANSWERED["jawaban"]
    assert "Anda pegang sampai" in page.words


def test_a_kind_reason_is_chosen_and_changed(office, sri):
    _, submission = asked(office)

    first = sri.decides(submission, "tolak")
    chosen = sri.sends(
        path_of(submission), {**first.fields(), "tindakan": "pakai:tolak", "alasan_siap": "kurang_jelas"}
    )
    sri.sends(path_of(submission), {**chosen.fields(), "tindakan": "tolak", "alasan": f"{chosen.value('alasan')} Ya?"})

    assert len(first.soup.select("#alasan_siap option")) == len(DECLINE_REASONS) + 1
    assert not first.soup.select("#alasan_siap option[selected]")
    assert chosen.value("alasan") == DECLINE_REASONS["kurang_jelas"]
    assert office.now_kept(submission).reason == f"{DECLINE_REASONS['kurang_jelas']} Ya?"


def test_choosing_a_reason_loses_nothing_that_was_typed(office, sri):
    _, submission = asked(office)
    first = sri.decides(submission, "tolak", jawaban="setengah jadi")
    typed = {"tindakan": "pakai:tolak", "alasan_siap": "data_orang", "alasan": "Yth. Bapak,"}

    page = sri.sends(path_of(submission), {**first.fields(), **typed})

    assert page.value("jawaban") == "setengah jadi"
    assert page.value("alasan").startswith("Yth. Bapak,\n\nTerima kasih")


def test_no_ready_reason_has_a_gap_left(office, sri):
    _, submission = asked(office)

    sentences = [one.text for one in sri.decides(submission, "tolak").soup.select("#alasan_siap option")]

    assert [sentence for sentence in sentences if "{" in sentence or "[" in sentence] == []


def forwarded(sri, submission, **typed):
    first = sri.decides(submission, "teruskan")
    sent = {"tindakan": "teruskan", "alasan": "Ini wewenang dinas.", **typed}
    return first, sri.sends(path_of(submission), {**first.fields(), **sent})


def test_forwarding_asks_calmly_to_whom_and_the_sender_reads_where_and_why(office, sri):
    code, submission = asked(office)

    first, done = forwarded(sri, submission, tujuan="SP4N-LAPOR")

    told = tracked(office, code)
    assert (first.status, done.status, first.soup.select(".errs__list")) == (422, 303, [])
    assert not first.soup.select("#tujuan option[selected]")
    assert "Sudah kami teruskan ke SP4N-LAPOR." in told.words
    assert "Ini wewenang dinas." in told.words
    assert "Paling lambat" not in told.words


def test_it_can_go_to_somebody_who_is_not_in_the_list(office, sri):
    code, submission = asked(office)

    forwarded(sri, submission, tujuan="", tujuan_lain="PLN ULP Grati")

    assert "Sudah kami teruskan ke PLN ULP Grati." in tracked(office, code).words


def test_the_text_to_paste_tells_of_the_letter_and_not_of_its_sender(office, sri):
    _, submission = asked(office, "Lampu jalan mati. HP saya 0812 3456 7890.", nama="Bu Zamrud", desa="wates")

    first, _ = forwarded(sri, submission, tujuan="SP4N-LAPOR")
    after = sri.opens(path_of(submission))

    texts = [area.text for page in (first, after) for area in page.soup.select("textarea[readonly]")]
    assert all("Lampu jalan mati." in text and "dari Desa Wates" in text for text in texts)
    assert [text for text in texts if "0812" in text or "Zamrud" in text] == []
    assert len(texts) >= 3


def test_a_forwarded_letter_can_be_opened_again(office, sri):
    _, submission = asked(office)
    forwarded(sri, submission, tujuan="SP4N-LAPOR")

    sri.decides(submission, "buka_lagi")

    assert office.now_kept(submission).status is Status.CLAIMED


def test_nothing_is_forwarded_without_saying_where_to(office, sri):
    _, submission = asked(office)

    _, page = forwarded(sri, submission, tujuan="")

    assert (page.status, office.now_kept(submission).status) == (422, Status.WAITING)
    assert "Pilih ke mana diteruskan" in page.words


def about(sri, submission, **typed):
    first = sri.decides(submission, "ganti_tentang", jawaban="setengah jadi")
    return sri.sends(path_of(submission), {**first.fields(), "nama_alamat": "ya", "tindakan": "ganti_tentang", **typed})


def test_staff_say_what_a_letter_is_about_and_what_was_typed_stays(office, sri):
    _, submission = asked(office)

    page = about(sri, submission, judul="Biaya KTP", tentang="ktp-el-baru", desa="wates")

    kept = office.now_kept(submission)
    assert (kept.title, kept.guide, kept.village) == ("Biaya KTP", "ktp-el-baru", "wates")
    assert (page.status, page.value("jawaban")) == (200, "setengah jadi")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"tentang": "tidak-ada"}, "Panduan ini tidak ada."),
        ({"desa": "tidak-ada"}, "Desa ini tidak dikenal."),
        ({"judul": "HP 0812 3456 7890"}, "mirip data pribadi"),
        ({"judul": "x" * 91}, "Judul terlalu panjang."),
        ({"judul": ""}, "Belum ada yang diganti."),
    ],
    ids=["guide", "village", "details", "long", "nothing"],
)
def test_what_it_is_about_is_checked(office, sri, typed, said):
    _, submission = asked(office)

    page = about(sri, submission, **typed)

    assert (page.status, said in page.words) == (422, True)
    assert office.now_kept(submission) == submission


def test_what_it_is_about_begins_as_it_is_kept(office, sri):
    _, submission = asked(office, panduan="ktp-el-baru", desa="wates")

    page = about(sri, submission, judul="Biaya KTP")

    kept = office.now_kept(submission)
    assert page.status == 200
    assert (kept.title, kept.guide, kept.village) == ("Biaya KTP", "ktp-el-baru", "wates")


def choices(page):
    return [option["value"] for option in page.soup.select("select[name=kondisi] option")]


def test_a_case_is_one_of_the_guide_and_asked_after_another_guide_was_chosen(office, sri):
    _, submission = asked(office, panduan="ktp-el-baru")

    first = sri.decides(submission, "ganti_tentang", jawaban="setengah jadi")
    second = about(sri, submission, tentang="akta-kelahiran", desa="wates", judul="Biaya akta")
    typed = {**second.fields(), "kondisi": "wakil", "nama_alamat": "ya", "tindakan": "ganti_tentang"}
    done = sri.sends(path_of(submission), typed)

    assert (choices(first), choices(second)) == ([], ["", "wakil", "sendiri"])
    assert (second.status, second.soup.select(".field__error")) == (422, [])
    assert [second.value(name) for name in ("judul", "tentang", "desa", "jawaban")] == [
        "Biaya akta", "akta-kelahiran", "wates", "setengah jadi",
    ]  # fmt: skip
    kept = office.now_kept(submission)
    assert (done.status, kept.guide, kept.case, kept.title) == (200, "akta-kelahiran", "wakil", "Biaya akta")
    assert "Kondisi: Akta kelahiran, diwakilkan" in sri.opens(path_of(submission)).words


def with_case(office, sri, case="wakil"):
    _, submission = asked(office, panduan="akta-kelahiran")
    assert about(sri, submission, kondisi=case).status == 200
    return office.now_kept(submission)


def test_another_guide_leaves_no_case_of_the_one_before(office, sri):
    submission = with_case(office, sri)

    about(sri, submission, tentang="ktp-el-baru")

    kept = office.now_kept(submission)
    assert (kept.guide, kept.case) == ("ktp-el-baru", None)


def test_a_case_that_its_guide_has_no_more_is_said_and_is_not_set_again(office, sri, tmp_path):
    submission = with_case(office, sri)
    (tmp_path / "catalogue" / "cases.json").write_text(
        '{"akta-kelahiran": [{"slug": "a", "url": "/a/", "title": "A"}]}'
    )

    page = sri.opens(path_of(submission))
    gone = about(sri, submission, desa="wates", kondisi="wakil")

    assert "Kondisi yang dulu dipilih tidak ada lagi di panduannya." in page.words
    assert (gone.status, office.now_kept(submission).village) == (422, None)
    assert "Kondisi ini tidak ada lagi di panduannya. Pilih dari daftar, atau kosongkan." in gone.words


def test_a_case_can_be_undone_like_every_act(office, sri):
    submission = with_case(office, sri)

    sri.sends(*undo_form(sri.opens(path_of(submission))))

    assert office.now_kept(submission).case is None


def test_village_staff_are_not_offered_to_move_a_letter(office):
    _, submission = asked(office, desa="wates")

    page = office.staff("tuti", role=Role.VILLAGE, village="wates").opens(path_of(submission))

    assert "ganti_tentang" not in buttons(page)


def test_the_copy_of_the_sender_holds_what_was_said_before(office, sri):
    code, submission = asked(office)
    sri.decides(submission, "terbitkan", **ANSWERED)
    sri.decides(submission, "perbaiki", **CORRECTED)
    office.clock.passes(timedelta(hours=1))

    copy = office.visitor().sends("/lacak/salinan/", {"kode": code})
    data = office.visitor().sends("/lacak/salinan.json", {"kode": code}).response.get_json()

    assert "Bayar Rp300.000." in copy.words
    assert data["ditulis_kantor_sebelumnya"][0]["catatan"] == CORRECTED["catatan"]


def test_what_its_sender_takes_back_leaves_nothing_to_go_back_to(office, sri):
    code, submission = asked(office)
    sri.decides(submission, "terbitkan", **ANSWERED)
    version = str(office.now_kept(submission).version)
    form = undo_form(sri.opens(path_of(submission)))

    asked_to = {"kode": code, "versi": version, "tindakan": "hapus_kiriman", "yakin": "ya"}
    office.visitor().sends("/lacak/hapus/", asked_to)
    late = sri.sends(*form)

    kept = office.now_kept(submission)
    assert (late.status, kept.status) == (409, Status.TAKEN_BACK)
    assert (kept.undoable, kept.said_before, kept.title) == (None, (), None)
