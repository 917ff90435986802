"""Numbers an office keeps, in a DynamoDB table: reports by year, and how far what is published was looked through."""

from feedback_api.aws.table.items import ConditionExpression, Item, Put, Update, number, text
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.aws.table.trouble import NotAsExpected
from feedback_api.domain.figures import YearOfReports
from feedback_api.store.dynamodb.table import ORDER, PARTITION
from feedback_api.store.numbers import LOOKED_THROUGH, name_of_year, year_of_name

NUMBERS = "NUMBERS"


def number_item(table: OfficeTable, name: str, value: int) -> Item:
    """Return the item of a number."""
    return {**_key(table, name), "number": value}


def counted_report(table: OfficeTable, year: int) -> Update:
    """Return the write that counts a report, for the transaction that keeps it."""
    return Update(key=_key(table, name_of_year(year)), change="ADD #number :one", values={"one": 1})


def years_of_reports(table: OfficeTable) -> tuple[YearOfReports, ...]:
    """Return the years in which reports were counted."""
    all_of_them = ConditionExpression(text=f"#{PARTITION} = :partition", values={"partition": table.key(NUMBERS)})
    found = ((text(item, ORDER), number(item, "number")) for item in table.query(Range(condition=all_of_them)))
    return tuple(YearOfReports(year=year, count=count) for name, count in found if (year := year_of_name(name)))


def looked_through(table: OfficeTable) -> int:
    """Return how far somebody came."""
    return number(table.get(_key(table, LOOKED_THROUGH)) or {}, "number")


def note_looked_through(table: OfficeTable, change: int) -> None:
    """Keep it, unless somebody came further."""
    is_less = ConditionExpression(text="attribute_not_exists(#number) OR #number < :now", values={"now": change})
    try:
        table.put(Put(item=number_item(table, LOOKED_THROUGH, change), only_if=is_less))
    except NotAsExpected:
        return


def _key(table: OfficeTable, name: str) -> Item:
    return {PARTITION: table.key(NUMBERS), ORDER: name}
