"""Somebody at the counter says with one tap whether one trip was enough."""

from datetime import timedelta

import pytest

from feedback_api.domain.members.staff import Role
from feedback_api.domain.site.content_task import TaskReason
from tests.web_office import an_office

CHOSEN = "/moderasi/loket/?panduan=akta-kelahiran&desa=wates"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def taps(sri, ending: str, **typed: str):
    fields = {**sri.opens(CHOSEN).fields(), "panduan": "akta-kelahiran", "desa": "wates", "hasil": ending}
    return sri.sends("/moderasi/loket/", {**fields, **typed})


def counts(office):
    return [(one.guide, one.village, one.finished, one.missing_paper, one.other) for one in november(office)]


def november(office):
    return office.services.store.tallies.trips("2026-11")


def tasks(office):
    return office.services.store.tasks.waiting(limit=100).items


def test_only_staff_come_to_the_counter(office):
    assert office.visitor().opens("/moderasi/loket/").address.startswith("/moderasi/masuk")
    assert office.visitor().opens("/moderasi/tugas/").address.startswith("/moderasi/masuk")


def test_the_papers_of_the_chosen_guide_can_be_tapped(office):
    page = office.staff().opens(CHOSEN)

    taps_offered = [(button["value"], button.text) for button in page.soup.select("button[name=hasil]")]
    assert taps_offered == [
        ("ya", "Ya, selesai"),
        ("berkas:kk", "Kartu Keluarga"),
        ("berkas:ktp", "KTP"),
        ("lain", "Bukan soal berkas"),
    ]


def test_one_tap_is_counted_and_the_page_stands_ready_for_the_next_person(office):
    sri = office.staff()

    page = sri.opens(taps(sri, "ya").address)

    assert "Tercatat: selesai sekali datang." in page.words
    assert page.first("button[name=hasil]")["value"] == "ya"
    assert counts(office) == [("akta-kelahiran", "wates", 1, 0, 0)]


def test_how_a_trip_ended_is_told_apart(office):
    sri = office.staff()
    for ending in ("ya", "berkas:kk", "lain", "ya"):
        taps(sri, ending)

    assert counts(office) == [("akta-kelahiran", "wates", 2, 1, 1)]


def test_a_double_tap_counts_once(office):
    sri = office.staff()

    replies = [taps(sri, "ya", kunci="the-same").status for _ in range(2)]

    assert replies == [303, 303]
    assert counts(office) == [("akta-kelahiran", "wates", 1, 0, 0)]


@pytest.mark.parametrize("typed", [{"hasil": "berkas:paspor"}, {"hasil": ""}, {"kunci": ""}, {"panduan": "x"}])
def test_what_is_not_on_the_page_is_not_counted(office, typed):
    page = taps(office.staff(), typed.pop("hasil", "ya"), **typed)

    assert page.status == 422
    assert counts(office) == []


def test_village_staff_find_their_own_desa_chosen(office):
    page = office.staff("lia", role=Role.VILLAGE, village="wates").opens("/moderasi/loket/?panduan=akta-kelahiran")

    assert page.fields()["desa"] == "wates"


def test_the_third_report_of_a_paper_within_thirty_days_opens_a_task_that_names_it(office):
    sri = office.staff()
    for _ in range(2):
        taps(sri, "berkas:kk")
    before = tasks(office)
    taps(sri, "berkas:kk")

    page = sri.opens("/moderasi/tugas/")

    assert (before, [(task.guide, task.document) for task in tasks(office)]) == ((), [("akta-kelahiran", "kk")])
    assert "Tiga kali dalam 30 hari" in page.words
    assert "Kartu Keluarga" in page.words


def test_reports_that_lie_further_apart_open_none(office):
    for _ in range(3):
        taps(office.staff(), "berkas:kk")
        office.clock.passes(timedelta(days=15, seconds=1))

    assert tasks(office) == ()


def test_other_papers_and_other_reasons_open_none(office):
    for ending in ("berkas:kk", "berkas:ktp", "lain", "berkas:kk", "berkas:ktp"):
        taps(office.staff(), ending)

    assert tasks(office) == ()


def test_a_task_is_closed_with_one_tap_and_three_new_reports_open_it_again(office):
    sri = office.staff()
    for _ in range(3):
        taps(sri, "berkas:kk")
    address = sri.opens("/moderasi/tugas/").first("main form")["action"]
    page = sri.opens(sri.sends(address, sri.opens("/moderasi/tugas/").fields()).address)
    office.clock.passes(timedelta(minutes=1))
    closed = []
    for _ in range(3):
        closed.append(tasks(office))
        taps(sri, "berkas:kk")

    assert "Tugas ditandai selesai." in page.words
    assert closed == [(), (), ()]
    assert len(tasks(office)) == 1


@pytest.mark.parametrize(
    ("word", "reasons"),
    [("benar", []), ("kurang_jelas", [TaskReason.UNCLEAR]), ("salah", [TaskReason.WRONG]),
     ("belum_ada", [TaskReason.MISSING])],
)  # fmt: skip
def test_an_answer_that_shows_a_fault_in_the_guide_opens_a_task(office, word, reasons):
    submission = office.kept("Apa saja syaratnya?", panduan="akta-kelahiran")

    office.staff().decides(submission, "terbitkan", jawaban="Bawa KK.", panduan_kondisi=word)

    assert [(task.reason, task.submission) for task in tasks(office)] == [(one, submission.id) for one in reasons]


def test_a_private_answer_may_open_a_task_too(office):
    submission = office.kept("Apa saja syaratnya?", panduan="akta-kelahiran")

    office.staff().decides(submission, "jawab_pribadi", jawaban="Bawa KK.", panduan_kondisi="salah")

    assert [task.guide for task in tasks(office)] == ["akta-kelahiran"]


def test_a_page_that_was_open_too_long_says_so_and_counts_nothing(office):
    page = taps(office.staff(), "ya", csrf_token="old")  # noqa: S106 no password

    assert page.status == 422
    assert "terlalu lama terbuka" in page.words
    assert counts(office) == []
