"""Writes by what a letter is found as one small item beside it, and reads it back."""

from dataclasses import fields

from feedback_api.aws.table.items import Delete, Item, Put, Write, text
from feedback_api.aws.table.office_table import OfficeTable
from feedback_api.domain.search.findable import FindableLetter, LetterShelf, findable
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store.dynamodb.table import ORDER, PARTITION

FIND = "FIND"
_OF_THE_KEY = frozenset({"id", "shelf", "terms"})
_SAID = tuple(field.name for field in fields(FindableLetter) if field.name not in _OF_THE_KEY)


def partition_of(table: OfficeTable, shelf: LetterShelf) -> str:
    """Return the partition in which everything lies by which the letters of a shelf are found."""
    return table.key(FIND, shelf.value)


def put(table: OfficeTable, new: Submission) -> tuple[Write, ...]:
    """Return what lets a letter be found that was not there before; nothing for a report."""
    one = findable(new)
    return () if one is None else (Put(item=_item(table, one)),)


def changed(table: OfficeTable, before: Submission, after: Submission) -> tuple[Write, ...]:
    """Return what lets a letter be found by what it is now; nothing where that is what it was."""
    was, now = findable(before), findable(after)
    if was == now:
        return ()
    if now is None:
        return taken(table, before)
    is_elsewhere = was is not None and now.shelf is not was.shelf
    return (*(taken(table, before) if is_elsewhere else ()), Put(item=_item(table, now)))


def taken(table: OfficeTable, letter: Submission) -> tuple[Write, ...]:
    """Return what lets a letter be found no more."""
    one = findable(letter)
    return () if one is None else (Delete(key=_key(table, one)),)


def read(item: Item, shelf: LetterShelf) -> FindableLetter:
    """Return what an item of this shelf says."""
    said = {name: item.get(name) for name in _SAID}
    return FindableLetter(id=text(item, ORDER), shelf=shelf, terms=frozenset(text(item, "terms").split("\n")), **said)  # type: ignore[arg-type]  # as `_item` wrote it


def _item(table: OfficeTable, one: FindableLetter) -> Item:
    said = {name: getattr(one, name) for name in _SAID}
    known = {name: value for name, value in said.items() if value is not None}
    return {**known, **_key(table, one), "terms": "\n".join(sorted(one.terms))}


def key_of(table: OfficeTable, shelf: LetterShelf, submission_id: str) -> Item:
    """Return under which key it lies by what a letter is found, if it is on this shelf."""
    return {PARTITION: partition_of(table, shelf), ORDER: submission_id}


def _key(table: OfficeTable, one: FindableLetter) -> Item:
    return key_of(table, one.shelf, one.id)
