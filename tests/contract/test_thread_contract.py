"""Any store keeps one message that follows a letter, as long as that is what was read; of many who send one wins."""

from dataclasses import replace

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.errors import SubmissionChanged
from feedback_api.domain.submissions.flood import Came
from feedback_api.domain.submissions.submission import Status
from feedback_api.domain.thread import follow_up_id
from feedback_api.store.numbers import years_of_reports
from tests.builders import MONDAY_NOON, a_report, a_submission, an_event, answered, kept, published
from tests.contract.lagging import ids_published, ids_waiting, soon
from tests.contract.racing import in_threads


def following(first, text="Berapa lama jadinya?", **changes):
    known = {"follows": first.id, "text": text, "arrival_digest": f"arrival of {text}"}
    return a_submission(follow_up_id(first.id), **(known | changes))


def follow(store, first, second, **beside):
    return store.submissions.follow(second, beside.pop("sealed", None), an_event(second), first=first, **beside)


def test_what_follows_a_published_letter_waits_beside_it(store):
    first = published(store.submissions, a_submission())

    second = follow(store, first, following(first))

    assert store.submissions.get(second.id) == second
    assert second.follows == first.id
    assert soon(lambda: ids_waiting(store), [second.id]) == [second.id]
    assert soon(lambda: ids_published(store), [first.id]) == [first.id]
    assert [event.act for event in store.submissions.events(second.id)] == [Act.RECEIVED]


def test_whoever_sends_again_gets_what_was_kept_first(store):
    first = published(store.submissions, a_submission())
    kept_first = follow(store, first, following(first))

    again = follow(store, replace(first, version=9), following(first, "Lain lagi."))

    assert again == kept_first
    assert len(list(store.submissions.events(again.id))) == 1


def test_nothing_follows_a_letter_that_was_changed_since_it_was_read(store):
    first = published(store.submissions, a_submission())
    gone = replace(first, status=Status.TAKEN_BACK, text="", public_text=None, erased_at=MONDAY_NOON)
    store.submissions.erase(gone, an_event(first, Act.TAKEN_BACK), publishes=True)

    came = Came(submission_id=follow_up_id(first.id), group="a", at=MONDAY_NOON)

    with pytest.raises(SubmissionChanged):
        follow(store, first, following(first), came=came)

    assert ids_waiting(store) == []
    assert store.flood.came() == ()


def test_of_sixteen_who_send_at_once_one_is_kept_and_all_are_told_of_it(store):
    first = published(store.submissions, a_submission())

    sent = in_threads(16, lambda number: follow(store, first, following(first, f"tulisan {number}")))

    assert len({one.text for one in sent}) == 1
    assert len(list(store.submissions.events(sent[0].id))) == 1


def test_of_sending_and_deleting_at_once_nothing_stays_that_nobody_can_find(store):
    letters = [published(store.submissions, a_submission(f"race{number:06}")) for number in range(8)]

    def act(number):
        first = letters[number // 2]
        try:
            if number % 2:
                gone = replace(first, status=Status.TAKEN_BACK, text="", public_text=None, erased_at=MONDAY_NOON)
                store.submissions.erase(gone, an_event(first, Act.TAKEN_BACK), publishes=True)
            else:
                follow(store, first, following(first))
        except SubmissionChanged:
            return "refused"
        return "done"

    ended = in_threads(16, act)

    won = ended[::2].count("done")
    assert ended[1::2] == ["done"] * 8
    assert soon(lambda: len(ids_waiting(store)), won) == won


def test_what_follows_a_report_is_sealed_among_the_reports_and_counted_once(store):
    first = kept(store.submissions, a_report(), b"sealed")
    closed = replace(first, status=Status.ANSWERED_PRIVATELY, answer=answered(first).answer, closed_at=MONDAY_NOON)
    closed = store.submissions.save(closed, an_event(first, Act.ANSWERED_PRIVATELY), publishes=False)

    second = follow(store, closed, replace(a_report(follow_up_id(first.id)), follows=first.id), sealed=b"sealed too")

    assert store.submissions.contact(second.id) == b"sealed too"
    assert soon(lambda: [one.id for one in store.submissions.reports(limit=9).items], [second.id]) == [second.id]
    assert ids_waiting(store) == []
    assert [one.count for one in years_of_reports(store.numbers)] == [1]
