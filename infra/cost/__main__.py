"""The command behind `inv cost`: a table for one office, a regency, a province; the last line is one JSON object."""

import argparse
import json
import sys
from collections import Counter

from feedback_api.console import say
from infra.cost.month import MonthlyUse, asked_for, dollars, units
from infra.cost.prices import PRICES, Checked

SIZES = {"one office": 1, "a regency of 18": 18, "a province of 666": 666}


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    months = {f"{options.offices} offices": options.offices} if options.offices else SIZES
    acts, totals = units(), {}
    for name, offices in months.items():
        month = MonthlyUse.of(offices)
        amounts, costs = asked_for(month, acts), dollars(month, acts)
        totals[name] = round(sum(costs.values()), 2)
        say(f"\n{name}, one account: {month.submissions:,} submissions, {month.views:,} views, {month.builds:,} builds")
        for what, cost in costs.items():
            say(f"  {what:<42} {amounts[what]:>16,.1f}  {cost:>9.2f} USD")
        say(f"  {'a month':<42} {'':>16}  {totals[name]:>9.2f} USD  ({totals[name] / offices:.2f} an office)")
    say("\nPrices, how far each was checked, and where it was read:")
    for what, price in PRICES.items():
        say(f"  {what:<42} {price.dollars:>10.3g} USD  {price.free:>12,.0f} free  {price.checked.value}")
        say(f"  {'':<42} {price.source}; {price.read_on}")
    counted = Counter(price.checked for price in PRICES.values())
    say("Of these prices: " + ", ".join(f"{counted[how]} {how.value}" for how in Checked) + ".")
    say("Checked means found in a copy of AWS's price list that somebody else keeps; nobody has seen a bill yet.")
    say("Not in it: the domain, a zone for it, tax. Free amounts are one account's, for all its offices.")
    say(json.dumps({"usd_a_month": totals}))
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="inv cost", description=__doc__)
    parser.add_argument("--offices", type=int, default=0, help="so many offices, in place of the three sizes")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
