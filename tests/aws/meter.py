"""Reads off what requests to DynamoDB consume, as the bill counts it.

What is written the server says itself, index by index. What is read is reckoned here from the size of what came: the
server counts a page of a hundred items like one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from botocore.client import BaseClient

from feedback_api.aws.table.items import Value, from_wire

READS = {"GetItem", "BatchGetItem", "Query"}
UNIT = 4096


@dataclass(kw_only=True)
class Meter:
    """Units since the meter was last read: written, of it in each index, read; and the names of all requests ever."""

    written: float = 0.0
    in_index: Counter[str] = field(default_factory=Counter)
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
        self.in_index.clear()
        yield self

    def _ask(self, params: dict[str, Any], context: dict[str, Any], **_: object) -> None:
        params["ReturnConsumedCapacity"] = "INDEXES"
        asked = [params, *params.get("RequestItems", {}).values()]
        context["share"] = 1.0 if any(one.get("ConsistentRead") for one in asked) else 0.5

    def _add(self, parsed: dict[str, Any], model: Any, context: dict[str, Any], **_: object) -> None:
        self.requests.append(model.name)
        if model.name in READS:
            self.read += context["share"] * _units_read(model.name, parsed)
            return
        consumed = parsed.get("ConsumedCapacity", [])
        entries = consumed if isinstance(consumed, list) else [consumed]
        for entry in entries:
            self.written += entry["CapacityUnits"]
            indexes = entry.get("GlobalSecondaryIndexes", {})
            self.in_index.update({name: int(units["CapacityUnits"]) for name, units in indexes.items()})


def _units_read(name: str, answer: Mapping[str, Any]) -> int:
    """Return the units of a strong read: each item of a batch for itself, a page of a query as a whole."""
    if name == "Query":
        return _units(sum(map(_size, answer["Items"])))
    found: Iterable[Any] = answer["Responses"].values() if name == "BatchGetItem" else [[answer.get("Item", {})]]
    return sum(_units(_size(item)) for items in found for item in items)


def _units(size: int) -> int:
    return max(1, math.ceil(size / UNIT))


def _size(item: Mapping[str, Any]) -> int:
    """Return the size of an item: its names, and its values; a number takes a byte for two digits and one more."""
    return sum(len(name.encode()) + _length(value) for name, value in from_wire(dict(item)).items())


def _length(value: Value) -> int:
    match value:
        case str():
            return len(value.encode())
        case bytes():
            return len(value)
        case int():
            return math.ceil(len(str(value)) / 2) + 1
        case _:
            raise TypeError(type(value).__name__)  # we write no others
