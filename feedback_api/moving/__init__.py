"""Moves an office from one store to another: everything that is kept, and nothing that ends by itself in a day."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from feedback_api.moving.things import Movable


class NotAStore(Exception):
    """The URL names no store that something could be moved from or to."""


def open_movable(url: str, *, is_new: bool) -> AbstractContextManager[Movable]:
    """Open what a store's URL names, to move from it or to it; only a new one may not exist yet."""
    kind, _, place = url.partition(":")
    if kind not in _KINDS or not place:
        raise NotAStore(url)
    return _KINDS[kind](place, is_new)


@contextmanager
def _sqlite(place: str, is_new: bool) -> Iterator[Movable]:  # noqa: FBT001 both kinds are opened alike
    from feedback_api.moving.sqlite_things import SqliteThings
    from feedback_api.sqlite_pool import ConnectionPool
    from feedback_api.store.sqlite_migrations import migrate

    if not is_new and not Path(place).is_file():
        raise NotAStore(place)
    with closing(ConnectionPool(place)) as pool:
        migrate(pool)
        yield SqliteThings(pool)


@contextmanager
def _dynamodb(place: str, is_new: bool) -> Iterator[Movable]:  # noqa: ARG001, FBT001 both kinds are opened alike
    from feedback_api.dynamodb.office_table import OfficeTable
    from feedback_api.dynamodb.place import BadPlace, Place
    from feedback_api.moving.dynamodb_things import DynamodbThings

    try:
        known = Place.parsed(place)
    except BadPlace as bad:
        raise NotAStore(place) from bad
    with closing(OfficeTable(known)) as table:
        yield DynamodbThings(table, known)


_KINDS: dict[str, Callable[[str, bool], AbstractContextManager[Movable]]] = {"sqlite": _sqlite, "dynamodb": _dynamodb}
