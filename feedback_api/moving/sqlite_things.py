"""Reads everything out of a SQLite file, and writes it back as it was."""

import math
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.staff import Role, StaffMember
from feedback_api.domain.trip import TripCount
from feedback_api.moving.sqlite_writing import write
from feedback_api.moving.things import Interest, KeptEntry, KeptSubmission, KnownPress, MissingPaper, Numbers, Thing
from feedback_api.sqlite_pool import ConnectionPool
from feedback_api.store.documents import moment, submission_of
from feedback_api.store.sqlite_notebook import ENTRY_COLUMNS, entry_of
from feedback_api.store.sqlite_notices import kept_notice
from feedback_api.store.sqlite_rows import EVENT_COLUMNS, event_of
from feedback_api.store.sqlite_tasks import TASK_COLUMNS, task_of


class SqliteThings:
    """A `Movable`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def things(self) -> Iterator[Thing]:
        with self._pool.reading() as connection:
            yield from _submissions(connection)
            yield from _entries(connection)
            yield from _staff(connection)
            yield from _tasks(connection)
            yield from _counts(connection)

    def keep(self, thing: Thing) -> None:
        is_erased = isinstance(thing, KeptSubmission) and thing.submission.erased_at is not None
        with self._pool.erasing() if is_erased else self._pool.writing() as connection:
            write(connection, thing)


def _submissions(connection: sqlite3.Connection) -> Iterator[Thing]:
    for submission_id, document, contact in connection.execute(
        "SELECT id, document, sealed FROM submissions LEFT JOIN contacts ON submission_id = id ORDER BY id"
    ):
        events = _events(connection, "events", submission_id)
        notice = kept_notice(connection, submission_id)
        yield KeptSubmission(submission=submission_of(document), contact=contact, notice=notice, events=events)


def _entries(connection: sqlite3.Connection) -> Iterator[Thing]:
    for row in connection.execute(f"SELECT {ENTRY_COLUMNS} FROM notebook"):  # noqa: S608 our own words
        entry = entry_of(row)
        yield KeptEntry(entry=entry, events=_events(connection, "notebook_events", f"{entry.kind.value}/{entry.name}"))


def _events(connection: sqlite3.Connection, table: str, about: str) -> tuple[AuditEvent, ...]:
    found = connection.execute(
        f"SELECT {EVENT_COLUMNS} FROM {table} WHERE submission_id = ? ORDER BY number",  # noqa: S608 our own words
        [about],
    )
    return tuple(map(event_of, found))


def _staff(connection: sqlite3.Connection) -> Iterator[Thing]:
    for name, role, password_hash, village, epoch in connection.execute(
        "SELECT name, role, password_hash, village, epoch FROM staff"
    ):
        yield StaffMember(name=name, role=Role(role), password_hash=password_hash, village=village, epoch=epoch)


def _tasks(connection: sqlite3.Connection) -> Iterator[Thing]:
    yield from map(task_of, connection.execute(f"SELECT {TASK_COLUMNS} FROM tasks"))  # noqa: S608 our own words


def _counts(connection: sqlite3.Connection) -> Iterator[Thing]:
    for month, guide, village, finished, missing, other in connection.execute(
        "SELECT month, guide, village, finished, missing_paper, other FROM trips"
    ):
        yield TripCount(
            month=month,
            guide=guide,
            village=village or None,
            finished=finished,
            missing_paper=missing,
            other=other,
        )
    for guide, document, at, press in connection.execute("SELECT guide, document, at, press FROM missing_papers"):
        yield MissingPaper(guide=guide, document=document, at=moment(at), press=press)
    for visit, guide, count in connection.execute("SELECT visit, guide, count FROM interest"):
        yield Interest(visit=visit, guide=guide, count=count)
    for digest, at in connection.execute("SELECT digest, at FROM presses"):
        yield KnownPress(digest=digest, at=_whole_second(moment(at)))
    change, ordinal = connection.execute("SELECT last_change, last_ordinal FROM site").fetchone()
    yield Numbers(change=change, ordinal=ordinal)


def _whole_second(at: datetime) -> datetime:
    return datetime.fromtimestamp(math.ceil(at.timestamp()), UTC)
