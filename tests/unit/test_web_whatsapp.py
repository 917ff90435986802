"""Staff tell a sender who left a mobile number on WhatsApp that there is news, with a text that is ready."""

from datetime import timedelta
from urllib.parse import unquote

import pytest

from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.going_back import UNDO_FOR
from tests.web_office import an_office

TEXT, ANSWER = "Apakah akta bisa diurus di Wates?", "Bisa, setiap Kamis."


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path, origin="https://kantor.example") as office:
        yield office


def opened(visitor, submission):
    """What staff see who open the contact."""
    path = f"/moderasi/kiriman/{submission.id}"
    return visitor.sends(f"{path}/buka", visitor.opens(path).fields())


def link(page):
    found = page.soup.select_one("main a[href^='https://wa.me/']")
    return unquote(found["href"]) if found else None


def decided(office, act="jawab_pribadi", *, kontak="0812-3456-7890", **typed):
    letter, sri = office.kept(TEXT, nama="Siti", kontak=kontak), office.staff()
    assert sri.decides(letter, act, **({"jawaban": ANSWER} | typed)).status == 303
    return sri, letter


def test_after_its_ten_minutes_one_tap_opens_whatsapp_and_nothing_that_anybody_wrote_goes_along(office):
    sri, letter = decided(office)
    before = link(opened(sri, letter))
    office.clock.passes(UNDO_FOR + timedelta(seconds=1))

    address = link(opened(sri, letter))

    assert before is None
    assert address.startswith("https://wa.me/6281234567890?text=Halo, ini ")
    assert "Jawaban untuk kiriman Anda sudah ada. Buka https://kantor.example/lacak/" in address
    assert not any(word in address for word in ("akta", "Wates", "Kamis", "Siti"))


def test_of_what_was_declined_it_says_that_there_is_news(office):
    sri, letter = decided(office, "tolak", alasan="Ini urusan PLN.")
    office.clock.passes(UNDO_FOR + timedelta(seconds=1))

    assert "Kabar untuk kiriman Anda sudah ada." in link(opened(sri, letter))


@pytest.mark.parametrize(
    ("act", "kontak"),
    [("jawab_pribadi", "siti@example.id"), ("jawab_pribadi", "0343 481234"), ("spam", "081234567890")],
)
def test_without_a_mobile_number_or_without_news_there_is_no_link(office, act, kontak):
    sri, letter = decided(office, act, kontak=kontak)
    office.clock.passes(UNDO_FOR + timedelta(seconds=1))

    assert link(opened(sri, letter)) is None


def test_what_still_waits_has_none_and_a_report_never(tmp_path):
    with an_office(tmp_path) as office:
        assert no_links(office) == [None, None]


def no_links(office):
    waiting = office.kept(TEXT, kontak="081234567890")
    report = office.kept("Joko minta uang.", jenis="laporan", kontak="081234567890")
    wati = office.staff("wati", role=Role.SUPERVISOR)
    wati.decides(report, "jawab_pribadi", jawaban="Kami periksa.")
    office.clock.passes(UNDO_FOR + timedelta(seconds=1))

    shown = opened(wati, report)

    assert "0812" in shown.words
    return [link(opened(wati, waiting)), link(shown)]
