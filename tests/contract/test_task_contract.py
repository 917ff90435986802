"""Any store keeps tasks for editors like this: one cause opens one task, and it is closed once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.errors import SubmissionChanged, TaskNotFound
from feedback_api.domain.site.content_task import TaskReason
from feedback_api.store.protocol import Along
from tests.builders import MONDAY_NOON, a_submission, a_task, an_event, answered, kept


def decide(store, before, task):
    along = Along(opens=task)
    return store.submissions.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True, along=along)


def test_a_task_comes_back_as_it_was_opened(store):
    opened = store.tasks.open(a_task())

    assert opened == store.tasks.get(opened.id) == a_task()


def test_the_same_cause_opens_no_second_task_while_the_first_is_open(store):
    store.tasks.open(a_task())

    again = store.tasks.open(a_task(opened_at=MONDAY_NOON + timedelta(days=1)))

    assert again == a_task()
    assert store.tasks.waiting(limit=10).items == (a_task(),)


def test_a_closed_task_waits_no_longer_and_says_who_closed_it(store):
    store.tasks.open(a_task())

    closed = store.tasks.close(a_task().id, by="sri", at=MONDAY_NOON)

    assert closed == store.tasks.get(closed.id) == replace(a_task(), closed_at=MONDAY_NOON, closed_by="sri")
    assert store.tasks.waiting(limit=10).items == ()


def test_closing_twice_keeps_who_was_first(store):
    store.tasks.open(a_task())
    store.tasks.close(a_task().id, by="sri", at=MONDAY_NOON)

    closed = store.tasks.close(a_task().id, by="rini", at=MONDAY_NOON + timedelta(days=1))

    assert (closed.closed_by, closed.closed_at) == ("sri", MONDAY_NOON)


def test_a_closed_task_may_be_opened_again(store):
    later = a_task(opened_at=MONDAY_NOON + timedelta(days=40))
    store.tasks.open(a_task())
    store.tasks.close(a_task().id, by="sri", at=MONDAY_NOON)

    assert store.tasks.open(later) == later
    assert store.tasks.waiting(limit=10).items == (later,)


def test_an_unknown_task_is_not_found(store):
    with pytest.raises(TaskNotFound):
        store.tasks.get("unknown")
    with pytest.raises(TaskNotFound):
        store.tasks.close("unknown", by="sri", at=MONDAY_NOON)


def test_tasks_come_in_pages_oldest_first(store):
    tasks = [a_task(f"task-{number}", opened_at=MONDAY_NOON + timedelta(hours=number)) for number in range(3)]
    for task in reversed(tasks):
        store.tasks.open(task)

    first = store.tasks.waiting(limit=2)
    rest = store.tasks.waiting(limit=2, cursor=first.next_cursor)

    assert [*first.items, *rest.items] == tasks
    assert rest.next_cursor is None


def test_a_decision_and_the_task_it_opens_are_kept_together(store):
    before = kept(store.submissions, a_submission())

    saved = decide(store, before, a_task())

    assert store.submissions.get(before.id) == saved
    assert store.tasks.get(a_task().id) == a_task()
    assert store.tasks.waiting(limit=10).items == (a_task(),)


def test_a_refused_decision_opens_no_task(store):
    before = kept(store.submissions, a_submission())
    decide(store, before, None)

    with pytest.raises(SubmissionChanged):
        decide(store, before, a_task())

    assert store.tasks.waiting(limit=10).items == ()


def test_a_decision_opens_its_task_again_if_it_was_closed(store):
    before = kept(store.submissions, a_submission())
    store.tasks.open(a_task())
    store.tasks.close(a_task().id, by="sri", at=MONDAY_NOON)

    decide(store, before, a_task())

    assert store.tasks.waiting(limit=10).items == (a_task(),)


def test_those_for_who_looks_back_stand_in_a_list_of_their_own(store):
    guide = store.tasks.open(a_task())
    first, second = (
        store.tasks.open(a_task(f"look-back~{name}", reason=TaskReason.SOUNDS_LIKE_REPORT)) for name in "ab"
    )

    one = store.tasks.waiting(limit=1, looking_back=True)
    rest = store.tasks.waiting(limit=9, looking_back=True, cursor=one.next_cursor)

    assert store.tasks.waiting(limit=9).items == (guide,)
    assert (one.items, rest.items) == ((first,), (second,))


def test_a_decision_closes_one_that_waits(store):
    task = store.tasks.open(a_task("look-back~a", reason=TaskReason.SOUNDS_LIKE_REPORT))

    decide(store, kept(store.submissions, a_submission()), replace(task, closed_at=MONDAY_NOON, closed_by="wati"))

    assert store.tasks.waiting(limit=9, looking_back=True).items == ()
    assert store.tasks.get(task.id).closed_by == "wati"
