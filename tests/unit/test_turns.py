"""Passwords are checked two at a time, and those who come back are not kept waiting by strangers."""

import threading
from contextlib import ExitStack

import pytest

from feedback_api.domain.errors import TooManyAtOnce
from feedback_api.security.turns import Turns
from tests.contract.racing import in_threads


def test_two_at_a_time_and_the_third_is_told_so():
    turns = Turns(waits=0)
    with turns.one(is_known=True), turns.one(is_known=True), pytest.raises(TooManyAtOnce), turns.one(is_known=True):
        pass


def test_a_turn_that_is_over_is_somebody_elses_whatever_became_of_it():
    turns = Turns(waits=0)
    for _ in range(5):
        with pytest.raises(KeyError), turns.one(is_known=False):
            raise KeyError

    with ExitStack() as held:
        held.enter_context(turns.one(is_known=False))
        held.enter_context(turns.one(is_known=True))


def test_never_more_than_two_are_inside_however_many_come():
    turns, inside, seen, lock = Turns(waits=30), 0, [], threading.Lock()

    def check(number):
        nonlocal inside
        with turns.one(is_known=number % 2 == 0):
            with lock:
                inside += 1
                seen.append(inside)
            with lock:
                inside -= 1

    in_threads(6, check)

    assert (max(seen) <= 2, len(seen)) == (True, 6)


def test_of_strangers_only_so_many_wait_and_the_next_is_refused_at_once():
    turns, inside, over = Turns(waits=30, most_waiting=0), threading.Event(), threading.Event()

    def checked():
        with turns.one(is_known=False):
            inside.set()
            over.wait(30)

    first = threading.Thread(target=checked)
    first.start()
    inside.wait(30)
    try:
        with pytest.raises(TooManyAtOnce), turns.one(is_known=False):
            pass
    finally:
        over.set()
        first.join()
