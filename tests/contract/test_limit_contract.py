"""Any place where limits are counted lets through what is allowed, and nothing more, whoever counts."""

import pytest
from limits import parse
from limits.strategies import FixedWindowRateLimiter

from tests.contract.limit_racers import Race, hits
from tests.contract.limit_racers import opened as storage_opened
from tests.contract.limit_storages import STORAGES
from tests.contract.racing import in_processes, in_threads

# So long that no test is cut in two by the end of a window.
MONTH = parse("3 per 30 day")


@pytest.fixture(params=STORAGES, ids=lambda opened: opened.__name__)
def uri(request, tmp_path):
    return request.param(tmp_path)


@pytest.fixture
def storage(uri):
    with storage_opened(uri) as storage:
        yield storage


@pytest.fixture
def limiter(storage):
    return FixedWindowRateLimiter(storage)


def test_what_is_allowed_passes_and_the_next_does_not(limiter):
    passed = [limiter.hit(MONTH, "sender") for _ in range(5)]

    assert passed == [True, True, True, False, False]


def test_senders_are_counted_apart(limiter):
    first = [limiter.hit(MONTH, "sender") for _ in range(4)]

    assert (first[-1], limiter.hit(MONTH, "another")) == (False, True)


def test_testing_uses_nothing_up(limiter):
    tested = [limiter.test(MONTH, "sender") for _ in range(9)]

    assert all(tested)
    assert limiter.get_window_stats(MONTH, "sender").remaining == 3


def test_the_reset_time_lies_within_the_window(limiter):
    before = limiter.get_window_stats(MONTH, "sender").reset_time
    limiter.hit(MONTH, "sender")

    after = limiter.get_window_stats(MONTH, "sender")

    assert (after.remaining, before <= after.reset_time <= before + MONTH.get_expiry() + 1) == (2, True)


def test_a_cleared_sender_begins_again(limiter):
    for _ in range(4):
        limiter.hit(MONTH, "sender")

    limiter.clear(MONTH, "sender")

    assert limiter.hit(MONTH, "sender")


def test_a_reset_forgets_everybody(limiter, storage):
    for sender in ("a", "b"):
        limiter.hit(MONTH, sender)

    assert storage.reset() == 2


def test_a_place_that_answers_is_healthy(storage):
    assert storage.check()


def test_of_many_threads_exactly_the_limit_passes(limiter):
    limit = parse("50 per 30 day")

    passed = in_threads(16, lambda _: sum(limiter.hit(limit, "sender") for _ in range(10)))

    assert sum(passed) == 50


def test_of_four_workers_with_a_hundred_tries_each_exactly_the_limit_passes(uri):
    passed = in_processes(4, hits, Race(uri=uri))

    assert sum(passed) == 50
