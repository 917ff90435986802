"""Any store keeps staff, sessions and failed sign-ins like this."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.errors import StaffAlreadyExists, StaffNotFound
from feedback_api.domain.staff import Role
from tests.builders import MONDAY_NOON, a_member, a_session

WINDOW = timedelta(minutes=15)


def failures(store, name="sri", now=MONDAY_NOON):
    return store.staff.failures(name, now=now, window=WINDOW)


def fail(store, name="sri", now=MONDAY_NOON):
    return store.staff.note_failure(name, now=now, window=WINDOW)


def test_a_new_office_has_nobody_and_then_somebody(store):
    before = store.staff.has_members()

    store.staff.add_member(a_member())

    assert (before, store.staff.has_members()) == (False, True)


def test_a_member_comes_back_as_added(store):
    member = a_member(role=Role.VILLAGE, village="wates", epoch=3)

    store.staff.add_member(member)

    assert store.staff.member("sri") == member


def test_a_name_is_given_once(store):
    store.staff.add_member(a_member())

    with pytest.raises(StaffAlreadyExists):
        store.staff.add_member(a_member(role=Role.ADMIN))

    assert store.staff.member("sri").role is Role.DISTRICT


def test_a_replaced_member_is_the_new_one(store):
    store.staff.add_member(a_member())
    renewed = replace(a_member(), role=Role.SUPERVISOR, password_hash="$argon2id$new", epoch=2)  # noqa: S106 no password

    store.staff.replace_member(renewed)

    assert store.staff.member("sri") == renewed


def test_nobody_cannot_be_read_or_replaced(store):
    with pytest.raises(StaffNotFound):
        store.staff.member("nobody")
    with pytest.raises(StaffNotFound):
        store.staff.replace_member(a_member("nobody"))


def test_a_session_is_known_until_it_expires(store):
    session = a_session()
    store.staff.open_session(session)

    assert store.staff.session(session.token_digest, now=session.expires_at - timedelta(seconds=1)) == session
    assert store.staff.session(session.token_digest, now=session.expires_at) is None


def test_a_closed_session_is_forgotten_at_once_and_others_stay(store):
    store.staff.open_session(a_session("one"))
    store.staff.open_session(a_session("two"))

    store.staff.close_session("one")
    store.staff.close_session("never opened")

    assert store.staff.session("one", now=MONDAY_NOON) is None
    assert store.staff.session("two", now=MONDAY_NOON) is not None


def test_failures_are_counted_for_each_name(store):
    counted = [fail(store), fail(store), fail(store, "ani")]

    assert counted == [1, 2, 1]
    assert (failures(store), failures(store, "ani"), failures(store, "budi")) == (2, 1, 0)


def test_failures_are_forgotten_when_the_window_is_over(store):
    fail(store)
    fail(store)

    after = MONDAY_NOON + WINDOW

    assert failures(store, now=after) == 0
    assert fail(store, now=after) == 1


def test_further_failures_do_not_prolong_the_window(store):
    fail(store)
    fail(store, now=MONDAY_NOON + WINDOW / 2)

    assert failures(store, now=MONDAY_NOON + WINDOW) == 0


def test_a_good_sign_in_starts_the_count_again(store):
    fail(store)

    store.staff.forget_failures("sri")

    assert failures(store) == 0


def test_a_store_that_answers_is_reachable(store):
    assert store.is_reachable()
