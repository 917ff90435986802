"""Any store knows for a while which group a letter came from, and puts the letters of a flood aside with one act."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.submissions.flood import Came
from feedback_api.domain.submissions.submission import Status
from feedback_api.store.flood_protocol import Move
from tests.builders import MONDAY_NOON, a_report, a_submission, an_event, kept
from tests.contract.lagging import ids_waiting, soon

BATCH = "2026-11-23T05:00:00.000000+00:00.k7qm"
NOTHING: list[str] = []
NAMES = [f"id{number:02}" for number in range(30)]


def came_from(submission, group="a", **changes):
    return replace(Came(submission_id=submission.id, group=group, at=submission.received_at), **changes)


def arrived(store, name, group="a", *, minutes=0, **changes):
    letter = a_submission(name, received_at=MONDAY_NOON + timedelta(minutes=minutes), **changes)
    return store.submissions.add(letter, None, an_event(letter), came=came_from(letter, group))


def moves(letters, act=Act.PUT_ASIDE):
    return [Move(submission=one, event=an_event(one, act)) for one in letters]


def ids(page):
    return [one.id for one in page.items]


def ids_aside(store, **asked):
    return ids(store.flood.aside(limit=100, **asked))


def test_groups_are_known_in_the_order_in_which_letters_came(store):
    later, first = arrived(store, "b", "x", minutes=5), arrived(store, "a", "y")
    kept(store.submissions, a_submission("c"))

    assert store.flood.came() == (came_from(first, "y"), came_from(later, "x"))


def test_pressing_twice_is_one_arrival(store):
    arrived(store, "a", "x")
    arrived(store, "a", "y")

    assert [one.group for one in store.flood.came()] == ["x"]


def test_what_is_settled_takes_the_place_of_what_was_known_and_what_is_forgotten_is_gone(store):
    flooding, honest = arrived(store, "a", "x"), arrived(store, "b", "y")

    store.flood.settle([came_from(flooding, "random", sent=7)])
    store.flood.forget([came_from(honest, "y")])

    assert store.flood.came() == (came_from(flooding, "random", sent=7),)


def test_nothing_is_settled_or_forgotten_without_being_named(store):
    letter = arrived(store, "a", "x")

    store.flood.settle([])
    store.flood.forget([])

    assert store.flood.came() == (came_from(letter, "x"),)


def test_no_row_for_an_operator_says_where_a_letter_came_from(store):
    arrived(store, "a", "a-groups-name")

    assert not any("a-groups-name" in row.line for row in store.everything().rows())


@pytest.mark.parametrize("way", ["seal", "erase"])
def test_what_becomes_a_report_and_what_is_erased_came_from_nowhere(store, way):
    letter = arrived(store, "a", "x")
    changed = replace(letter, status=Status.SPAM, closed_at=MONDAY_NOON) if way == "erase" else a_report("a", acts=1)
    sealed = () if way == "erase" else (b"sealed",)

    getattr(store.submissions, way)(replace(changed, version=1), *sealed, an_event(letter, Act.ERASED))

    assert store.flood.came() == ()


def test_what_is_put_aside_leaves_the_queue_with_its_act_and_lies_together(store):
    letters = [arrived(store, name, minutes=number) for number, name in enumerate(NAMES)]
    soon(lambda: ids_waiting(store), NAMES)

    moved = store.flood.move(moves(letters[:28]), batch=BATCH)

    assert [one.id for one in moved] == NAMES[:28]
    assert moved == tuple(store.submissions.get(name) for name in NAMES[:28])
    assert {(one.version, one.acts, one.batch, one.status) for one in moved} == {(2, 2, BATCH, Status.WAITING)}
    assert soon(lambda: ids_waiting(store), NAMES[28:]) == NAMES[28:]
    assert soon(lambda: ids_aside(store), NAMES[:28]) == NAMES[:28]
    assert [event.act for event in store.submissions.events("id00")] == [Act.RECEIVED, Act.PUT_ASIDE]


def test_a_desas_queue_does_not_hold_it_either(store):
    letter = arrived(store, "a", village="wates")
    soon(lambda: ids_waiting(store, village="wates"), ["a"])

    store.flood.move(moves([letter]), batch=BATCH)

    assert soon(lambda: ids_waiting(store, village="wates"), NOTHING) == NOTHING


def test_what_was_put_aside_comes_back_into_its_turn(store):
    letters = [arrived(store, name, minutes=number) for number, name in enumerate(["a", "b", "c"])]
    aside = store.flood.move(moves(letters[:2]), batch=BATCH)

    back = store.flood.move(moves(aside, Act.BROUGHT_BACK), batch=None)

    assert {one.batch for one in back} == {None}
    assert soon(lambda: ids_waiting(store), ["a", "b", "c"]) == ["a", "b", "c"]
    assert soon(lambda: ids_aside(store), NOTHING) == NOTHING


def test_one_batch_is_read_page_by_page_and_without_the_others(store):
    letters = [arrived(store, name, minutes=number) for number, name in enumerate(["a", "b", "c", "d"])]
    store.flood.move(moves(letters[1:]), batch=f"{BATCH}-2")
    store.flood.move(moves(letters[:1]), batch=BATCH)
    soon(lambda: ids_aside(store), ["b", "c", "d", "a"])

    first = store.flood.aside(limit=2, batch=f"{BATCH}-2")
    second = store.flood.aside(limit=2, batch=f"{BATCH}-2", cursor=first.next_cursor)

    assert (ids(first), ids(second), second.next_cursor) == (["b", "c"], ["d"], None)
    assert ids_aside(store, batch=BATCH) == ["a"]
    assert ids_aside(store, batch="nobodys") == []


def test_all_that_was_put_aside_is_read_page_by_page(store):
    letters = [arrived(store, name, minutes=number) for number, name in enumerate(["a", "b", "c"])]
    store.flood.move(moves(letters), batch=BATCH)
    soon(lambda: ids_aside(store), ["a", "b", "c"])

    first = store.flood.aside(limit=2)

    assert (ids(first), ids(store.flood.aside(limit=2, cursor=first.next_cursor))) == (["a", "b"], ["c"])


def test_what_somebody_changed_meanwhile_what_is_closed_and_a_report_stay_where_they_are(store):
    changed, noted, closed = (arrived(store, name) for name in ("a", "b", "c"))
    free = [arrived(store, f"free{number:02}") for number in range(30)]
    report = kept(store.submissions, a_report())
    claimed = replace(changed, status=Status.CLAIMED)
    store.submissions.save(claimed, an_event(changed, Act.CLAIMED), publishes=False)
    store.submissions.note(an_event(noted, Act.UNMASKED))
    spam = replace(closed, status=Status.SPAM, closed_at=MONDAY_NOON)
    closed = store.submissions.save(spam, an_event(closed, Act.MARKED_SPAM), publishes=False)

    moved = store.flood.move(moves([changed, noted, closed, report, *free]), batch=BATCH)

    assert [one.id for one in moved] == [one.id for one in free]
    assert {store.submissions.get(name).batch for name in ("a", "b", "c", report.id)} == {None}


def test_what_is_taken_up_again_lies_in_the_queue(store):
    (aside,) = store.flood.move(moves([arrived(store, "a")]), batch=BATCH)
    claimed = replace(aside, status=Status.CLAIMED, batch=None)

    store.submissions.save(claimed, an_event(aside, Act.CLAIMED), publishes=False)

    assert soon(lambda: ids_waiting(store), ["a"]) == ["a"]


def test_a_dump_of_what_was_put_aside_can_be_kept_again(store):
    letters = [arrived(store, name, village=village) for name, village in [("a", "wates"), ("b", None)]]
    store.flood.move(moves(letters), batch=BATCH)
    before = sorted(row.line for row in store.everything().rows())

    store.everything().keep([row for row in store.everything().rows() if row.table == "submissions"])

    assert sorted(row.line for row in store.everything().rows()) == before
    assert soon(lambda: ids_aside(store), ["a", "b"]) == ["a", "b"]


@pytest.mark.parametrize(
    ("letters", "size", "is_more"), [(3, 10**6, False), (2, 10**6, True), (3, 100, True), (0, 0, True)]
)
def test_how_much_waits_counts_the_queue_and_what_was_put_aside_but_no_report(store, letters, size, is_more):
    first, *_ = [arrived(store, name) for name in ("a", "b", "c")]
    kept(store.submissions, a_report())
    store.flood.move(moves([first]), batch=BATCH)

    assert soon(lambda: store.flood.holds_more_than(letters=letters, size=size), is_more) is is_more


def test_an_empty_store_holds_nothing(store):
    assert not store.flood.holds_more_than(letters=0, size=0)
