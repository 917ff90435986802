"""Any store keeps staff, sessions and failed sign-ins like this."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from feedback_api.domain.errors import StaffAlreadyExists, StaffChanged, StaffNotFound
from feedback_api.domain.members.staff import Role, SecondFactor, StandIn
from tests.builders import MONDAY_NOON, a_member, a_session
from tests.contract.lagging import soon
from tests.contract.racing import in_threads

WINDOW = timedelta(minutes=15)


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


def test_all_that_a_member_has_comes_back(store):
    whole = a_member(
        ended_at=MONDAY_NOON,
        second_factor=SecondFactor(sealed="c2VhbGVk", last_step=58_000_000, recovery=("a1", "b2")),
        stands_in=(StandIn(name="ani", first=date(2026, 12, 1), last=date(2026, 12, 3)),),
    )
    store.staff.add_member(a_member())
    store.staff.replace_member(whole)

    assert (store.staff.member("sri"), store.staff.members()) == (whole, (whole,))


def test_who_gives_a_code_up_is_without_one(store):
    store.staff.add_member(a_member(second_factor=SecondFactor(sealed="c2VhbGVk", last_step=1)))
    store.staff.replace_member(a_member())

    assert store.staff.member("sri").second_factor is None


def test_whoever_read_an_older_version_changes_nothing(store):
    store.staff.add_member(a_member())
    saved = store.staff.replace_member(a_member(epoch=2))

    with pytest.raises(StaffChanged):
        store.staff.replace_member(a_member(epoch=9))

    assert (saved.version, store.staff.member("sri").epoch) == (1, 2)
    assert store.staff.replace_member(replace(saved, epoch=3)).version == 2


def test_of_many_changes_at_once_one_is_made(store):
    store.staff.add_member(a_member())

    def change(number):
        try:
            return store.staff.replace_member(a_member(epoch=number + 2)).epoch
        except StaffChanged:
            return None

    made = [epoch for epoch in in_threads(6, change) if epoch is not None]

    assert made == [store.staff.member("sri").epoch]


@pytest.mark.parametrize(
    "other",
    [a_member("ani", role=Role.ADMIN, ended_at=MONDAY_NOON), a_member("ani"), a_member("wati", role=Role.ADMIN)],
    ids=["has left", "is no admin", "is nobody"],
)
def test_a_change_that_needs_another_admin_is_not_made_without_one(store, other):
    store.staff.add_member(a_member(role=Role.ADMIN))
    store.staff.add_member(other)

    with pytest.raises(StaffChanged):
        store.staff.replace_member(a_member(role=Role.ADMIN, ended_at=MONDAY_NOON), keeps="ani")

    assert store.staff.member("sri").is_active


def test_two_admins_who_end_each_other_at_once_leave_one(store):
    for name in ("ani", "sri"):
        store.staff.add_member(a_member(name, role=Role.ADMIN))

    def end(number):
        name, other = (("ani", "sri"), ("sri", "ani"))[number]
        try:
            store.staff.replace_member(a_member(name, role=Role.ADMIN, ended_at=MONDAY_NOON), keeps=other)
        except StaffChanged:
            return "refused"
        return "ended"

    outcomes = in_threads(2, end)

    assert sorted(outcomes) == ["ended", "refused"]
    assert [one.is_admin for one in store.staff.members()].count(True) == 1


def test_the_sessions_of_a_member_are_listed_last_opened_first(store):
    later = MONDAY_NOON + timedelta(hours=1)
    store.staff.open_session(a_session("one", opened_at=MONDAY_NOON, device="Chrome, Android"))
    store.staff.open_session(a_session("two", opened_at=later, seen_at=later))
    store.staff.open_session(a_session("over", expires_at=MONDAY_NOON))
    store.staff.open_session(a_session("of another", staff_name="ani"))

    expected = (
        a_session("two", opened_at=later, seen_at=later),
        a_session("one", opened_at=MONDAY_NOON, device="Chrome, Android"),
    )
    assert soon(lambda: store.staff.sessions_of("sri", now=MONDAY_NOON), expected) == expected


def test_a_session_that_is_used_says_when_and_one_that_was_closed_stays_closed(store):
    store.staff.open_session(a_session("one", opened_at=MONDAY_NOON, device="Chrome, Android"))
    later = MONDAY_NOON + timedelta(minutes=10)

    store.staff.note_seen("one", at=later)
    store.staff.note_seen("closed", at=later)

    seen = a_session("one", opened_at=MONDAY_NOON, seen_at=later, device="Chrome, Android")
    assert store.staff.session("one", now=later) == seen
    assert store.staff.session("closed", now=later) is None


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
    assert (fail(store), fail(store, "ani"), fail(store, "budi")) == (3, 2, 1)


def test_failures_are_forgotten_when_the_window_is_over(store):
    fail(store)
    fail(store)

    assert fail(store, now=MONDAY_NOON + WINDOW) == 1


def test_further_failures_do_not_prolong_the_window(store):
    fail(store)
    fail(store, now=MONDAY_NOON + WINDOW / 2)

    assert fail(store, now=MONDAY_NOON + WINDOW) == 1


def test_a_good_sign_in_starts_the_count_again(store):
    fail(store)

    store.staff.forget_failures("sri")

    assert fail(store) == 1


def fail_by(store, by, name="sri"):
    return store.staff.note_failure(name, now=MONDAY_NOON, window=WINDOW, by=by)


def test_failures_are_counted_for_each_who_tries_a_name(store):
    counted = [fail_by(store, "a"), fail_by(store, "a"), fail_by(store, "b"), fail(store), fail_by(store, "a", "ani")]

    assert counted == [1, 2, 1, 1, 1]


def test_a_good_sign_in_forgives_one_and_a_new_password_everybody_who_tried_the_name(store):
    for by in ("a", "b", ""):
        fail_by(store, by)
    fail_by(store, "a", "sri2")

    store.staff.forget_failures("sri", by="a")
    after_signing_in = [fail_by(store, by) for by in ("a", "b", "")]
    store.staff.forget_failures("sri")

    assert after_signing_in == [1, 2, 2]
    assert [fail_by(store, by) for by in ("a", "b", "")] == [1, 1, 1]
    assert fail_by(store, "a", "sri2") == 2


def test_a_store_that_answers_is_reachable(store):
    assert store.is_reachable()
