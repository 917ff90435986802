"""The command behind `inv cost`: a table for one office, a regency, a province; the last line is one JSON object."""

import argparse
import json
import sys

from infra.cost.month import Month, asked_for, dollars, units
from infra.cost.prices import PRICES

SIZES = {"one office": 1, "a regency of 18": 18, "a province of 666": 666}


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    months = {f"{options.offices} offices": options.offices} if options.offices else SIZES
    acts, totals = units(), {}
    for name, offices in months.items():
        month = Month.of(offices)
        amounts, costs = asked_for(month, acts), dollars(month, acts)
        totals[name] = round(sum(costs.values()), 2)
        _say(
            f"\n{name}, one account: {month.submissions:,} submissions, {month.views:,} views, {month.builds:,} builds"
        )
        for what, cost in costs.items():
            _say(f"  {what:<42} {amounts[what]:>16,.1f}  {cost:>9.2f} USD")
        _say(f"  {'a month':<42} {'':>16}  {totals[name]:>9.2f} USD  ({totals[name] / offices:.2f} an office)")
    _say("\nPrices, and where they were read:")
    for what, price in PRICES.items():
        _say(f"  {what}: {price.dollars:.3g} USD, {price.free:,.0f} free; {price.source}; {price.read_on}")
    _say("Not in it: the domain, a zone for it, e-mail, tax. Free amounts are one account's, for all its offices.")
    _say(json.dumps({"usd_a_month": totals}))
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="inv cost", description=__doc__)
    parser.add_argument("--offices", type=int, default=0, help="so many offices, in place of the three sizes")
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
