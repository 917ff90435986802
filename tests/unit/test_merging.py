"""A question that was answered already is merged into that answer: both codes live on, and nobody reads the other."""

import pytest

from feedback_api import wording
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import SenderStatus, Status
from tests.builders import SOUNDS_LIKE_REPORT
from tests.unit.test_web_going_back import asked, buttons, path_of, tracked, undo_form
from tests.web_office import an_office

HERS, HIS = "Anak Bu Zamrud butuh KTP, syaratnya apa?", "Syarat KTP baru apa ya pak?"
OF_HERS = ("Zamrud", "Safir", "0812")


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def sri(office):
    return office.staff()


@pytest.fixture
def main(office, sri):
    """What somebody else asked, and everybody can read."""
    _, letter = asked(office, HERS, nama="Bu Safir", kontak="0812 3456 7890", desa="wates", panduan="ktp-el-baru")
    sri.decides(letter, "terbitkan", isi_terbit="Syarat KTP?", jawaban="**Bawa KK.**", panduan_kondisi="benar")
    return office.now_kept(letter)


def merged(sri, letter, into, field="gabung_ke"):
    first = sri.decides(letter, "gabung")
    return first, sri.sends(path_of(letter), {**first.fields(), "tindakan": "gabung", field: into})


def test_the_sender_reads_the_answer_to_the_other_one_and_nothing_else_of_it(office, sri, main):
    code, letter = asked(office, HIS)

    first, done = merged(sri, letter, main.id)

    told = tracked(office, code)
    assert (first.status, done.status, first.soup.select(".errs__list")) == (422, 303, [])
    assert (told.first("h1").text, told.first(".track__says strong").text) == ("Dijawab", "Bawa KK.")
    assert told.first(f'a[href="/tanya/{main.id}/"]')
    assert HIS in told.words
    assert [word for word in (*OF_HERS, HERS) if word in told.response.get_data(as_text=True)] == []


def test_both_codes_live_on(office, sri, main):
    code, letter = asked(office, HIS)
    merged(sri, letter, main.id)

    assert office.now_kept(main) == main
    assert office.now_kept(letter).status is Status.MERGED
    assert tracked(office, code).status == 200


def test_a_page_can_be_named_by_its_address(office, sri, main):
    _, letter = asked(office, HIS)

    merged(sri, letter, f"https://kantor.example/tanya/{main.id}/", field="gabung_lain")

    assert office.now_kept(letter).merged_into == main.id


def test_answers_about_the_same_guide_are_offered_first(office, sri, main):
    _, other = asked(office, "Berapa biayanya?")
    sri.decides(other, "terbitkan", jawaban="Gratis.")
    _, letter = asked(office, HIS, panduan="ktp-el-baru")

    offered = [one["value"] for one in sri.decides(letter, "gabung").soup.select("#gabung_ke option")]

    assert offered == ["", main.id, other.id]


def test_a_correction_of_the_other_one_is_read_here_too(office, sri, main):
    code, letter = asked(office, HIS)
    merged(sri, letter, main.id)

    sri.decides(main, "perbaiki", jawaban="**Bawa KK asli.**", catatan="KK asli, bukan fotokopi.")

    told = tracked(office, code)
    assert "KK asli, bukan fotokopi." in told.words
    assert told.first(".track__says strong").text == "Bawa KK asli."


def test_while_the_other_one_is_answered_anew_this_one_is_too(office, sri, main):
    code, letter = asked(office, HIS)
    merged(sri, letter, main.id)

    sri.decides(main, "buka_lagi")

    told = tracked(office, code)
    assert told.first("h1").text == "Sedang dicari jawabannya"
    assert "Bawa KK." not in told.words


@pytest.mark.parametrize("presses", [("tarik",), ("buka_lagi", "jawab_pribadi"), ("buka_lagi", "tolak")])
def test_what_is_no_longer_public_is_shown_to_nobody(office, sri, main, presses):
    code, letter = asked(office, HIS)
    merged(sri, letter, main.id)

    for press in presses:
        sri.decides(main, press, alasan="Untuk Bu Safir saja.", jawaban="Khusus Bu Zamrud.")

    told = tracked(office, code)
    assert told.first("h1").text == wording.SENDER_STATUSES[SenderStatus.WITHDRAWN]
    assert [word for word in ("Bawa KK.", "Zamrud", "Safir") if word in told.words] == []


def deletes(office, code):
    asked = office.visitor().sends("/lacak/hapus/", {"kode": code, "tindakan": "hapus_kiriman"})
    done = office.visitor().sends("/lacak/hapus/", {**asked.fields(), "tindakan": "hapus_kiriman", "yakin": "ya"})
    assert done.response.status_code in {200, 303}


def test_what_was_public_goes_on_answering_when_the_other_sender_has_theirs_deleted(office, sri):
    hers, main = asked(office, HERS)
    sri.decides(main, "terbitkan", isi_terbit="Syarat KTP?", jawaban="**Bawa KK.**")
    code, letter = asked(office, HIS)
    merged(sri, letter, main.id)

    deletes(office, hers)

    told = tracked(office, code)
    assert (told.first("h1").text, told.first(".track__says strong").text) == ("Dijawab", "Bawa KK.")
    assert told.soup.select(f'a[href="/tanya/{main.id}/"]') == []


def test_what_was_answered_in_private_before_it_was_deleted_is_shown_to_nobody_else(office, sri):
    hers, main = asked(office, HERS)
    sri.decides(main, "terbitkan", isi_terbit="Syarat KTP?", jawaban="**Bawa KK.**")
    code, letter = asked(office, HIS)
    merged(sri, letter, main.id)
    sri.decides(main, "buka_lagi")
    sri.decides(main, "jawab_pribadi", jawaban="Khusus Bu Zamrud.")

    deletes(office, hers)

    assert "Zamrud" not in tracked(office, code).words


def test_undoing_parts_them_again(office, sri, main):
    code, letter = asked(office, HIS)
    merged(sri, letter, main.id)

    sri.sends(*undo_form(sri.opens(path_of(letter))))

    kept = office.now_kept(letter)
    assert (kept.status, kept.merged_into, office.now_kept(main)) == (Status.WAITING, None, main)
    assert tracked(office, code).first("h1").text == "Diterima"


def test_opening_again_parts_them_too(office, sri, main):
    _, letter = asked(office, HIS)
    merged(sri, letter, main.id)

    sri.decides(letter, "buka_lagi")

    assert office.now_kept(letter).merged_into is None


@pytest.mark.parametrize("into", ["abcdefgh23", "bukan alamat", ""])
def test_what_is_no_published_answer_is_refused(office, sri, into):
    _, letter = asked(office, HIS)

    _, page = merged(sri, letter, into, field="gabung_lain")

    assert (page.status, office.now_kept(letter)) == (422, letter)


@pytest.mark.parametrize("press", ["jawab_pribadi", "tolak", "spam"])
def test_a_letter_that_is_not_published_takes_in_no_other(office, sri, press):
    _, other = asked(office, HERS)
    sri.decides(other, press, jawaban="Khusus Bu Zamrud.", alasan="Bukan urusan kami.")
    _, letter = asked(office, HIS)

    _, page = merged(sri, letter, other.id, field="gabung_lain")

    assert (page.status, wording.REFUSALS["not_mergeable"] in page.words) == (422, True)
    assert office.now_kept(letter) == letter


def test_a_letter_is_not_merged_into_itself(office, sri):
    _, letter = asked(office, HIS)

    _, page = merged(sri, letter, letter.id, field="gabung_lain")

    assert (page.status, office.now_kept(letter)) == (422, letter)


def test_a_report_never_merges(office, main):
    office.visitor().gets_code("Joko minta uang.", jenis="laporan")
    (report,) = office.reports()
    wati = office.staff("wati", role=Role.SUPERVISOR)

    page = wati.decides(report, "gabung", gabung_ke=main.id)

    assert "gabung" not in buttons(wati.opens(path_of(report)))
    assert (page.status, office.now_kept(report)) == (422, report)


@pytest.mark.parametrize(
    "typed", [{"rahasia": "ya"}, {"text": SOUNDS_LIKE_REPORT, "tetap": "ya"}], ids=["private", "sounds"]
)
def test_what_is_not_let_out_is_not_merged(office, sri, main, typed):
    _, letter = asked(office, **{"text": HIS, **typed})

    page = sri.decides(letter, "gabung", gabung_ke=main.id)

    assert "gabung" not in buttons(sri.opens(path_of(letter)))
    assert (page.status, office.now_kept(letter)) == (422, letter)


def test_the_copy_of_the_sender_says_where_it_was_merged(office, sri, main):
    code, letter = asked(office, HIS)
    merged(sri, letter, main.id)

    data = office.visitor().sends("/lacak/salinan.json", {"kode": code}).response.get_json()

    assert data["digabung_ke"] == f"/tanya/{main.id}/"
    assert office.visitor().sends("/lacak/salinan/", {"kode": code}).first(f'a[href="/tanya/{main.id}/"]')
    assert [word for word in OF_HERS if word in str(data)] == []


@pytest.mark.parametrize("press", ["tarik", "buka_lagi"])
def test_the_copy_leads_to_no_page_that_was_taken_from_the_site(office, sri, main, press):
    code, letter = asked(office, HIS)
    merged(sri, letter, main.id)
    sri.decides(main, press, alasan="Untuk Bu Safir saja.")

    page = office.visitor().sends("/lacak/salinan/", {"kode": code})
    data = office.visitor().sends("/lacak/salinan.json", {"kode": code}).response.get_json()

    assert page.soup.select('main a[href^="/tanya/"]') == []
    assert f"Nomor {main.id}. Jawabannya sekarang tidak ada di situs." in page.words
    assert data["digabung_ke"] == main.id
