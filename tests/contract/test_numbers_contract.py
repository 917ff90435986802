"""Any store keeps the numbers of an office: each thing is counted once, and what is told is told whole."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.actions.site.fill_survey import fill_survey
from feedback_api.domain.audit import Act
from feedback_api.domain.counting.figures import YearOfReports
from feedback_api.domain.counting.survey import ELEMENTS, TOLD, Filled, results_from
from feedback_api.domain.errors import SubmissionChanged
from feedback_api.domain.submissions.submission import Kind, Status
from feedback_api.store.numbers import looked_through, note_looked_through, years_of_reports
from tests.builders import MONDAY_NOON, a_report, a_submission, a_task, an_event, kept, some_services
from tests.contract.racing import in_threads


def counted(store):
    return {one.year: one.count for one in years_of_reports(store.numbers)}


def replace_store(tmp_path, store):
    with some_services(tmp_path) as services:
        return replace(services, store=store)


def made_report(store, letter, **changes):
    report = replace(letter, kind=Kind.REPORT, text="", **changes)
    return store.submissions.seal(report, b"sealed", an_event(letter, Act.MADE_REPORT), year=2027)


def test_an_office_without_reports_has_no_year(store):
    kept(store.submissions, a_submission())

    assert years_of_reports(store.numbers) == ()


def test_reports_are_counted_by_the_year_it_is_in_the_office(store):
    for name in ("laporan234", "laporan345"):
        store.submissions.add(a_report(name), b"sealed", an_event(a_report(name)), year=2027)
    kept(store.submissions, a_report("laporan456"))

    assert years_of_reports(store.numbers) == (YearOfReports(year=2026, count=1), YearOfReports(year=2027, count=2))


def test_a_letter_that_becomes_a_report_is_counted_when_it_does(store):
    letter = kept(store.submissions, a_submission())

    made_report(store, letter)

    assert counted(store) == {2027: 1}


def test_a_letter_that_somebody_changed_meanwhile_is_not_counted(store):
    letter = kept(store.submissions, a_submission())
    store.submissions.save(replace(letter, reason="x"), an_event(letter, Act.CLAIMED), publishes=False)

    with pytest.raises(SubmissionChanged):
        made_report(store, letter)

    assert counted(store) == {}


def test_no_report_asks_for_a_build(store):
    before = store.builds.read()

    kept(store.submissions, a_report())
    made_report(store, kept(store.submissions, a_submission()))

    assert store.builds.read() == before


def test_of_sixteen_presses_one_report_is_counted(store):
    in_threads(16, lambda _: kept(store.submissions, a_report()))

    assert counted(store) == {2026: 1}


def test_reports_that_come_at_once_are_all_counted(store):
    in_threads(8, lambda number: kept(store.submissions, a_report(f"laporan{number}")))

    assert counted(store) == {2026: 8}


def test_how_far_somebody_looked_is_kept_and_never_goes_back(store):
    seen = [looked_through(store.numbers)]
    for change in (7, 3, 9):
        note_looked_through(store.numbers, change)
        seen.append(looked_through(store.numbers))

    assert seen == [0, 7, 7, 9]
    assert years_of_reports(store.numbers) == ()


def test_numbers_are_kept_by_their_names_and_found_by_how_those_begin(store):
    store.numbers.keep({"figures/2026-09/a": 3, "figures/2026-09/~told": 1}, growing="figures/2026-09/~told")
    store.numbers.keep({"figures/2026-10/~told": 1}, growing="figures/2026-10/~told")

    assert store.numbers.begin_with("figures/2026-09/") == {"figures/2026-09/a": 3, "figures/2026-09/~told": 1}
    assert len(store.numbers.begin_with("figures/")) == 3
    assert store.numbers.begin_with("mended/") == {}


def test_numbers_are_kept_only_while_the_one_that_has_to_grow_grows(store):
    kept = [store.numbers.keep({"a/told": told, "a/b": told * 10}, growing="a/told") for told in (30, 30, 29, 61)]

    assert kept == [True, False, False, True]
    assert store.numbers.begin_with("a/") == {"a/told": 61, "a/b": 610}


def test_of_eight_who_tell_a_month_one_does(store):
    kept = in_threads(8, lambda number: store.numbers.keep({"told": 1, "by": number}, growing="told"))

    assert sorted(kept) == [False] * 7 + [True]


def test_a_press_is_counted_once_under_all_its_names_whoever_presses_at_once(store):
    counted_now = in_threads(8, lambda _: store.numbers.count(("n/a", "n/b"), press="same", at=MONDAY_NOON))
    in_threads(8, lambda number: store.numbers.count(("n/b",), press=f"{number}", at=MONDAY_NOON))

    assert sorted(counted_now) == [False] * 7 + [True]
    assert store.numbers.begin_with("n/") == {"n/a": 1, "n/b": 9}


def test_a_task_that_is_closed_counts_once_and_asks_for_no_build(store):
    before = store.builds.read()
    store.tasks.open(a_task("panduan"))

    for by in ("sri", "budi"):
        store.tasks.close("panduan", by=by, at=MONDAY_NOON, counted_as="mended/2026-11")

    assert store.numbers.begin_with("mended/") == {"mended/2026-11": 1}
    assert store.tasks.get("panduan").closed_by == "sri"
    assert store.builds.read() == before


def test_what_was_closed_since_a_moment_is_listed_page_by_page(store):
    days = {"a": -40, "b": -2, "c": -1, "d": 0, "offen": None, "weg": -1}
    for name, day in days.items():
        closed_at = None if day is None else MONDAY_NOON + timedelta(days=day)
        status = Status.WAITING if day is None else Status.ANSWERED_PRIVATELY
        erased_at = MONDAY_NOON if name == "weg" else None
        kept(store.submissions, a_submission(name, status=status, closed_at=closed_at, erased_at=erased_at))

    since = MONDAY_NOON - timedelta(days=2)
    pages = [store.submissions.closed_since(since, limit=1)]
    while pages[-1].next_cursor:
        pages.append(store.submissions.closed_since(since, limit=1, cursor=pages[-1].next_cursor))

    assert [one.id for page in pages for one in page.items] == ["c", "d"]


def test_of_many_forms_at_once_every_answer_is_counted_and_a_whole_result_is_told(store, tmp_path):
    services = replace_store(tmp_path, store)
    answers = {element.code: 3 for element in ELEMENTS}

    in_threads(12, lambda number: [fill(services, answers, f"{number}/{turn}") for turn in range(3)])
    fill(services, answers, "last")

    assert store.numbers.begin_with("survey/2026/filled") == {"survey/2026/filled": 37}
    (told,) = results_from(store.numbers.begin_with(TOLD))
    assert told.filled >= 30
    assert set(told.sums.values()) == {told.filled * 3}


def fill(services, answers, key):
    return fill_survey(services, Filled(answers=answers, guide="kia"), key=key)
