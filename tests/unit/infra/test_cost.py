"""Whoever decides about the cloud sees what it costs, reckoned from what is really asked of it."""

import json
import subprocess
import sys
from datetime import date

import pytest

from infra.cost.month import LETTERS_A_SUBMISSION, MonthlyUse, asked_for, dollars, units
from infra.cost.prices import JAKARTA, PRICES, Checked, Price


@pytest.fixture(scope="module")
def acts():
    return units()


def test_everything_that_is_asked_for_has_a_price(acts):
    assert set(asked_for(MonthlyUse.of(1), acts)) == set(PRICES)


def test_what_is_free_costs_nothing_and_what_is_above_costs():
    price = Price(listed=2.0, free=10, checked=Checked.YES, source="x", read_on="2026-11-21")

    assert (price.of(9), price.of(12)) == (0.0, 4.0)


def test_a_price_checked_elsewhere_is_reckoned_dearer_in_jakarta():
    price = Price(listed=2.0, free=0, checked=Checked.ELSEWHERE, source="x", read_on="2026-11-21")

    assert price.of(1) == pytest.approx(2.0 * JAKARTA)


@pytest.mark.parametrize("name", sorted(PRICES))
def test_every_price_says_where_and_when_it_was_read(name):
    price = PRICES[name]

    assert price.source
    assert date.fromisoformat(price.read_on)


def test_a_submission_costs_what_its_acts_write(acts):
    none, one = (MonthlyUse(offices=1, submissions=number, views=0, builds=0) for number in (0, 1))

    more = asked_for(one, acts)["units written"] - asked_for(none, acts)["units written"]

    mail = acts["publish, with a notice to the sender"][0] - acts["publish"][0] + acts["tell one sender"][0]
    written = sum(acts[act][0] for act in ("submit", "claim", "publish", "erase", "unmask")) + 2
    assert more == pytest.approx(written + LETTERS_A_SUBMISSION * mail)


def test_one_office_costs_less_than_a_dollar_a_month(acts):
    assert sum(dollars(MonthlyUse.of(1), acts).values()) < 1


@pytest.fixture(scope="module")
def printed():
    return subprocess.run([sys.executable, "-m", "infra.cost"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", sorted(PRICES))
def test_the_command_says_of_each_price_how_far_it_was_checked(printed, name):
    line = next(line for line in printed.splitlines() if line.startswith(f"  {name}") and " free " in line)

    assert line.endswith(f" free  {PRICES[name].checked.value}")


def test_the_command_ends_with_one_json_object(printed):
    assert set(json.loads(printed.splitlines()[-1])["usd_a_month"]) == {
        "one office",
        "a regency of 18",
        "a province of 666",
    }
