"""The press on Lambda is woken by wishes and by a schedule, and leaves the site fresh or says that it could not."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from feedback_api.store import open_store
from publisher.on_lambda.press_function import NotThisTime, PressFunction, is_wish
from publisher.press import Build, Printed
from publisher.target.protocol import NotOurTurn
from tests.function_events import A_LOOK, a_change_of
from tests.unit.publisher.presses import Clock, a_good_build, a_press, a_watch, refused

A_WISH = a_change_of("misal#BUILD", "BUILD")


class Context:
    """What Lambda tells about a run."""

    def __init__(self, seconds: int = 240) -> None:
        self.seconds = seconds

    def get_remaining_time_in_millis(self) -> int:
        return self.seconds * 1000


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def told():
    return []


@pytest.fixture
def function(tmp_path, clock, told):
    return lambda build=a_good_build, **changes: _function(tmp_path, clock, told, build, changes)


def _function(folder, clock, told: list[object], build: Build, changes: dict[str, Any]) -> PressFunction:
    @contextmanager
    def opened():
        with a_press(folder, build=build, now=clock.now) as press:
            yield a_watch(replace(press, **changes), folder, report=told.append)

    return PressFunction(opened=opened)


def record(folder):
    with open_store(f"sqlite:{folder / 'feedback.sqlite'}") as store:
        return store.builds.read()


def want(folder) -> None:
    with open_store(f"sqlite:{folder / 'feedback.sqlite'}") as store:
        store.builds.want()


def test_a_wish_wakes_it_and_is_built(function, tmp_path):
    assert function()(A_WISH, Context()) == {"builds": 1}
    assert not record(tmp_path).is_behind


def test_its_own_writing_in_the_record_wakes_it_for_nothing(function):
    function()(A_WISH, Context())

    assert function()(A_WISH, Context()) == {"builds": 0}


def test_the_same_wish_delivered_twice_is_built_once(function, told):
    for _ in range(2):
        function()(A_WISH, Context())

    assert [type(outcome) for outcome in told] == [Printed]


def test_a_wish_made_during_a_build_is_built_before_it_ends(function, tmp_path):
    wishes = iter([1])

    def build(into):
        for _ in wishes:
            want(tmp_path)
        return a_good_build(into)

    assert function(build)(A_WISH, Context()) == {"builds": 2}
    assert not record(tmp_path).is_behind


def test_a_build_that_could_not_be_finished_in_time_is_left_to_the_next_waking(function, tmp_path):
    def build(into):
        want(tmp_path)
        return a_good_build(into)

    assert function(build)(A_WISH, Context(seconds=59)) == {"builds": 1}
    assert record(tmp_path).is_behind


def test_a_schedule_finds_nothing_to_do_on_the_same_day(function):
    function()(A_LOOK, Context())

    assert function()(A_LOOK, Context()) == {"builds": 0}


def test_a_schedule_builds_the_new_day(function, clock):
    function()(A_LOOK, Context())
    clock.move(timedelta(days=1))

    assert function()(A_LOOK, Context()) == {"builds": 1}


def test_a_schedule_after_a_wish_builds_nothing_again(function):
    function()(A_WISH, Context())

    assert function()(A_LOOK, Context()) == {"builds": 0}


def test_content_with_a_fault_is_told_and_does_not_wake_us_again_and_again(function, tmp_path):
    wrong = function(refused("content/x.md:1: salah"))

    assert [wrong(A_WISH, Context()), wrong(A_WISH, Context())] == [{"builds": 0}, {"builds": 0}]
    assert record(tmp_path).problems == ("content/x.md:1: salah",)


def test_content_that_was_put_right_is_built_at_the_next_schedule(function):
    function(refused("content/x.md:1: salah"))(A_WISH, Context())

    assert function()(A_LOOK, Context()) == {"builds": 1}


def test_what_may_pass_is_raised_so_that_it_is_counted(function):
    def full(_):
        raise OSError(28, "No space left on device")

    with pytest.raises(NotThisTime):
        function(full)(A_WISH, Context())


def test_a_site_that_another_press_is_writing_wakes_us_again(function):
    class Busy:
        def has_site(self):
            return True

        def publish(self, _built):
            raise NotOurTurn

    with pytest.raises(NotThisTime):
        function(target=Busy())(A_WISH, Context())


@pytest.mark.parametrize(("event", "expected"), [(A_WISH, True), (A_LOOK, False), ({}, False)])
def test_only_a_change_of_the_record_is_a_wish(event, expected):
    assert is_wish(event) is expected
