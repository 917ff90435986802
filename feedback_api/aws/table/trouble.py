"""Gives what DynamoDB refuses our own names, and tries again what others were in the way of."""

import logging
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from botocore.exceptions import BotoCoreError, ClientError

from feedback_api.aws.table.items import Item, from_wire
from feedback_api.domain.errors import StoreUnavailable

log = logging.getLogger(__name__)
# What we asked for cannot be asked for: a fault of ours, which nobody should take for a bad line.
_BUGS = {"ValidationException", "SerializationException"}
# Enough for everybody in a large office to decide in the same second.
MOST_TRIES = 40
FIRST_PAUSE, LONGEST_PAUSE = 0.005, 0.25

T = TypeVar("T")


class NotAsExpected(Exception):
    """A condition did not hold, and nothing was written. `found` holds, by the write's number, the item as it is."""

    def __init__(self, found: dict[int, Item | None]) -> None:
        super().__init__("a condition did not hold")
        self.found = found


class Crowded(Exception):
    """Others are writing the same items just now; nothing was written."""


def tries() -> Iterator[int]:
    """Count how often something was tried, pausing a little longer, and by chance, each time."""
    for number in range(MOST_TRIES):
        yield number
        time.sleep(random.uniform(0, min(LONGEST_PAUSE, FIRST_PAUSE * 2**number)))  # noqa: S311 no secret


def patiently(send: Callable[[], T]) -> T:
    """Send a write, again while others are in its way; raise `NotAsExpected` or `StoreUnavailable`."""
    for _ in tries():
        try:
            with named_trouble():
                return send()
        except Crowded:
            continue
    raise StoreUnavailable


@contextmanager
def named_trouble() -> Iterator[None]:
    """Raise `NotAsExpected`, `Crowded`, or `StoreUnavailable` for all that is no fault of ours."""
    try:
        yield
    except ClientError as refused:
        named = _named(refused)
        if named is None:
            raise
        raise named from refused
    except BotoCoreError as trouble:
        log.warning("DynamoDB cannot be reached: %s", type(trouble).__name__)
        raise StoreUnavailable from trouble


def _named(refused: ClientError) -> Exception | None:
    """Return what it means; `None` if we asked for what cannot be asked for."""
    code = refused.response.get("Error", {}).get("Code", "")
    if code == "ConditionalCheckFailedException":
        return NotAsExpected({0: _kept(refused.response)})
    if code == "TransactionCanceledException":
        return _named_cancellation(refused)
    if code == "TransactionConflictException":
        return Crowded()
    if code in _BUGS:
        return None
    log.warning("DynamoDB refused %s: %s", refused.operation_name, code)
    return StoreUnavailable()


def _named_cancellation(refused: ClientError) -> Exception | None:
    reasons = refused.response.get("CancellationReasons", [])
    found = {
        number: _kept(reason) for number, reason in enumerate(reasons) if reason.get("Code") == "ConditionalCheckFailed"
    }
    if found:
        return NotAsExpected(found)
    if any(reason.get("Code") == "ValidationError" for reason in reasons):
        return None
    return Crowded()


def _kept(reason: dict[str, Any]) -> Item | None:
    return from_wire(reason["Item"]) if reason.get("Item") else None
