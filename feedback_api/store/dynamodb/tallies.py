"""Counts of trips, of people who want to come, and of what is said of pages, in a DynamoDB table."""

from datetime import datetime

from feedback_api.aws.table.items import Item, Put, Update, number, text
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.domain.counting.opinion import Opinions, ReaderSays
from feedback_api.domain.visits.trip import InterestCount, TripCount, TripReport
from feedback_api.store.documents import stamp
from feedback_api.store.dynamodb.presses import once
from feedback_api.store.dynamodb.table import ORDER, PARTITION, listed

TRIPS, MISSING, INTEREST, OPINION = "TRIPS", "MISSING", "INTEREST", "OPINION"
_AFTER_ALL = "~"


class DynamodbTallies:
    """A `TallyStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def count_trip(self, report: TripReport, *, press: str) -> bool:
        ending = "finished" if report.finished else "other" if report.missing is None else "missing_paper"
        key = trip_key(self._table, report.month, report.guide, report.village)
        said: Item = {"one": 1, "guide": report.guide, "village": report.village or ""}
        counted = Update(key=key, change=f"SET #guide = :guide, #village = :village ADD #{ending} :one", values=said)
        order, missing = f"{stamp(report.at)}/{press}", report.missing
        reported = () if missing is None else (Put(item=missing_item(self._table, report.guide, missing, order)),)
        return once(self._table, press, report.at, counted, *reported)

    def trips(self, month: str) -> tuple[TripCount, ...]:
        found = self._table.query(Range(condition=listed(self._table.key(TRIPS, month))))
        counts = (trip_count(month, item) for item in found)
        return tuple(sorted(counts, key=lambda count: (count.guide, count.village or "")))

    def missing_since(self, guide: str, document: str, since: datetime) -> int:
        later = listed(self._table.key(MISSING, guide, document), after=f"{stamp(since)}/{_AFTER_ALL}")
        return self._table.count(Range(condition=later))

    def count_interest(self, visit: str, guide: str, *, press: str, at: datetime) -> int | None:
        counted = Update(
            key=interest_key(self._table, visit, guide),
            change="ADD #interested :one",
            values={"one": 1},
        )
        if not once(self._table, press, at, counted):
            return None
        return sum(count.count for count in self.interest(visit))

    def interest(self, visit: str) -> tuple[InterestCount, ...]:
        found = self._table.query(Range(condition=listed(self._table.key(INTEREST, visit))))
        return tuple(InterestCount(guide=text(item, ORDER), count=number(item, "interested")) for item in found)

    def count_opinion(self, page: str, said: ReaderSays, *, press: str, at: datetime) -> int | None:
        counted = Update(key=opinion_key(self._table, page, said), change="ADD #said_so :one", values={"one": 1})
        if not once(self._table, press, at, counted):
            return None
        return number(self._table.get(opinion_key(self._table, page, said)) or {}, "said_so")

    def opinions(self, page: str) -> Opinions:
        found = self._table.query(Range(condition=listed(self._table.key(OPINION, page))))
        counts = ((text(item, ORDER), number(item, "said_so")) for item in found)
        return Opinions(**{name: count for name, count in counts if name in set(ReaderSays)})


def trip_key(table: OfficeTable, month: str, guide: str, village: str | None) -> Item:
    return {PARTITION: table.key(TRIPS, month), ORDER: f"{guide}#{village or ''}"}


def trip_count(month: str, item: Item) -> TripCount:
    """Return the count of an item of this month."""
    return TripCount(
        month=month,
        guide=text(item, "guide"),
        village=text(item, "village") or None,
        finished=number(item, "finished"),
        missing_paper=number(item, "missing_paper"),
        other=number(item, "other"),
    )


def missing_item(table: OfficeTable, guide: str, document: str, order: str) -> Item:
    """Return the item of a report; its order is the time and the press."""
    return {PARTITION: table.key(MISSING, guide, document), ORDER: order}


def interest_key(table: OfficeTable, visit: str, guide: str) -> Item:
    return {PARTITION: table.key(INTEREST, visit), ORDER: guide}


def opinion_key(table: OfficeTable, page: str, said: str) -> Item:
    return {PARTITION: table.key(OPINION, page), ORDER: said}
