"""Counters in a DynamoDB table that any number of machines raise at once."""

import math

from feedback_api.aws.table.items import ConditionExpression, Item, Update, number, text
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.limits.dynamodb_table import EXPIRES, ORDER, PARTITION

_KEY = "KEY#"


class DynamodbCounters:
    """`Counters` that all machines share. An office's counters are one partition, so that it can forget them all."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def count(self, key: str, now: float) -> int:
        return _count(self._kept(key), now)

    def expires(self, key: str, now: float) -> float:
        return max(now, _ends(self._kept(key)))

    def raised(self, key: str, *, now: float, lasts: float, amount: int) -> int:
        runs: Item = {"now": _milliseconds(now)}
        another = Update(
            key=self._key(key),
            change="SET #counted = #counted + :amount",
            values={"amount": amount},
            only_if=ConditionExpression(text="#ends > :now", values=runs),
        )
        first = Update(
            key=self._key(key),
            change=f"SET #counted = :amount, #ends = :ends, #{EXPIRES} = :{EXPIRES}",
            values={"amount": amount, **_lasting(now + lasts)},
            only_if=ConditionExpression(text="attribute_not_exists(#ends) OR #ends <= :now", values=runs),
        )
        return number(self._table.update_either(another, first), "counted")

    def forget(self, *keys: str) -> None:
        for key in keys:
            self._table.delete(self._key(key))

    def forget_all(self) -> int:
        everything = ConditionExpression(text=f"#{PARTITION} = :office", values={"office": self._table.key()})
        keys = [text(item, ORDER).removeprefix(_KEY) for item in self._table.query(Range(condition=everything))]
        self.forget(*keys)
        return len(keys)

    def close(self) -> None:
        self._table.close()

    def _key(self, key: str) -> Item:
        return {PARTITION: self._table.key(), ORDER: f"{_KEY}{key}"}

    def _kept(self, key: str) -> Item:
        return self._table.get(self._key(key)) or {}


def _count(kept: Item, now: float) -> int:
    return number(kept, "counted") if _ends(kept) > now else 0


def _ends(kept: Item) -> float:
    return number(kept, "ends") / 1000


def _lasting(until: float) -> Item:
    return {"ends": _milliseconds(until), EXPIRES: math.ceil(until)}


def _milliseconds(at: float) -> int:
    return math.floor(at * 1000)
