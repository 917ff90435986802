"""Counts of trips and of people who want to come, in a DynamoDB table."""

from datetime import datetime, timedelta

from feedback_api.domain.trip import InterestCount, TripCount, TripReport
from feedback_api.dynamodb.items import Condition, Item, Put, Update, Write, number, text
from feedback_api.dynamodb.office_table import OfficeTable, Range
from feedback_api.dynamodb.trouble import NotAsExpected
from feedback_api.store.documents import stamp
from feedback_api.store.dynamodb_documents import epoch
from feedback_api.store.dynamodb_table import EXPIRES, ORDER, PARTITION

# Long enough for every press that may come twice, and for every visit that people say they will come to.
PRESS_IS_KNOWN = timedelta(days=400)
TRIPS, MISSING, INTEREST, PRESS = "TRIPS", "MISSING", "INTEREST", "PRESS"
_AFTER_ALL = "~"


class DynamodbTallies:
    """A `TallyStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def count_trip(self, report: TripReport, *, press: str) -> bool:
        ending = "finished" if report.finished else "other" if report.missing is None else "missing_paper"
        key = {PARTITION: self._table.key(TRIPS, report.month), ORDER: f"{report.guide}#{report.village or ''}"}
        said: Item = {"one": 1, "guide": report.guide, "village": report.village or ""}
        counted = Update(key=key, change=f"SET #guide = :guide, #village = :village ADD #{ending} :one", values=said)
        return self._once(press, report.at, counted, *self._missing(report, press))

    def trips(self, month: str) -> tuple[TripCount, ...]:
        counts = (
            TripCount(
                month=month,
                guide=text(item, "guide"),
                village=text(item, "village") or None,
                finished=number(item, "finished"),
                missing_paper=number(item, "missing_paper"),
                other=number(item, "other"),
            )
            for item in self._table.query(Range(condition=self._all_of(TRIPS, month)))
        )
        return tuple(sorted(counts, key=lambda count: (count.guide, count.village or "")))

    def missing_since(self, guide: str, document: str, since: datetime) -> int:
        later = Condition(
            text=f"#{PARTITION} = :partition AND #{ORDER} > :since",
            values={"partition": self._table.key(MISSING, guide, document), "since": f"{stamp(since)}/{_AFTER_ALL}"},
        )
        return self._table.count(Range(condition=later))

    def count_interest(self, visit: str, guide: str, *, press: str, at: datetime) -> int | None:
        counted = Update(
            key={PARTITION: self._table.key(INTEREST, visit), ORDER: guide},
            change="ADD #interested :one",
            values={"one": 1},
        )
        if not self._once(press, at, counted):
            return None
        return sum(count.count for count in self.interest(visit))

    def interest(self, visit: str) -> tuple[InterestCount, ...]:
        found = self._table.query(Range(condition=self._all_of(INTEREST, visit)))
        return tuple(InterestCount(guide=text(item, ORDER), count=number(item, "interested")) for item in found)

    def _once(self, press: str, at: datetime, *writes: Write) -> bool:
        """Write all of it with the press, unless the press is known; one so old that it has ended is not."""
        key = {PARTITION: self._table.key(PRESS, press), ORDER: PRESS}
        is_new = Condition(
            text=f"attribute_not_exists(#{EXPIRES}) OR #{EXPIRES} <= :now", values={"now": int(at.timestamp())}
        )
        try:
            self._table.transact(Put(item={**key, **epoch(at + PRESS_IS_KNOWN)}, only_if=is_new), *writes)
        except NotAsExpected:
            return False
        return True

    def _missing(self, report: TripReport, press: str) -> tuple[Put, ...]:
        if report.missing is None:
            return ()
        partition = self._table.key(MISSING, report.guide, report.missing)
        return (Put(item={PARTITION: partition, ORDER: f"{stamp(report.at)}/{press}"}),)

    def _all_of(self, *parts: str) -> Condition:
        return Condition(text=f"#{PARTITION} = :partition", values={"partition": self._table.key(*parts)})
