"""Limits hold when their file is in trouble, and know senders without knowing addresses."""

from contextlib import closing
from datetime import date

import pytest
from flask import Flask
from flask_limiter import Limiter
from limits import parse
from limits.strategies import FixedWindowRateLimiter

from feedback_api.limits import storage_uri
from feedback_api.limits.sender import sender_key
from feedback_api.limits.shared import WEIGHT_ALONE
from feedback_api.limits.sqlite_counters import SWEEP_EVERY, SqliteCounters
from tests.builders import some_settings
from tests.contract.limit_racers import closed_at_the_end, opened

DAY = date(2026, 11, 23)
KEY = b"k" * 32
TWENTY = parse("20 per hour")


@pytest.fixture
def broken(tmp_path):
    """A file that is no database, as after a crash of the disk."""
    (tmp_path / "limits.sqlite").write_bytes(b"this is no database " * 400)
    uri = storage_uri(some_settings(tmp_path, limits=f"sqlite:{tmp_path / 'limits.sqlite'}"))
    with opened(uri) as storage:
        yield storage


def test_a_worker_that_counts_alone_is_stricter(broken):
    passed = sum(FixedWindowRateLimiter(broken).hit(TWENTY, "sender") for _ in range(40))

    assert passed == 20 // WEIGHT_ALONE


def test_a_broken_file_is_said_to_be_unhealthy(broken):
    assert broken.check() is False


def test_every_question_to_a_broken_file_gets_an_answer(broken):
    limiter = FixedWindowRateLimiter(broken)

    limiter.hit(TWENTY, "sender")
    limiter.get_window_stats(TWENTY, "sender")
    limiter.clear(TWENTY, "sender")
    broken.incr("key", 60)
    broken.clear("key")
    broken.get_expiry("key")

    assert (broken.get("key"), broken.reset()) == (0, 0)


def test_a_page_is_limited_and_not_lost_while_the_file_is_broken(tmp_path):
    (tmp_path / "limits.sqlite").write_bytes(b"this is no database " * 400)
    app = Flask("limited")
    uri = storage_uri(some_settings(tmp_path, limits=f"sqlite:{tmp_path / 'limits.sqlite'}"))
    limiter = Limiter(lambda: "sender", app=app, storage_uri=uri, strategy="fixed-window")
    app.add_url_rule("/", view_func=limiter.limit("20 per hour")(lambda: "ok"))
    client = app.test_client()

    with closed_at_the_end(limiter.storage):
        codes = [client.get("/").status_code for _ in range(8)]

    assert codes == [200] * 5 + [429] * 3


def test_without_a_setting_each_worker_counts_in_memory(tmp_path):
    assert storage_uri(some_settings(tmp_path)) == "memory://"


def test_a_kind_of_storage_that_the_library_knows_is_left_to_it(tmp_path):
    assert storage_uri(some_settings(tmp_path, limits="redis://127.0.0.1:6379")) == "redis://127.0.0.1:6379"


def test_counters_that_have_run_out_leave_the_file(tmp_path):
    counters = SqliteCounters(str(tmp_path / "counters.sqlite"))
    with closing(counters):
        for number in range(SWEEP_EVERY):
            counters.raised(f"old {number}", now=1000.0, lasts=60, amount=1)
        for _ in range(SWEEP_EVERY):
            counters.raised("new", now=2000.0, lasts=60, amount=1)

        assert counters.forget_all() == 1


def test_a_sender_has_one_name_a_day_that_does_not_show_the_address():
    today = sender_key(KEY, "203.0.113.7", DAY)

    assert today == sender_key(KEY, " 203.0.113.7 ", DAY)
    assert today != sender_key(KEY, "203.0.113.7", date(2026, 11, 24))
    assert today != sender_key(b"x" * 32, "203.0.113.7", DAY)
    assert "203" not in today


def test_one_line_is_one_sender_in_either_kind_of_address():
    home = sender_key(KEY, "2001:db8:1:2::1", DAY)

    assert home == sender_key(KEY, "2001:db8:1:2:ffff::9", DAY)
    assert home != sender_key(KEY, "2001:db8:1:3::1", DAY)
    assert sender_key(KEY, "::ffff:203.0.113.7", DAY) == sender_key(KEY, "203.0.113.7", DAY)


@pytest.mark.parametrize("address", ["", "unknown", "203.0.113.7, 198.51.100.1", "[2001:db8::1]"])
def test_an_odd_address_still_gets_a_name(address):
    assert len(sender_key(KEY, address, DAY)) == 32
