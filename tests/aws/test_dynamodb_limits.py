"""Limits hold while DynamoDB is away, more strictly, and nobody's page is lost by counting."""

import pytest
from flask import Flask
from flask_limiter import Limiter
from limits import parse
from limits.strategies import FixedWindowRateLimiter

from feedback_api.limits import storage_uri
from feedback_api.limits.dynamodb_counters import DynamodbCounters
from feedback_api.limits.shared import WEIGHT_ALONE
from tests.aws.bad_line import WRITES, BadLine, Fault
from tests.aws.tables import opened_table, place_in_limits
from tests.builders import some_settings
from tests.contract.limit_racers import closed_at_the_end, opened

TWENTY = parse("20 per hour")
AWAY = "dynamodb:limits/misal?region=x&endpoint=http://a:b@127.0.0.1:9"


@pytest.fixture
def away(tmp_path):
    """A table that nobody answers for."""
    with opened(storage_uri(some_settings(tmp_path, limits=AWAY))) as storage:
        yield storage


@pytest.fixture
def table():
    with opened_table(place_in_limits("limits")) as table:
        yield table


def test_a_machine_that_counts_alone_is_stricter(away):
    passed = sum(FixedWindowRateLimiter(away).hit(TWENTY, "sender") for _ in range(40))

    assert passed == 20 // WEIGHT_ALONE
    assert away.check() is False


def test_a_page_is_limited_and_not_lost_while_the_table_is_away(tmp_path):
    app = Flask("limited")
    uri = storage_uri(some_settings(tmp_path, limits=AWAY))
    limiter = Limiter(lambda: "sender", app=app, storage_uri=uri, strategy="fixed-window")
    app.add_url_rule("/", view_func=limiter.limit("20 per hour")(lambda: "ok"))
    client = app.test_client()

    with closed_at_the_end(limiter.storage):
        codes = [client.get("/").status_code for _ in range(8)]

    assert codes == [200] * 5 + [429] * 3


def test_a_lost_answer_never_lets_more_through(table):
    BadLine(fault=Fault.ANSWER_LOST, chance=0.5, most=3, operations=WRITES).under(table.client)
    counters = DynamodbCounters(table)

    counted = [counters.raised("k", now=90.0, lasts=60, amount=1) for _ in range(12)]

    assert counted == sorted(set(counted))
    assert 1 <= len([count for count in counted if count <= 8]) <= 8


def test_a_counter_that_has_run_out_begins_again_whether_or_not_it_was_deleted(table):
    counters = DynamodbCounters(table)

    counted = [counters.raised("k", now=at, lasts=60, amount=1) for at in (0.0, 59.0, 60.0, 61.0)]

    assert counted == [1, 2, 1, 2]
    assert (counters.count("k", 119.0), counters.count("k", 120.0)) == (2, 0)


def test_a_counter_says_when_it_may_be_deleted(table):
    DynamodbCounters(table).raised("k", now=1000.25, lasts=60, amount=1)

    assert table.get({"pk": table.key(), "sk": "KEY#k"})["expires"] == 1061
