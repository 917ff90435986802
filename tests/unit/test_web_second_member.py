"""Two members together publish a letter that sounds like a report: one proposes, another reads the same and agrees."""

from dataclasses import replace

import pytest

from feedback_api.actions.members.member_changes import MemberDeed
from feedback_api.actions.members.staff import end
from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import Status
from feedback_api.store.documents import submission_fields
from feedback_api.store.everything import row_of
from tests.builders import SOUNDS_LIKE_REPORT, a_member
from tests.web_office import an_office

TEXT, ANSWER = "Ada yang diminta uang di loket.", "Sudah kami periksa. Semua layanan **gratis**."
TYPED = {"isi_terbit": TEXT, "jawaban": ANSWER}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def sri(office):
    return office.staff("sri")


@pytest.fixture
def budi(office):
    return office.staff("budi")


@pytest.fixture
def letter(office):
    return office.kept(SOUNDS_LIKE_REPORT, jenis="keluhan", tetap="ya")


@pytest.fixture
def pending(office, sri, letter):
    office.staff("budi")
    assert sri.decides(letter, "usulkan_terbit", **TYPED).status == 303
    return office.now_kept(letter)


def at(submission):
    return f"/moderasi/kiriman/{submission.id}"


def buttons(page):
    return {button["value"] for button in page.soup.select("button[name=tindakan]")}


def acts_of(office, submission):
    return [(event.act, event.actor) for event in office.services.store.submissions.events(submission.id)]


def test_what_one_proposes_and_another_confirms_is_published_and_both_are_kept(office, budi, pending):
    done = budi.decides(pending, "setujui_terbit")

    public = office.now_kept(pending)
    assert (done.status, public.status, public.public_text) == (303, Status.PUBLISHED, TEXT)
    assert "<strong>gratis</strong>" in public.answer.html.html
    assert acts_of(office, pending)[1:] == [(Act.PROPOSED, "sri"), (Act.SECONDED, "budi")]


@pytest.mark.usefixtures("budi")
def test_one_member_alone_publishes_nothing_and_loses_nothing(office, sri, letter):
    page = sri.decides(letter, "terbitkan", **TYPED)

    assert (page.status, office.now_kept(letter).status) == (422, Status.WAITING)
    assert "orang kedua" in page.words
    assert (page.value("jawaban"), page.value("isi_terbit")) == (ANSWER, TEXT)


@pytest.mark.usefixtures("budi")
def test_the_page_of_such_a_letter_offers_to_propose_and_not_to_publish(sri, letter):
    page = sri.opens(at(letter))

    assert {"usulkan_terbit", "jadikan_laporan", "jawab_pribadi"} <= buttons(page)
    assert {"terbitkan", "setujui_terbit", "kembalikan"} & buttons(page) == set()
    assert "Yang bisa menyetujui: budi" in page.words


def test_the_second_member_reads_what_would_be_published_and_who_proposed_it(budi, pending):
    page = budi.opens(at(pending))

    assert page.first("#usulan .decision__bubble").text == TEXT
    assert page.first("#usulan strong").text == "gratis"
    assert "sri mengusulkannya terbit" in page.words
    assert {"setujui_terbit", "kembalikan"} <= buttons(page)


def test_nobody_confirms_their_own_proposal(office, sri, pending):
    page = sri.decides(pending, "setujui_terbit")

    assert (page.status, office.now_kept(pending)) == (422, pending)
    assert "setujui_terbit" not in buttons(sri.opens(at(pending)))


def test_another_name_makes_no_second_member(office, pending):
    sri = office.services.store.staff.member("sri")
    office.services.store.staff.add_member(sri.renamed("sri baru"))

    page = office.staff("sri baru").decides(pending, "setujui_terbit")

    assert (page.status, office.now_kept(pending)) == (422, pending)


@pytest.mark.usefixtures("budi")
def test_who_has_left_is_no_second_member(office, sri, letter):
    end(office.services, MemberDeed(name="budi", act=Act.MEMBER_LEFT, by="admin"))

    page = sri.opens(at(letter))

    assert "usulkan_terbit" not in buttons(page)
    assert "Yang bisa menyetujui" not in page.words
    assert sri.decides(letter, "usulkan_terbit", **TYPED).status == 422


def test_a_person_renamed_twice_is_still_the_same_one():
    sri = a_member("sri", account="drawn")

    assert {one.account_id for one in (sri, sri.renamed("ani"), sri.renamed("ani").renamed("sri"))} == {"drawn"}
    assert a_member("tua").renamed("muda").account_id == "tua"


@pytest.mark.parametrize("typed", [{"isi_terbit": "Lain."}, {"jawaban": "Tidak benar."}], ids=["text", "answer"])
def test_who_changes_the_words_proposes_anew(office, budi, pending, typed):
    page = budi.decides(pending, "setujui_terbit", **typed)

    assert (page.status, office.now_kept(pending)) == (409, pending)
    assert "Usulkan lagi" in page.words


def test_a_colleague_who_proposes_otherwise_is_confirmed_by_the_first(office, sri, budi, pending):
    budi.decides(pending, "usulkan_terbit", **{**TYPED, "jawaban": "Sudah ditegur."})

    sri.decides(pending, "setujui_terbit")

    public = office.now_kept(pending)
    assert (public.status, public.answer.markdown) == (Status.PUBLISHED, "Sudah ditegur.")


def test_a_letter_that_changed_meanwhile_is_not_published_as_it_was_read(office, budi, pending):
    moved = replace(pending, guide="akta-kelahiran")
    office.services.store.everything().keep([row_of("submissions", submission_fields(moved))])

    page = budi.opens(at(pending))
    refused = budi.decides(pending, "setujui_terbit")

    assert "berubah sesudah diusulkan" in page.words
    assert "setujui_terbit" not in buttons(page)
    assert (refused.status, office.now_kept(pending).status) == (422, Status.WAITING)


def test_what_is_sent_back_says_why_to_colleagues_and_not_to_the_sender(office, sri, budi, pending):
    budi.decides(pending, "kembalikan", alasan="Sebut dulu ke mana melapor.")

    page, now = sri.opens(at(pending)), office.now_kept(pending)
    assert "Sebut dulu ke mana melapor." in page.words
    assert (page.value("isi_terbit"), page.value("jawaban")) == (TEXT, ANSWER)
    assert (now.status, now.reason) == (Status.WAITING, None)
    assert budi.decides(pending, "setujui_terbit").status == 409


@pytest.mark.usefixtures("budi")
def test_a_copy_of_what_is_kept_holds_what_is_proposed_of_the_senders_words(office, sri):
    code = office.visitor().gets_code(SOUNDS_LIKE_REPORT, jenis="keluhan", tetap="ya")
    sri.decides(office.waiting()[0], "usulkan_terbit", **TYPED)

    page = office.visitor().sends("/lacak/salinan/", {"kode": code})
    file = office.visitor().sends("/lacak/salinan.json", {"kode": code}).response.json

    assert TEXT in page.words
    assert file["tulisan_diusulkan_terbit"] == TEXT
    assert "gratis" not in page.words + str(file)


def test_who_takes_the_letter_back_takes_what_was_proposed_too(office, sri, budi):
    code = office.visitor().gets_code(SOUNDS_LIKE_REPORT, jenis="keluhan", tetap="ya")
    (letter,) = office.waiting()
    sri.decides(letter, "usulkan_terbit", **TYPED)
    proposed = office.now_kept(letter)

    gone = {"kode": code, "tindakan": "hapus_kiriman", "versi": str(proposed.version), "yakin": "ya"}
    office.visitor().sends("/lacak/hapus/", gone)

    assert (office.now_kept(letter).status, office.now_kept(letter).proposal) == (Status.TAKEN_BACK, None)
    assert budi.decides(letter, "setujui_terbit").status == 409


@pytest.mark.usefixtures("budi")
def test_a_sender_reads_nothing_of_a_proposal(office, sri):
    code = office.visitor().gets_code(SOUNDS_LIKE_REPORT, jenis="keluhan", tetap="ya")
    sri.decides(office.waiting()[0], "usulkan_terbit", **TYPED)

    page = office.visitor().sends("/lacak/", {"kode": code})

    assert "gratis" not in page.words
    assert page.first("h1").text == "Diterima"


def test_the_second_member_too_says_that_no_name_is_left(office, budi, pending):
    page = budi.decides(pending, "setujui_terbit", nama_alamat="")

    assert (page.status, office.now_kept(pending)) == (422, pending)


def test_the_second_member_too_is_asked_about_what_looks_like_a_number(office, sri, budi, letter):
    typed = {**TYPED, "jawaban": "Telepon 0812-3456-7890."}
    sri.decides(letter, "usulkan_terbit", tanpa_data_pribadi="ya", **typed)

    page = budi.decides(letter, "setujui_terbit")

    assert (page.status, office.now_kept(letter).status) == (422, Status.WAITING)
    assert page.first("input[name=tanpa_data_pribadi]")


def test_where_there_is_nobody_else_the_page_says_so_and_offers_the_other_ways(office, sri, letter):
    page = sri.opens(at(letter))

    assert "belum ada orang kedua di sini" in page.words
    assert {"terbitkan", "usulkan_terbit"} & buttons(page) == set()
    assert {"jadikan_laporan", "jawab_pribadi"} <= buttons(page)
    assert (sri.decides(letter, "usulkan_terbit", **TYPED).status, office.now_kept(letter)) == (422, letter)


def test_staff_of_another_desa_are_nobody_here(office, sri, letter):
    office.staff("joko", role=Role.VILLAGE, village="tambakmisal")

    assert "belum ada orang kedua di sini" in sri.opens(at(letter)).words


def test_a_letter_whose_answer_sounds_like_a_report_is_proposed_too(office, sri, budi):
    letter = office.kept("Loketnya lama sekali.", jenis="keluhan")
    typed = {"isi_terbit": letter.text, "jawaban": "Petugas yang minta uang 50 ribu sudah ditegur."}

    refused = sri.decides(letter, "terbitkan", **typed)
    sri.decides(letter, "usulkan_terbit", **typed)
    budi.decides(letter, "setujui_terbit")

    assert (refused.status, "usulkan_terbit" in buttons(refused)) == (422, True)
    assert office.now_kept(letter).status is Status.PUBLISHED


@pytest.mark.usefixtures("pending")
def test_the_queue_says_what_waits_for_a_second_member(budi):
    assert "Diusulkan terbit oleh sri, perlu orang kedua" in budi.opens("/moderasi/").words


def test_a_proposal_ends_with_another_decision(office, budi, pending):
    budi.decides(pending, "jawab_pribadi", jawaban="Terima kasih.")

    now = office.now_kept(pending)
    assert (now.status, now.proposal, now.answer.markdown) == (Status.ANSWERED_PRIVATELY, None, "Terima kasih.")


def test_a_proposal_leaves_nothing_readable_in_a_report(office, budi, pending):
    budi.decides(pending, "jadikan_laporan", alasan="Ini laporan.")

    (report,) = office.reports()
    assert (report.proposal, report.text, report.public_text) == (None, "", None)


@pytest.mark.usefixtures("budi")
def test_no_phone_keeps_what_is_typed_about_such_a_letter(sri, letter):
    page = sri.opens(at(letter))

    assert not page.first("form#putusan").has_attr("data-draft")
    assert "tidak disimpan di HP ini" in page.words


def test_what_two_let_out_says_how_it_is_corrected_and_is_corrected_so(office, sri, budi, pending):
    budi.decides(pending, "setujui_terbit")
    published = office.now_kept(pending)

    page = sri.opens(at(pending))
    alone = sri.decides(published, "perbaiki", **{**TYPED, "jawaban": "Semua gratis.", "catatan": "Lebih jelas."})

    assert ("Tekan Buka lagi, lalu usulkan terbit" in page.words, "perbaiki" in buttons(page)) == (True, False)
    assert (alone.status, "Tekan Buka lagi, lalu usulkan terbit" in alone.words) == (422, True)
    sri.decides(published, "buka_lagi")
    sri.decides(office.now_kept(pending), "usulkan_terbit", **{**TYPED, "jawaban": "Semua gratis."})
    budi.decides(office.now_kept(pending), "setujui_terbit")
    again = office.now_kept(pending)
    assert (again.status, again.answer.markdown) == (Status.PUBLISHED, "Semua gratis.")
