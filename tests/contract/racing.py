"""Lets many threads or processes do the same thing at the same moment."""

import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier
from typing import TypeVar

T = TypeVar("T")
A = TypeVar("A")

_gate: Barrier | None = None


def in_threads(count: int, act: Callable[[int], T]) -> list[T]:
    """Call `act(number)` in so many threads, all let go at once."""
    gate = threading.Barrier(count)

    def gated(number: int) -> T:
        gate.wait(timeout=30)
        return act(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(gated, range(count)))


@contextmanager
def switching_often() -> Iterator[None]:
    """Let threads interrupt each other after every few steps, as a busy machine does now and then."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def in_processes(count: int, act: Callable[[A], T], argument: A) -> list[T]:
    """Call a module's function in so many new processes, all let go at once."""
    context = multiprocessing.get_context("spawn")
    gate = context.Barrier(count)
    with ProcessPoolExecutor(count, mp_context=context, initializer=_remember, initargs=(gate,)) as pool:
        return [done.result(timeout=120) for done in [pool.submit(_gated, act, argument) for _ in range(count)]]


def _remember(gate: Barrier) -> None:
    global _gate  # noqa: PLW0603 a new process has no other place to find it
    _gate = gate


def _gated(act: Callable[[A], T], argument: A) -> T:
    if _gate is not None:
        _gate.wait(timeout=60)
    return act(argument)
