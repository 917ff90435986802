"""Lets the `limits` library count in a DynamoDB table."""

from feedback_api.aws.table.connection import Patience
from feedback_api.aws.table.office_table import OfficeTable
from feedback_api.aws.table.place import TablePlace
from feedback_api.limits.dynamodb_counters import DynamodbCounters
from feedback_api.limits.protocol import Counters
from feedback_api.limits.shared import SharedLimits

# Our own, so that a storage the library may bring one day cannot be meant by it.
SCHEME = "sekali-dynamodb"
# Nobody should wait for a number: a table that does not answer at once is counted without.
PATIENCE = Patience(connects=0.5, answers=0.5, tries=2)


class DynamodbLimits(SharedLimits):
    """Known to `limits` and flask-limiter by its scheme as soon as this module is imported."""

    STORAGE_SCHEME = [SCHEME]  # noqa: RUF012 the library reads a list here

    @staticmethod
    def _opened(place: str) -> Counters:
        return DynamodbCounters(OfficeTable(TablePlace.parsed(place), PATIENCE))
