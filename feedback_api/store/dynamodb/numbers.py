"""Numbers an office keeps, in a DynamoDB table."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from feedback_api.aws.table.items import ConditionExpression, Item, Put, Update, number, text
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.aws.table.trouble import NotAsExpected
from feedback_api.store.dynamodb.presses import once
from feedback_api.store.dynamodb.table import ORDER, PARTITION
from feedback_api.store.numbers import name_of_year

NUMBERS = "NUMBERS"


class DynamodbNumbers:
    """A `NumberStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def begin_with(self, start: str) -> Mapping[str, int]:
        return numbers_beginning(self._table, start)

    def keep(self, numbers: Mapping[str, int], *, growing: str) -> bool:
        others = (number_item(self._table, name, value) for name, value in numbers.items() if name != growing)
        grows = Put(item=number_item(self._table, growing, numbers[growing]), only_if=_less_than(numbers[growing]))
        try:
            self._table.transact(grows, *(Put(item=item) for item in others))
        except NotAsExpected:
            return False
        return True

    def count(self, names: Iterable[str], *, press: str, at: datetime) -> bool:
        return once(self._table, press, at, *(counted_one(self._table, one) for one in names))


def numbers_beginning(table: OfficeTable, start: str) -> Mapping[str, int]:
    """Return the numbers whose names begin so."""
    begins = ConditionExpression(
        text=f"#{PARTITION} = :partition AND begins_with(#{ORDER}, :start)",
        values={"partition": table.key(NUMBERS), "start": start},
    )
    return {text(item, ORDER): number(item, "number") for item in table.query(Range(condition=begins))}


def counted_one(table: OfficeTable, name: str) -> Update:
    """Return the write that adds one, for a transaction."""
    return Update(key=_key(table, name), change="ADD #number :one", values={"one": 1})


def number_item(table: OfficeTable, name: str, value: int) -> Item:
    """Return the item of a number."""
    return {**_key(table, name), "number": value}


def counted_report(table: OfficeTable, year: int) -> Update:
    """Return the write that counts a report, for the transaction that keeps it."""
    return counted_one(table, name_of_year(year))


def _less_than(value: int) -> ConditionExpression:
    return ConditionExpression(text="attribute_not_exists(#number) OR #number < :now", values={"now": value})


def _key(table: OfficeTable, name: str) -> Item:
    return {PARTITION: table.key(NUMBERS), ORDER: name}
