"""What a worker of its own does in a race for what a limit still allows."""

from contextlib import closing
from dataclasses import dataclass

from limits import parse
from limits.storage import storage_from_string
from limits.strategies import STRATEGIES

from feedback_api.limits import sqlite  # makes our scheme known in the new process

KNOWN = sqlite.SCHEME


@dataclass(frozen=True, kw_only=True)
class Race:
    """How a worker tries: where it counts, by which strategy, how often, up to which limit."""

    uri: str
    strategy: str
    limit: str = "50 per 30 day"
    tries: int = 100


def hits(race: Race) -> int:
    """Try so often and return how many were let through."""
    with closing(storage_from_string(race.uri)) as storage:
        limiter = STRATEGIES[race.strategy](storage)
        limit = parse(race.limit)
        return sum(limiter.hit(limit, "sender") for _ in range(race.tries))
