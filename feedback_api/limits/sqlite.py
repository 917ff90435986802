"""Lets the `limits` library count in a SQLite file."""

from feedback_api.limits.protocol import Counters
from feedback_api.limits.shared import SharedLimits
from feedback_api.limits.sqlite_counters import SqliteCounters

# Our own, so that a storage the library may bring one day cannot be meant by it.
SCHEME = "sekali-sqlite"


class SqliteLimits(SharedLimits):
    """Known to `limits` and flask-limiter by its scheme as soon as this module is imported."""

    STORAGE_SCHEME = [SCHEME]  # noqa: RUF012 the library reads a list here

    @staticmethod
    def _opened(place: str) -> Counters:
        return SqliteCounters(place)
