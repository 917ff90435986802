"""Who pays for the table finds in `docs/dynamodb.md` what each act consumes, and nobody ever reads the table whole."""

import re
from dataclasses import replace

import pytest

from feedback_api.limits.dynamodb_counters import DynamodbCounters
from feedback_api.store.dynamodb import DynamodbStore
from tests.aws.meter import Meter
from tests.aws.one_life import Life
from tests.aws.tables import opened_table, place_in_limits, place_in_store
from tests.builders import Clock, some_services
from tests.serving import ROOT

ROW = re.compile(r"^\| ([^|]+?) +\| +([\d.]+) +\| +([\d.]+) +\|", re.MULTILINE)


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    clock, meter = Clock(), Meter()
    with (
        some_services(tmp_path_factory.mktemp("life"), clock) as services,
        opened_table(place_in_store("life")) as table,
    ):
        meter.on(table.client)
        life = Life(office=replace(services, store=DynamodbStore(table)), clock=clock, meter=meter)
        life.lived()
        yield life


@pytest.fixture(scope="module")
def documented():
    rows = ROW.findall((ROOT / "docs" / "dynamodb.md").read_text("utf-8"))
    return {name: (float(written), float(read)) for name, written, read in rows}


def test_each_act_consumes_what_the_documentation_says(life, documented):
    assert life.units == {name: units for name, units in documented.items() if not name.startswith("limit")}


def test_only_these_requests_are_ever_made(life):
    writes = {"PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems"}

    assert set(life.meter.requests) == {"GetItem", "BatchGetItem", "Query"} | writes


def test_a_limit_consumes_what_the_documentation_says(documented):
    meter = Meter()
    with opened_table(place_in_limits("life")) as table:
        meter.on(table.client)
        counters = DynamodbCounters(table)
        with meter.reading():
            counters.count("sender", 0.0)
        looked = (meter.written, meter.read)
        counters.raised("sender", now=0.0, lasts=60, amount=1)
        with meter.reading():
            counters.raised("sender", now=1.0, lasts=60, amount=1)

    assert documented["limit: looked at"] == looked
    assert documented["limit: counted"] == (meter.written, meter.read)
