"""AWS's listed prices, each with where it was read and when; what could not be checked says so."""

from dataclasses import dataclass

# Prices are of us-east-1. What Jakarta costs more was not to be had without an account; a sixth is on the safe side.
JAKARTA = 1.15
UNCHECKED = "not checked against a price list of AWS"


@dataclass(frozen=True, kw_only=True)
class Price:
    """US dollars for one of something, of which so many a month cost nothing."""

    dollars: float
    free: float
    source: str
    read_on: str

    def of(self, amount: float) -> float:
        return max(0.0, amount - self.free) * self.dollars


_DYNAMODB = "airbyte.com/data-engineering-resources/dynamodb-pricing (on demand, since 2024-11)"
_EDGE = "aws.amazon.com/cloudfront/pricing, stored copy"
READ_ON = "2026-11-21"

PRICES = {
    "units written": Price(dollars=0.625e-6 * JAKARTA, free=0, source=_DYNAMODB, read_on=READ_ON),
    "units read": Price(dollars=0.125e-6 * JAKARTA, free=0, source=_DYNAMODB, read_on=READ_ON),
    "GB kept in the table, with its history": Price(
        dollars=(0.25 + 0.20) * JAKARTA, free=0, source=UNCHECKED, read_on=READ_ON
    ),
    "function calls": Price(dollars=0.20e-6, free=1e6, source=_EDGE + "; free tier always", read_on=READ_ON),
    "GB-seconds of functions": Price(dollars=13.3334e-6, free=400_000, source=UNCHECKED, read_on=READ_ON),
    "objects put into the bucket": Price(dollars=5e-6 * JAKARTA, free=0, source=UNCHECKED, read_on=READ_ON),
    "objects got from the bucket": Price(dollars=0.4e-6 * JAKARTA, free=0, source=UNCHECKED, read_on=READ_ON),
    "requests at the edge": Price(dollars=1.2e-6, free=10e6, source=UNCHECKED, read_on=READ_ON),
    "GB sent by the edge": Price(dollars=0.12, free=1000, source=_EDGE, read_on=READ_ON),
    "runs of the edge's own functions": Price(dollars=0.1e-6, free=2e6, source=_EDGE, read_on=READ_ON),
    "alarms": Price(dollars=0.10, free=10, source=UNCHECKED, read_on=READ_ON),
}
