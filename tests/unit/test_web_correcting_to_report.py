"""A correction that sounds like a report is offered the confidential way first; a report says how it is corrected."""

import pytest

from tests.builders import SOUNDS_LIKE_REPORT
from tests.unit.test_web_rights import published, sent
from tests.web_office import an_office

OFFER = "Mau dikirim rahasia?"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def corrected(visitor, code, text):
    """Change the text as a browser would, up to the page that comes next."""
    form = visitor.sends("/lacak/perbaiki/", {"kode": code})
    return visitor.sends("/lacak/perbaiki/", {**form.fields(), "isi": text})


@pytest.mark.parametrize("is_published", [False, True])
def test_a_correction_that_sounds_like_a_report_is_offered_the_confidential_way(office, is_published):
    visitor, (code, letter) = office.visitor(), sent(office)
    if is_published:
        published(office, letter)

    page = corrected(visitor, code, SOUNDS_LIKE_REPORT)
    at_once = visitor.sends("/lacak/perbaiki/", {**page.fields(), "yakin": "ya", "versi": letter.version})

    assert [(one.status, OFFER in one.words) for one in (page, at_once)] == [(422, True)] * 2
    assert SOUNDS_LIKE_REPORT in page.words
    assert (office.now_kept(letter).text, office.now_kept(letter).wish) == (letter.text, None)


def test_sent_confidentially_it_is_a_report_of_its_own_and_the_letter_stays(office):
    visitor, (code, letter) = office.visitor(), sent(office)
    page = corrected(visitor, code, SOUNDS_LIKE_REPORT)

    receipt = visitor.sends("/kirim/", {**page.fields(), "rahasiakan": "ya"})

    assert (receipt.status, len(office.reports()), office.now_kept(letter).text) == (303, 1, letter.text)


def test_whoever_chooses_the_ordinary_way_is_not_asked_again(office):
    visitor, (code, letter) = office.visitor(), sent(office)
    page = corrected(visitor, code, SOUNDS_LIKE_REPORT)

    sure = visitor.sends("/lacak/perbaiki/", {**page.fields(), "tetap": "ya"})
    done = visitor.sends("/lacak/perbaiki/", {**sure.fields(), "yakin": "ya"})
    again = corrected(visitor, code, f"{SOUNDS_LIKE_REPORT} Kemarin.")

    assert [OFFER in one.words for one in (sure, done, again)] == [False] * 3
    assert office.now_kept(letter).text == SOUNDS_LIKE_REPORT


def test_the_sender_of_a_report_reads_why_its_text_stays_and_what_to_do(office):
    code, _ = sent(office, SOUNDS_LIKE_REPORT, jenis="laporan")

    page = office.visitor().sends("/lacak/perbaiki/", {"kode": code})
    typed = office.visitor().sends("/lacak/perbaiki/", {**page.fields(), "isi": "Lain."})

    for one in (page, typed):
        assert "Kirim laporan baru dan sebut tanggal laporan ini" in one.words
        assert one.first("#isi-laporan a")["href"] == "/kirim/?jenis=laporan"


def test_the_page_of_an_ordinary_letter_says_no_such_thing(office):
    code, _ = sent(office)

    assert office.visitor().sends("/lacak/perbaiki/", {"kode": code}).soup.select_one("#isi-laporan") is None
