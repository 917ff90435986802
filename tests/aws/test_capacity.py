"""Who pays for the table finds in `docs/dynamodb.md` what each act consumes, and nobody ever reads the table whole."""

import json
import re
from dataclasses import dataclass, replace

import pytest

from feedback_api.domain.identity import identity_json
from feedback_api.limits.dynamodb_counters import DynamodbCounters
from feedback_api.store.dynamodb.store import DynamodbStore
from tests.aws.meter import Meter
from tests.aws.one_life import Life
from tests.aws.tables import opened_table, place_in_limits, place_in_store
from tests.builders import Clock, an_identity, some_services
from tests.serving import ROOT

ROW = re.compile(r"^\| ([^|]+?) +\| +([\d.]+) +\| +([\d.]+) +\|", re.MULTILINE)

PARTS = re.compile(r"^\| (\w+) \| (document [^|]+) \| (document [^|]+) \|", re.MULTILINE)
DOCUMENTATION = (ROOT / "docs" / "dynamodb.md").read_text("utf-8")


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    clock, meter, folder = Clock(), Meter(), tmp_path_factory.mktemp("life")
    # Published, as an office's files are: without them each act asks the build record for the office's clock.
    (folder / "kantor.json").write_text(json.dumps(identity_json(an_identity())), "utf-8")
    with (
        some_services(folder, clock, catalogue=f"directory:{folder}") as services,
        opened_table(place_in_store("life")) as table,
    ):
        meter.on(table.client)
        life = Life(office=replace(services, store=DynamodbStore(table)), clock=clock, meter=meter)
        life.lived()
        yield life


@pytest.fixture(scope="module")
def documented():
    rows = ROW.findall(DOCUMENTATION)
    return {name: (float(written), float(read)) for name, written, read in rows}


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What the documentation says an act is made of, in units written: here, and as it was planned."""

    ours: dict[str, int]
    planned: dict[str, int]


@pytest.fixture(scope="module")
def parts():
    listed = re.compile(r"([^,]+?) (\d+)(?:, |$)")
    return {
        act: Parts(ours=_counted(listed.findall(ours)), planned=_counted(listed.findall(planned)))
        for act, ours, planned in PARTS.findall(DOCUMENTATION)
    }


def _counted(found):
    return {name: int(units) for name, units in found}


def test_each_act_consumes_what_the_documentation_says(life, documented):
    assert life.units == {name: units for name, units in documented.items() if not name.startswith("limit")}


@pytest.mark.parametrize("act", ["submit", "publish"])
def test_an_acts_parts_in_the_documentation_are_what_it_writes_where(life, parts, act):
    ours = parts[act].ours

    assert sum(ours.values()) == life.units[act][0]
    assert {name: ours[f"`{name}`"] for name in ("to_do", "shelf")} == life.in_index[act]


@pytest.mark.parametrize(("act", "planned"), [("submit", 9), ("publish", 15)])
def test_the_plans_parts_in_the_documentation_add_up_to_the_plan(parts, act, planned):
    assert sum(parts[act].planned.values()) == planned
    assert re.search(rf"^\| {act} \| [\d.]+ \| [\d.]+ \| {planned} written \|", DOCUMENTATION, re.MULTILINE)


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
