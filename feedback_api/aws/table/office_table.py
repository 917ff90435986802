"""Reads and writes one office's items in a DynamoDB table."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from botocore.client import BaseClient

from feedback_api.aws.table.connection import Connection, Patience
from feedback_api.aws.table.items import (
    ConditionExpression,
    Item,
    Put,
    Update,
    Wire,
    Write,
    from_wire,
    joined,
    named,
    request_of,
    to_wire,
)
from feedback_api.aws.table.place import TablePlace
from feedback_api.aws.table.trouble import NotAsExpected, named_trouble, patiently, tries
from feedback_api.domain.errors import StoreUnavailable

MOST_KEYS_AT_ONCE = 100
LONGEST_KEY = 1024  # bytes; a partition's may be twice as long, but none of ours is
MOST_WRITES_AT_ONCE = 100


@dataclass(frozen=True, kw_only=True)
class Range:
    """Items of one partition, in order: of the table as last written, of an index as that knows them by now.

    There are at most `limit`; `at_once` come with each request, as long as somebody reads on.
    """

    condition: ConditionExpression
    index: str | None = None
    latest_first: bool = False
    limit: int | None = None
    at_once: int | None = None


class OfficeTable:
    """One office's part of a table. Safe for many threads and forked processes at once."""

    def __init__(self, place: TablePlace, patience: Patience | None = None) -> None:
        self._office = place.office
        self._named = {"TableName": place.table}
        self._connection = Connection(place, patience or Patience())

    @property
    def client(self) -> BaseClient:
        """What the requests of this process go through."""
        return self._connection.client

    def key(self, *parts: str) -> str:
        """Return the name of one of this office's partitions."""
        return joined(self._office, *parts)

    def get(self, key: Item) -> Item | None:
        """Return the item as last written; a name too long for a key is nobody's."""
        if any(len(str(part).encode()) > LONGEST_KEY for part in key.values()):
            return None
        with named_trouble():
            found = self.client.get_item(**self._named, Key=to_wire(key), ConsistentRead=True).get("Item")
        return from_wire(found) if found else None

    def get_many(self, keys: Sequence[Item]) -> Iterator[Item]:
        """Yield those items that exist, as last written, in any order."""
        for start in range(0, len(keys), MOST_KEYS_AT_ONCE):
            yield from self._batch([to_wire(key) for key in keys[start : start + MOST_KEYS_AT_ONCE]])

    def query(self, wanted: Range) -> Iterator[Item]:
        """Yield the items one after the other, reading on as long as somebody takes them."""
        left = wanted.limit
        for page in self._pages(wanted):
            for item in page["Items"]:
                yield from_wire(item)
            left = None if left is None else left - len(page["Items"])
            if left is not None and left <= 0:
                break

    def count(self, wanted: Range) -> int:
        """Return how many items there are, without fetching them."""
        return sum(page["Count"] for page in self._pages(wanted, Select="COUNT"))

    def everything(self) -> Iterator[Item]:
        """Yield all of the office's items, reading the whole table: the function's role may not."""
        office = {"begins": self.key("")}
        request = {**self._named, "FilterExpression": "begins_with(#pk, :begins)", **named("#pk", office)}
        with named_trouble():
            for page in self.client.get_paginator("scan").paginate(**request, ConsistentRead=True):
                yield from map(from_wire, page["Items"])

    def put(self, write: Put) -> None:
        """Keep an item; raise `NotAsExpected` if its condition does not hold."""
        patiently(lambda: self.client.put_item(**self._named, **request_of(write)[1]))

    def update(self, write: Update) -> Item:
        """Change an item and return it; raise `NotAsExpected` if the condition does not hold."""
        request = {**self._named, **request_of(write)[1], "ReturnValues": "ALL_NEW"}
        return from_wire(patiently(lambda: self.client.update_item(**request))["Attributes"])

    def update_either(self, *alternatives: Update) -> Item:
        """Make the first of these changes whose condition holds and return the item; one of them always must."""
        for _ in tries():
            for write in alternatives:
                with suppress(NotAsExpected):  # between the two somebody else may have made the other change
                    return self.update(write)
        raise StoreUnavailable

    def delete(self, key: Item) -> None:
        """Forget an item, if it is there."""
        patiently(lambda: self.client.delete_item(**self._named, Key=to_wire(key)))

    def transact(self, *writes: Write) -> None:
        """Write all of it or nothing; raise `NotAsExpected` if any condition does not hold.

        A request whose answer was lost is sent again under the same token, and still happens once.
        """
        items = [{kind: {**self._named, **request}} for kind, request in map(request_of, writes)]
        patiently(lambda: self.client.transact_write_items(TransactItems=items))

    def close(self) -> None:
        """Close the connection of this process."""
        self._connection.close()

    def _batch(self, keys: list[Wire]) -> Iterator[Item]:
        name = self._named["TableName"]
        asked: Wire = {name: {"Keys": keys, "ConsistentRead": True}}
        for _ in tries():
            with named_trouble():
                answer = self.client.batch_get_item(RequestItems=asked)
            yield from map(from_wire, answer["Responses"].get(name, []))
            asked = answer.get("UnprocessedKeys", {})
            if not asked:
                return
        raise StoreUnavailable

    def _pages(self, wanted: Range, **more: str) -> Iterator[Wire]:
        request = {**self._query(wanted), **more}
        while True:
            with named_trouble():
                page = self.client.query(**request)
            yield page
            if "LastEvaluatedKey" not in page:
                return
            request["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def _query(self, wanted: Range) -> Wire:
        where = {"ConsistentRead": True} if wanted.index is None else {"IndexName": wanted.index}
        portion = wanted.limit if wanted.at_once is None else wanted.at_once
        return {
            **self._named,
            **where,
            **({} if portion is None else {"Limit": portion}),
            "KeyConditionExpression": wanted.condition.text,
            "ScanIndexForward": not wanted.latest_first,
            **named(wanted.condition.text, wanted.condition.values),
        }
