"""A member of staff answers one submission, with a colleague at the next desk."""

from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.answer import GuideVerdict
from feedback_api.domain.submissions.submission import Status
from tests.web_office import an_office

ANSWERED = {"jawaban": "**Bisa.** Bawa KK.", "panduan_kondisi": "benar"}
WITH_NIK = "NIK saya 3514220000000001 tidak ditemukan"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def sri(office):
    return office.staff("sri")


def path_of(submission) -> str:
    return f"/moderasi/kiriman/{submission.id}"


def acts(office, submission) -> list[Act]:
    return [event.act for event in office.services.store.submissions.events(submission.id)]


def test_a_published_answer_is_kept_and_the_queue_says_where_it_will_stand(office, sri):
    submission = office.kept()

    decided = sri.decides(submission, "terbitkan", **ANSWERED)
    queue = sri.opens(decided.address)

    kept = office.now_kept(submission)
    assert decided.status == 303
    assert (kept.status, kept.answer.html.html) == (Status.PUBLISHED, "<p><strong>Bisa.</strong> Bawa KK.</p>")
    assert f"Terbit. Halaman: /tanya/{submission.id}/" in queue.words


def test_publishing_asks_for_a_new_build_in_the_same_breath(office, sri):
    submission = office.kept()
    before = office.services.store.builds.read().wanted

    sri.decides(submission, "terbitkan", **ANSWERED)

    assert office.services.store.builds.read().wanted == before + 1


@pytest.mark.parametrize(
    ("press", "typed", "status"),
    [
        ("jawab_pribadi", {"jawaban": "Datang ke loket 2."}, Status.ANSWERED_PRIVATELY),
        ("tolak", {"alasan": "Ini urusan PLN. Hubungi 123."}, Status.DECLINED),
        ("spam", {}, Status.SPAM),
        ("ambil", {}, Status.CLAIMED),
    ],
)
def test_each_button_does_what_it_says(office, sri, press, typed, status):
    submission = office.kept()

    assert sri.decides(submission, press, **typed).status == 303
    assert office.now_kept(submission).status is status


def test_letting_go_puts_it_back_into_the_queue(office, sri):
    submission = office.kept()
    sri.decides(submission, "ambil")

    sri.decides(submission, "lepas")

    assert office.now_kept(submission).status is Status.WAITING


def test_the_text_to_publish_starts_with_what_was_found_hidden(office, sri):
    page = sri.opens(path_of(office.kept(WITH_NIK)))

    assert page.value("isi_terbit") == "NIK saya [NIK disembunyikan] tidak ditemukan"
    assert "3514…0001 mirip NIK" in page.words
    assert "3514220000000001" not in page.response.text


def test_everything_missing_is_said_at_once_and_nothing_typed_is_lost(office, sri):
    submission = office.kept(panduan="ktp-el-baru")

    page = sri.decides(submission, "terbitkan", isi_terbit="", dari_panduan="akta-kelahiran")

    assert page.status == 422
    assert [link["href"] for link in page.soup.select(".errs a")] == ["#isi_terbit", "#jawaban", "#panduan_kondisi"]
    assert page.value("dari_panduan") == "akta-kelahiran"


def test_the_guide_is_judged_only_where_there_is_one(office, sri):
    assert sri.decides(office.kept(), "terbitkan", jawaban="Bisa.").status == 303


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("benar", GuideVerdict.RIGHT),
        ("kurang_jelas", GuideVerdict.UNCLEAR),
        ("salah", GuideVerdict.WRONG),
        ("belum_ada", GuideVerdict.MISSING),
    ],
)
def test_what_staff_say_of_the_guide_is_kept(office, sri, word, verdict):
    submission = office.kept(panduan="ktp-el-baru")

    sri.decides(submission, "terbitkan", jawaban="Bisa.", panduan_kondisi=word)

    assert office.now_kept(submission).answer.guide_verdict is verdict


def test_declining_asks_for_a_reason_and_then_offers_its_own_button(office, sri):
    submission = office.kept()

    asked = sri.decides(submission, "tolak", jawaban="setengah jadi")
    done = sri.sends(path_of(submission), {**asked.fields(), "tindakan": "tolak", "alasan": "Bukan urusan kami."})

    assert asked.status == 422
    assert asked.value("jawaban") == "setengah jadi"
    assert not asked.first("#alasan").has_attr("aria-invalid")
    assert not asked.soup.select(".errs__list")
    assert done.status == 303


@pytest.mark.parametrize("field", ["isi_terbit", "jawaban"])
def test_a_detail_that_remains_is_named_and_let_through_only_by_a_tick(office, sri, field):
    submission = office.kept()
    typed = {"isi_terbit": "Apa syaratnya?", "jawaban": "Bisa.", field: "Hubungi 0812 3456 7890 saja."}

    asked = sri.decides(submission, "terbitkan", **typed)
    ticked = sri.sends(
        path_of(submission),
        {**asked.fields(), "nama_alamat": "ya", "tindakan": "terbitkan", "tanpa_data_pribadi": "ya"},
    )

    assert asked.status == 422
    assert "Masih ada yang mirip data pribadi: Nomor HP 0812…90." in asked.words
    assert ticked.status == 303


def test_the_word_for_numbers_never_stands_for_names_nor_the_other_way_round(office, sri):
    submission = office.kept()
    typed = {"isi_terbit": "NIK saya 3514220101010001", "jawaban": "Bisa."}

    names_only = sri.decides(submission, "terbitkan", **typed, nama_alamat="ya")
    numbers_only = sri.decides(submission, "terbitkan", **typed, nama_alamat="", tanpa_data_pribadi="ya")
    both = sri.decides(submission, "terbitkan", **typed, nama_alamat="ya", tanpa_data_pribadi="ya")

    assert [page.status for page in (names_only, numbers_only, both)] == [422, 422, 303]
    assert numbers_only.value("jawaban") == "Bisa."
    assert "NIK 3514…0001" in names_only.words


def test_nobody_is_taken_to_have_read_it_and_what_may_be_a_name_is_pointed_out(office, sri):
    submission = office.kept("Bu Rina di loket 2 ramah, rumahnya RT 01 RW 02")

    page = sri.opens(path_of(submission))

    assert not page.first("#nama_alamat").has_attr("checked")
    assert [item.text for item in page.soup.select(".decision__names li")] == ["Bu Rina"]


def test_the_tick_is_shown_only_when_there_is_something_to_say_it_of(office, sri):
    page = sri.opens(path_of(office.kept(WITH_NIK)))

    assert page.soup.select_one("#tanpa_data_pribadi") is None


def test_a_preview_shows_how_it_will_look_and_saves_nothing(office, sri):
    submission = office.kept()

    page = sri.decides(submission, "pratinjau", jawaban="**Bisa.**\n\n- KK\n- KTP")

    assert page.status == 200
    assert [item.text for item in page.soup.select(".decision__answer li")] == ["KK", "KTP"]
    assert page.value("jawaban") == "**Bisa.**\n\n- KK\n- KTP"
    assert office.now_kept(submission) == submission


def test_an_answer_is_taken_from_a_guide_below_what_stands_there(office, sri):
    page = sri.decides(office.kept(), "pratinjau", jawaban="Bisa.", dari_panduan="akta-kelahiran")

    assert page.value("jawaban") == (
        "Bisa.\n\nBawa **KK**. Gratis.\n\nSelengkapnya: [Akta kelahiran](http://127.0.0.1:8000/panduan/akta-kelahiran/)"
    )
    assert page.value("dari_panduan") == ""
    assert page.first(".decision__answer a").text == "Akta kelahiran"


def test_the_original_and_the_contact_are_shown_once_and_that_is_noted(office, sri):
    submission = office.kept(WITH_NIK, nama="Siti", kontak="0812 3456 7890")
    form = {**sri.opens(path_of(submission)).fields(), "jawaban": "setengah jadi"}

    opened = sri.sends(f"{path_of(submission)}/buka", form)
    later = sri.opens(path_of(submission))

    assert "NIK saya 3514220000000001" in opened.words
    assert "Nama Siti Kontak 0812 3456 7890" in opened.words
    assert opened.value("jawaban") == "setengah jadi"
    assert "Siti" not in later.response.text
    assert acts(office, submission) == [Act.RECEIVED, Act.UNMASKED]


def test_publishing_after_looking_at_the_original_is_not_taken_for_a_conflict(office, sri):
    submission = office.kept(WITH_NIK)
    form = {**sri.opens(path_of(submission)).fields(), "jawaban": "Bisa."}
    opened = sri.sends(f"{path_of(submission)}/buka", form)

    assert (
        sri.sends(path_of(submission), {**opened.fields(), "nama_alamat": "ya", "tindakan": "terbitkan"}).status == 303
    )


def test_what_is_closed_can_still_be_opened_and_that_is_noted_too(office, sri):
    submission = office.kept(WITH_NIK, nama="Siti")
    sri.decides(submission, "spam")
    form = sri.opens(path_of(submission)).fields()

    opened = sri.sends(f"{path_of(submission)}/buka", form)

    assert "NIK saya 3514220000000001" in opened.words
    assert acts(office, submission)[-1] is Act.UNMASKED


def test_opening_with_a_stale_form_shows_nothing_and_loses_nothing(office, sri):
    submission = office.kept(WITH_NIK, nama="Siti")
    form = {**sri.opens(path_of(submission)).fields(), "csrf_token": "", "jawaban": "setengah jadi"}

    page = sri.sends(f"{path_of(submission)}/buka", form)

    assert (page.status, page.value("jawaban")) == (422, "setengah jadi")
    assert "Siti" not in page.response.text
    assert acts(office, submission) == [Act.RECEIVED]


def test_opening_the_original_needs_a_press_never_a_link(office, sri):
    submission = office.kept(WITH_NIK)

    assert sri.opens(f"{path_of(submission)}/buka").status == 405
    assert acts(office, submission) == [Act.RECEIVED]


def test_two_colleagues_cannot_overwrite_each_other(office, sri):
    submission, rini = office.kept(), office.staff("rini")
    typed = {
        **rini.opens(path_of(submission)).fields(),
        "jawaban": "Tulisan Rini.",
        "nama_alamat": "ya",
        "tindakan": "terbitkan",
    }
    sri.decides(submission, "terbitkan", jawaban="Tulisan Sri.")

    late = rini.sends(path_of(submission), typed)

    assert late.status == 409
    assert "Tulisan Sri." in late.words
    assert "Tulisan Rini." in late.words
    assert office.now_kept(submission).answer.markdown == "Tulisan Sri."


def test_after_a_colleague_let_go_again_one_more_press_goes_on(office, sri):
    submission, rini = office.kept(), office.staff("rini")
    typed = {
        **rini.opens(path_of(submission)).fields(),
        "jawaban": "Tulisan Rini.",
        "nama_alamat": "ya",
        "tindakan": "terbitkan",
    }
    sri.decides(submission, "ambil")
    sri.decides(submission, "lepas")
    late = rini.sends(path_of(submission), typed)

    done = rini.sends(path_of(submission), {**late.fields(), "nama_alamat": "ya", "tindakan": "terbitkan"})

    assert (late.status, late.value("jawaban")) == (409, "Tulisan Rini.")
    assert done.status == 303


def test_while_a_colleague_holds_it_nothing_can_be_decided_and_nothing_is_lost(office, sri):
    submission, rini = office.kept(), office.staff("rini")
    sri.decides(submission, "ambil")

    page = rini.decides(submission, "terbitkan", jawaban="Tulisan Rini.")

    assert page.status == 409
    assert "Dipegang sri sampai 12.30" in page.words
    assert page.value("jawaban") == "Tulisan Rini."


def test_pressing_publish_twice_publishes_once(office, sri):
    submission = office.kept()
    form = {**sri.opens(path_of(submission)).fields(), "jawaban": "Bisa.", "nama_alamat": "ya", "tindakan": "terbitkan"}

    pressed = [sri.sends(path_of(submission), form).status for _ in range(2)]

    assert pressed == [303, 409]
    assert acts(office, submission).count(Act.PUBLISHED) == 1


@pytest.mark.parametrize("version", ["", "0", "-1", "99", "1e3", "²", "9" * 5000, "1; DROP TABLE"])
def test_a_made_up_version_overwrites_nothing(office, sri, version):
    submission = office.kept()

    assert sri.decides(submission, "spam", versi=version).status == 409
    assert office.now_kept(submission) == submission


def test_a_button_we_do_not_have_changes_nothing(office, sri):
    submission = office.kept()

    assert sri.decides(submission, "hapus", jawaban="x").status == 422
    assert office.now_kept(submission) == submission


def test_a_form_that_is_too_old_is_shown_again_with_every_word(office, sri):
    submission = office.kept()

    page = sri.decides(submission, "terbitkan", jawaban="Bisa.", csrf_token="kedaluwarsa")  # noqa: S106 no password: it is stale
    done = sri.sends(path_of(submission), {**page.fields(), "nama_alamat": "ya", "tindakan": "terbitkan"})

    assert (page.status, page.value("jawaban")) == (422, "Bisa.")
    assert "Halaman ini terlalu lama terbuka." in page.words
    assert done.status == 303


def test_a_form_of_another_site_decides_nothing(office, sri):
    submission = office.kept()
    form = {**sri.opens(path_of(submission)).fields(), "tindakan": "spam"}

    page = sri.sends(path_of(submission), form, **{"Sec-Fetch-Site": "cross-site"})

    assert page.status == 403
    assert office.now_kept(submission) == submission


@pytest.mark.parametrize("press", ["terbitkan", "spam", "ambil", "tarik"])
def test_staff_of_another_desa_neither_see_nor_decide(office, press):
    submission = office.kept(desa="wates")
    budi = office.staff("budi", role=Role.VILLAGE, village="tambakmisal")
    token = {"csrf_token": budi.opens("/moderasi/").first("[name=csrf_token]")["value"]}

    looked = budi.opens(path_of(submission))
    decided = budi.sends(path_of(submission), {**token, "tindakan": press, "versi": "1", "jawaban": "x"})
    opened = budi.sends(f"{path_of(submission)}/buka", token)

    assert (looked.status, decided.status, opened.status) == (403, 403, 403)
    assert office.now_kept(submission) == submission


def test_what_is_closed_can_only_be_read(office, sri):
    submission = office.kept()
    sri.decides(submission, "terbitkan", jawaban="Bisa.")

    page = sri.opens(path_of(submission))

    assert "Terbit" in page.words
    assert [button["value"] for button in page.soup.select("main button[name=tindakan]")] == [
        "urungkan",
        "perbaiki",
        "buka_lagi",
        "tarik",
        "ganti_tentang",
    ]


def test_a_published_answer_can_be_taken_back_with_a_reason(office, sri):
    submission = office.kept()
    sri.decides(submission, "terbitkan", jawaban="Bisa.")

    asked = sri.decides(submission, "tarik")
    done = sri.decides(submission, "tarik", alasan="Keliru. Tanya Dukcapil.")

    assert (asked.status, done.status) == (422, 303)
    assert office.now_kept(submission).status is Status.DECLINED


def test_every_act_stands_in_the_history(office, sri):
    submission = office.kept()
    sri.decides(submission, "ambil")

    page = sri.opens(path_of(submission))

    assert "Riwayat, 2 catatan" in page.words
    assert "Diambil (sri)" in page.words


def test_an_answer_may_be_long_but_not_a_book(office, sri):
    submission = office.kept()

    page = sri.decides(submission, "terbitkan", jawaban="panjang " * 2000)

    assert page.status == 422
    assert page.value("jawaban") == ("panjang " * 2000).strip()


def test_a_submission_nobody_has_is_not_there(sri):
    assert sri.opens("/moderasi/kiriman/abcdefgh23").status == 404
    assert sri.opens("/moderasi/kiriman/..%2F..%2Fetc").status == 404


def test_the_due_day_is_still_shown_to_whoever_opens_it(office):
    submission = office.kept()
    office.clock.passes(timedelta(days=8))

    assert "Lewat 1 hari" in office.staff().opens(path_of(submission)).words


def test_words_for_a_letter_that_is_decided_by_now_come_back_from_an_old_form_too(office):
    submission, sri = office.kept(), office.staff()
    path = f"/moderasi/kiriman/{submission.id}"
    form = {**sri.opens(path).fields(), "jawaban": "Bawa fotokopi KK dan surat polisi.", "csrf_token": "lama"}
    office.staff("budi").decides(submission, "terbitkan", jawaban="Bawa KK.")

    page = sri.sends(path, form)

    assert page.status == 422
    assert "Bawa fotokopi KK dan surat polisi." in page.first(".decision__twice").text
    assert not sri.opens(path).soup.select(".decision__twice")
