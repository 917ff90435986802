"""Any store lists papers that were handed in apart from what waits, and publishes nothing that is fetched."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.errors import KindIsFinal, NeverPublished
from feedback_api.domain.submissions.submission import Kind, Status
from tests.builders import MONDAY_NOON, a_submission, an_answer, an_event, answered, kept
from tests.contract.lagging import soon


def names(page):
    return [one.id for one in page.items]


def papers(name, **changes):
    return a_submission(name, **{"kind": Kind.HANDED_IN, "text": "", "finds": (), **changes})


def test_papers_come_back_as_they_were_added(store):
    added = kept(store.submissions, papers("papers", promised=date(2026, 12, 24)))

    assert store.submissions.get(added.id) == added


def test_papers_stand_in_a_list_of_their_own_and_in_that_of_their_desa(store):
    kept(store.submissions, papers("later", due=date(2026, 12, 8)))
    kept(store.submissions, papers("sooner", due=date(2026, 12, 7)))
    kept(store.submissions, papers("elsewhere", village="tambakmisal", due=date(2026, 12, 6)))
    kept(store.submissions, a_submission("letter"))
    kept(store.submissions, a_submission("asked", kind=Kind.PREPARE, text="", due=date(2026, 12, 30)))

    everywhere = soon(lambda: names(store.submissions.handed_in(limit=9)), ["elsewhere", "sooner", "later"])

    assert everywhere == ["elsewhere", "sooner", "later"]
    assert names(store.submissions.handed_in(limit=9, village="wates")) == ["sooner", "later"]
    assert soon(lambda: names(store.submissions.waiting(limit=9)), ["letter", "asked"]) == ["letter", "asked"]
    assert names(store.submissions.reports(limit=9)) == []


def test_papers_come_in_pages(store):
    for number in range(3):
        kept(store.submissions, papers(f"papers{number}"))
    soon(lambda: len(store.submissions.handed_in(limit=9).items), 3)

    first = store.submissions.handed_in(limit=2)
    rest = store.submissions.handed_in(limit=2, cursor=first.next_cursor)

    assert (names(first), names(rest), rest.next_cursor) == (["papers0", "papers1"], ["papers2"], None)


def test_what_is_ready_leaves_the_list_and_is_erased_thirty_days_later(store):
    waits = kept(store.submissions, papers("papers"))
    ready = replace(waits, status=Status.READY, reason="Loket 2.", closed_at=MONDAY_NOON)

    store.submissions.save(ready, an_event(waits, Act.MADE_READY), publishes=False)

    assert soon(lambda: names(store.submissions.handed_in(limit=9)), []) == []
    assert store.submissions.erasable(now=MONDAY_NOON + timedelta(days=29), limit=9) == ()
    assert [one.id for one in store.submissions.erasable(now=MONDAY_NOON + timedelta(days=30), limit=9)] == ["papers"]


@pytest.mark.parametrize("kind", [Kind.PREPARE, Kind.HANDED_IN])
def test_nothing_that_is_fetched_is_published_or_becomes_anything_else(store, kind):
    waits = kept(store.submissions, papers("papers", kind=kind))
    public = answered(waits, an_answer())
    letter = replace(waits, kind=Kind.QUESTION)

    with pytest.raises(NeverPublished):
        store.submissions.save(public, an_event(waits, Act.PUBLISHED), publishes=True)
    with pytest.raises(KindIsFinal):
        store.submissions.save(letter, an_event(waits, Act.ABOUT_CHANGED), publishes=False)

    assert store.submissions.get("papers") == waits
