"""Any store keeps reports apart from all other letters, never publishes one, and lets a letter become one for good."""

from dataclasses import replace
from datetime import date

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.errors import KindIsFinal, NeverPublished, SubmissionChanged
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import Kind, Status
from tests.builders import MONDAY_NOON, a_member, a_report, a_submission, an_answer, an_event, answered, kept
from tests.contract.lagging import soon
from tests.contract.rewriting import later, rewriter


def names(page):
    return [one.id for one in page.items]


def test_a_report_comes_back_as_it_was_added_with_what_is_sealed(store):
    added = kept(store.submissions, a_report(only_private=True), b"sealed words")

    assert store.submissions.get(added.id) == added
    assert store.submissions.contact(added.id) == b"sealed words"


def test_reports_stand_in_a_list_of_their_own_earliest_due_date_first(store):
    for name, due in (("later", 8), ("sooner", 7)):
        kept(store.submissions, a_report(name, due=date(2026, 12, due)))
    kept(store.submissions, a_submission("letter"))

    listed = soon(lambda: names(store.submissions.reports(limit=9)), ["sooner", "later"])

    assert listed == ["sooner", "later"]
    assert soon(lambda: names(store.submissions.waiting(limit=9)), ["letter"]) == ["letter"]
    assert soon(lambda: names(store.submissions.waiting(limit=9, village="wates")), ["letter"]) == ["letter"]


def test_no_page_of_the_queue_ends_differently_because_there_are_reports(store):
    kept(store.submissions, a_submission("letter"))
    kept(store.submissions, a_report("report"))
    soon(lambda: names(store.submissions.reports(limit=9)), ["report"])

    page = store.submissions.waiting(limit=1)

    assert (names(page), page.next_cursor) == (["letter"], None)


def test_reports_come_in_pages(store):
    for number in range(3):
        kept(store.submissions, a_report(f"report{number}"))
    soon(lambda: len(store.submissions.reports(limit=9).items), 3)

    first = store.submissions.reports(limit=2)
    rest = store.submissions.reports(limit=2, cursor=first.next_cursor)

    assert (names(first), names(rest), rest.next_cursor) == (["report0", "report1"], ["report2"], None)


@pytest.mark.parametrize(
    "changes",
    [{"status": Status.PUBLISHED, "answer": an_answer(), "closed_at": MONDAY_NOON}, {"status": Status.MERGED}, {}],
    ids=["published", "merged", "as it is"],
)
def test_a_report_cannot_be_saved_as_something_others_see(store, changes):
    before, wanted = kept(store.submissions, a_report()), store.builds.read().wanted

    with pytest.raises(NeverPublished):
        store.submissions.save(replace(before, **changes), an_event(before, Act.PUBLISHED), publishes=True)

    assert (store.submissions.get(before.id), store.builds.read().wanted) == (before, wanted)


def test_what_its_sender_wants_answered_in_private_cannot_be_published(store):
    before = kept(store.submissions, a_submission(only_private=True))

    with pytest.raises(NeverPublished):
        store.submissions.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True)

    assert store.submissions.get(before.id) == before


def test_nobody_takes_the_wish_for_a_private_answer_away(store):
    before = kept(store.submissions, a_submission(only_private=True))

    with pytest.raises(NeverPublished):
        store.submissions.save(replace(before, only_private=False), an_event(before, Act.CLAIMED), publishes=False)

    assert store.submissions.get(before.id).only_private


@pytest.mark.parametrize(
    "changes",
    [{"kind": Kind.COMPLAINT}, {"village": "tambakmisal"}, {"guide": None}, {"visit": "wates-desember"}],
    ids=lambda changes: next(iter(changes)),
)
def test_a_report_stays_one_and_stays_where_it_is(store, changes):
    before = kept(store.submissions, a_report())

    with pytest.raises(KindIsFinal):
        store.submissions.save(replace(before, **changes), an_event(before, Act.CLAIMED), publishes=False)

    assert store.submissions.get(before.id) == before


def test_a_letter_becomes_a_report_and_leaves_nothing_readable(store):
    before = kept(store.submissions, a_submission(text="Pungli di loket"), b"sealed contact")
    report = replace(before, kind=Kind.REPORT, text="")

    saved = store.submissions.seal(report, b"sealed words", an_event(before, Act.MADE_REPORT))

    assert store.submissions.get(before.id) == saved
    assert (saved.kind, saved.text, saved.version) == (Kind.REPORT, "", before.version + 1)
    assert store.submissions.contact(before.id) == b"sealed words"
    assert [event.salt for event in store.submissions.events(before.id)][:-1] == [None]
    assert soon(lambda: names(store.submissions.reports(limit=9)), [before.id]) == [before.id]
    assert soon(lambda: names(store.submissions.waiting(limit=9)), []) == []


def test_what_somebody_changed_meanwhile_is_not_sealed(store):
    before = kept(store.submissions, a_submission(), b"sealed contact")
    store.submissions.save(replace(before, reason="x"), an_event(before, Act.CLAIMED), publishes=False)

    with pytest.raises(SubmissionChanged):
        store.submissions.seal(
            replace(before, kind=Kind.REPORT, text=""), b"sealed words", an_event(before, Act.MADE_REPORT)
        )

    assert store.submissions.contact(before.id) == b"sealed contact"


@pytest.mark.parametrize("said", [{"text": "Pungli"}, {"public_text": "Pungli"}], ids=lambda said: next(iter(said)))
def test_a_report_with_words_in_its_document_is_set_aside(opened, said):
    report = kept(opened.store.submissions, a_report())
    with rewriter(opened.url) as other:
        other.submission(report.id, lambda before: {**before, **said})

    aside = soon(lambda: opened.store.submissions.set_aside(limit=9), (report.id,))

    assert aside == (report.id,)
    assert names(opened.store.submissions.reports(limit=9)) == []


def test_everybody_who_may_be_let_in_is_named(store):
    supervisor = a_member("wati", role=Role.SUPERVISOR)
    for member in (supervisor, a_member("ani")):
        store.staff.add_member(member)

    assert store.staff.members() == (a_member("ani"), supervisor)


def test_sound_reports_leave_room_for_the_names_of_what_is_set_aside(opened):
    for name in ("report2345", "report3456"):
        kept(opened.store.submissions, a_report(name))
    spam = kept(opened.store.submissions, a_submission("spam234567"))
    closed = replace(spam, status=Status.SPAM, closed_at=MONDAY_NOON)
    opened.store.submissions.save(closed, an_event(spam, Act.MARKED_SPAM), publishes=False)
    with rewriter(opened.url) as other:
        other.submission(spam.id, later(reads_from=90))

    assert soon(lambda: opened.store.submissions.set_aside(limit=2), (spam.id,)) == (spam.id,)


def test_a_report_that_only_reading_shows_to_be_damaged_is_named_however_long_the_queue_is(opened):
    letters = [f"wait{number:06d}".replace("0", "a").replace("1", "b") for number in range(51)]
    for name in letters:
        kept(opened.store.submissions, a_submission(name))
    report = kept(opened.store.submissions, a_report())
    with rewriter(opened.url) as other:
        other.submission(report.id, lambda before: {**before, "public_text": "Pungli"})

    aside = soon(lambda: opened.store.submissions.set_aside(limit=90), (report.id,))

    assert aside == (report.id,)
    assert opened.store.submissions.reports(limit=9).set_aside == (report.id,)
