"""Any store lets go of what a sender deletes, and keeps what a sender corrects, as its own transaction promises."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import SubmissionChanged
from feedback_api.domain.submissions.submission import RETENTION, SendersWords, Status
from feedback_api.store.protocol import Along
from tests.builders import MONDAY_NOON, a_notice, a_report, a_submission, a_task, an_event, answered, kept, published
from tests.contract.lagging import ids_published, ids_waiting, soon

WORDS = SendersWords(text="Apa saja syarat KTP?", at=MONDAY_NOON)
# More acts than salts can be forgotten in one transaction of DynamoDB.
MANY_ACTS = 95


def gone(submission):
    """The submission as an action would save it when its sender takes it back."""
    return replace(
        submission,
        status=Status.TAKEN_BACK,
        text="",
        public_text=None,
        has_contact=False,
        closed_at=MONDAY_NOON,
        erased_at=MONDAY_NOON,
    )


def told(store, submission):
    """The submission decided, with a notice to its sender."""
    closed = replace(submission, status=Status.ANSWERED_PRIVATELY, closed_at=MONDAY_NOON)
    event = an_event(submission, Act.ANSWERED_PRIVATELY)
    return store.submissions.save(closed, event, publishes=False, along=Along(tells=a_notice(submission.id)))


def contact_rows(store):
    return [row.fields for row in store.everything().rows() if row.table == "contacts"]


def test_what_was_published_is_withdrawn_in_the_transaction_that_erases_it(store):
    before = published(store.submissions, a_submission(text="Rahasia"))
    wanted = store.builds.read().wanted

    after = store.submissions.erase(gone(before), an_event(before, Act.TAKEN_BACK), publishes=True)

    delta = store.submissions.published_after(before.change)
    assert (delta.published, delta.withdrawn) == ((), (before.id,))
    assert store.builds.read().wanted == wanted + 1
    assert (after.ordinal, after.change) == (before.ordinal, delta.last_change)
    assert soon(lambda: len(ids_published(store)), 0) == 0
    assert [event.salt for event in store.submissions.events(before.id)][:-1] == [None, None]


def test_what_waited_waits_no_more_and_staff_have_a_task_of_it(store):
    before = kept(store.submissions, a_submission(), b"sealed")
    task = a_task(f"taken_back~{before.id}", guide=None, document=None, submission=before.id)

    after = store.submissions.erase(gone(before), an_event(before, Act.TAKEN_BACK), along=Along(opens=task))

    assert store.submissions.get(before.id) == after
    assert store.submissions.contact(before.id) is None
    assert store.tasks.get(task.id) == task
    assert soon(lambda: len(ids_waiting(store)), 0) == 0


def test_nothing_is_erased_of_what_somebody_answered_meanwhile(store):
    before = kept(store.submissions, a_submission(), b"sealed")
    answer = store.submissions.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True)

    with pytest.raises(SubmissionChanged):
        store.submissions.erase(gone(before), an_event(before, Act.TAKEN_BACK))

    assert store.submissions.get(before.id) == answer
    assert store.submissions.contact(before.id) == b"sealed"


def test_the_salts_of_however_many_acts_are_forgotten_with_a_publication(store):
    now = published(store.submissions, a_submission())
    for _ in range(MANY_ACTS):
        now = store.submissions.note(an_event(now, Act.UNMASKED))

    after = store.submissions.erase(gone(now), an_event(now, Act.TAKEN_BACK), publishes=True)

    events = list(store.submissions.events(now.id))
    assert {event.salt for event in events[:-1]} == {None}
    assert is_unbroken(events, after.audit_head)


def test_a_new_contact_takes_the_place_of_the_old_and_the_salts_stay(store):
    before = kept(store.submissions, a_submission(), b"old")

    after = store.submissions.replace_contact(
        replace(before, has_contact=True), b"new", an_event(before, Act.CONTACT_CORRECTED)
    )

    assert store.submissions.contact(before.id) == b"new"
    assert (store.submissions.get(before.id), after.version) == (after, before.version + 1)
    assert None not in [event.salt for event in store.submissions.events(before.id)]


def test_a_contact_is_kept_where_there_was_none(store):
    before = kept(store.submissions, a_submission())

    store.submissions.replace_contact(
        replace(before, has_contact=True), b"new", an_event(before, Act.CONTACT_CORRECTED)
    )

    assert store.submissions.contact(before.id) == b"new"


def test_a_contact_goes_with_its_notice_and_the_letter_stays(store):
    before = told(store, kept(store.submissions, a_submission(has_contact=True), b"old"))

    without = replace(before, has_contact=False)
    after = store.submissions.replace_contact(without, None, an_event(before, Act.CONTACT_DELETED))

    assert (store.submissions.contact(before.id), store.notices.get(before.id)) == (None, None)
    assert store.submissions.get(before.id) == after
    assert after.text == before.text


@pytest.mark.parametrize(
    "letter", [a_submission(has_contact=True), a_report(has_contact=True)], ids=["letter", "report"]
)
def test_a_contact_that_is_corrected_after_the_decision_still_ends_with_its_time(store, letter):
    before = told(store, kept(store.submissions, letter, b"old"))

    store.submissions.replace_contact(before, b"new", an_event(before, Act.CONTACT_CORRECTED))

    (row,) = contact_rows(store)
    assert row["erase_after"][:19] == (MONDAY_NOON + RETENTION).isoformat()[:19]
    assert store.submissions.contact(before.id) == b"new"


def test_a_contact_of_what_somebody_changed_meanwhile_stays(store):
    before = kept(store.submissions, a_submission(), b"old")
    store.submissions.save(replace(before, reason="x"), an_event(before, Act.CLAIMED), publishes=False)

    with pytest.raises(SubmissionChanged):
        store.submissions.replace_contact(before, None, an_event(before, Act.CONTACT_DELETED))

    assert store.submissions.contact(before.id) == b"old"


@pytest.mark.parametrize(
    "said",
    [{"earlier": (WORDS, WORDS)}, {"wish": WORDS}, {"erasure_asked_at": MONDAY_NOON}],
    ids=lambda said: next(iter(said)),
)
def test_what_a_sender_asks_for_comes_back_as_it_was_saved(store, said):
    before = kept(store.submissions, a_submission())

    saved = store.submissions.save(replace(before, **said), an_event(before, Act.TEXT_CORRECTED), publishes=False)

    assert store.submissions.get(before.id) == saved
    assert {name: getattr(saved, name) for name in said} == said


def test_tidying_up_keeps_all_that_is_kept(store):
    published(store.submissions, a_submission())
    kept(store.submissions, a_report(), b"sealed")
    before = sorted(row.line for row in store.everything().rows())

    assert store.tidy() is True

    assert sorted(row.line for row in store.everything().rows()) == before


def asked(store, report):
    """The report as its sender wants it erased."""
    event = an_event(report, Act.ERASURE_ASKED)
    return store.submissions.save(replace(report, erasure_asked_at=MONDAY_NOON), event, publishes=False)


def ids_reported(store):
    return [one.id for one in store.submissions.reports(limit=9).items]


def ids_erasable(store, now):
    return [one.id for one in store.submissions.erasable(now=now, limit=9)]


def test_a_closed_report_stands_among_the_open_ones_while_its_sender_waits_for_its_erasure(store):
    closed = told(store, kept(store.submissions, a_report(), b"sealed"))
    kept(store.submissions, a_report("open234567"))
    assert soon(lambda: ids_reported(store), ["open234567"]) == ["open234567"]

    waiting = asked(store, closed)
    listed = soon(lambda: ids_reported(store), [closed.id, "open234567"])
    store.submissions.erase(gone(waiting), an_event(waiting, Act.ERASURE_CONFIRMED))

    assert listed == [closed.id, "open234567"]
    assert soon(lambda: ids_reported(store), ["open234567"]) == ["open234567"]
    assert store.submissions.contact(closed.id) is None


def test_an_erasure_that_nobody_confirms_happens_at_its_time_all_the_same(store):
    waiting = asked(store, told(store, kept(store.submissions, a_report(), b"sealed")))
    over = MONDAY_NOON + RETENTION

    due = soon(lambda: ids_erasable(store, over), [waiting.id])

    assert due == [waiting.id]
    assert ids_erasable(store, over - timedelta(seconds=1)) == []


def test_a_report_that_waits_for_its_erasure_is_moved_with_all_its_places(store):
    waiting = asked(store, told(store, kept(store.submissions, a_report(), b"sealed")))
    before = sorted(row.line for row in store.everything().rows())

    store.everything().keep([row for row in store.everything().rows() if row.table == "submissions"])

    assert sorted(row.line for row in store.everything().rows()) == before
    assert '"erase_after"' in next(line for line in before if waiting.id in line and '"queue_key"' in line)
