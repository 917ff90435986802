"""Any store counts reports by year once each, asks for no build because of them, and knows how far somebody looked."""

from dataclasses import replace

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.errors import SubmissionChanged
from feedback_api.domain.figures import YearOfReports
from feedback_api.domain.submissions.submission import Kind
from tests.builders import a_report, a_submission, an_event, kept
from tests.contract.racing import in_threads


def counted(store):
    return {one.year: one.count for one in store.tallies.reports()}


def made_report(store, letter, **changes):
    report = replace(letter, kind=Kind.REPORT, text="", **changes)
    return store.submissions.seal(report, b"sealed", an_event(letter, Act.MADE_REPORT), year=2027)


def test_an_office_without_reports_has_no_year(store):
    kept(store.submissions, a_submission())

    assert store.tallies.reports() == ()


def test_reports_are_counted_by_the_year_it_is_in_the_office(store):
    for name in ("laporan234", "laporan345"):
        store.submissions.add(a_report(name), b"sealed", an_event(a_report(name)), year=2027)
    kept(store.submissions, a_report("laporan456"))

    assert store.tallies.reports() == (YearOfReports(year=2026, count=1), YearOfReports(year=2027, count=2))


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
    seen = [store.tallies.looked_through()]
    for change in (7, 3, 9):
        store.tallies.note_looked_through(change)
        seen.append(store.tallies.looked_through())

    assert seen == [0, 7, 7, 9]
    assert store.tallies.reports() == ()
