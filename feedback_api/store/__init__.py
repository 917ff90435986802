"""Where submissions are kept: one protocol, several stores."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from feedback_api.aws.table.place import BadPlace, TablePlace
from feedback_api.store.late import opened_late

if TYPE_CHECKING:  # loaded with the adapter that was asked for
    from feedback_api.store.protocol import OpenedStore, Store


class UnknownStore(Exception):
    """The settings name a kind of store that does not exist, or a place that none can be at."""


@contextmanager
def open_store(url: str) -> "Iterator[Store]":
    """Yield the store a URL names, and close it at the end.

    `sqlite:/var/lib/kantor/feedback.sqlite` is a file, `dynamodb:sekali-datang/contoh` an office's part of a table.
    """
    scheme, _, place = url.partition(":")
    if scheme not in _KINDS or not place:
        raise UnknownStore(url)
    with closing(_KINDS[scheme](place)) as store:
        yield store


def _sqlite(place: str) -> "OpenedStore":
    from feedback_api.store.sqlite.store import SqliteStore

    return SqliteStore(place)


def _dynamodb(place: str) -> "OpenedStore":
    try:
        known = TablePlace.parsed(place)
    except BadPlace as bad:
        raise UnknownStore(place) from bad
    return opened_late(lambda: _dynamodb_store(known))


def _dynamodb_store(place: TablePlace) -> "OpenedStore":
    from feedback_api.aws.table.office_table import OfficeTable
    from feedback_api.store.dynamodb.store import DynamodbStore

    return DynamodbStore(OfficeTable(place))


_KINDS: "dict[str, Callable[[str], OpenedStore]]" = {"sqlite": _sqlite, "dynamodb": _dynamodb}
