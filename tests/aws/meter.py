"""Reads off what requests to DynamoDB consume, as the bill counts it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from botocore.client import BaseClient

READS = {"GetItem", "BatchGetItem", "Query"}


@dataclass(kw_only=True)
class Meter:
    """Units since the meter was last read: written, read; and the names of all requests there ever were."""

    written: float = 0.0
    read: float = 0.0
    requests: list[str] = field(default_factory=list)

    def on(self, client: BaseClient) -> None:
        """Read off every request of a client."""
        client.meta.events.register("before-parameter-build.dynamodb", self._ask)
        client.meta.events.register("after-call.dynamodb", self._add)

    @contextmanager
    def reading(self) -> Iterator["Meter"]:
        """Count what happens inside."""
        self.written = self.read = 0.0
        yield self

    def _ask(self, params: dict[str, Any], **_: object) -> None:
        params["ReturnConsumedCapacity"] = "INDEXES"

    def _add(self, parsed: dict[str, Any], model: Any, **_: object) -> None:
        self.requests.append(model.name)
        consumed = parsed.get("ConsumedCapacity", [])
        entries = consumed if isinstance(consumed, list) else [consumed]
        units = sum(entry["CapacityUnits"] for entry in entries)
        if model.name in READS:
            self.read += units
        else:
            self.written += units
