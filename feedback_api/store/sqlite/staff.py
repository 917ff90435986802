"""Members of staff, sessions and failed sign-ins in a SQLite file."""

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from feedback_api.domain.errors import SessionSetAside, StaffAlreadyExists, StaffChanged, StaffNotFound, StaffSetAside
from feedback_api.domain.members.staff import Session, StaffMember
from feedback_api.domain.stored_format import readable
from feedback_api.store.documents import stamp
from feedback_api.store.reading_on import Found, Page, page_of
from feedback_api.store.row_documents import (
    MEMBER_COLUMNS,
    SESSION_COLUMNS,
    member_fields,
    member_of,
    session_fields,
    session_of,
)
from feedback_api.store.sqlite.columns import in_columns, keep_row, named_rows, one_row
from feedback_api.store.sqlite.pool import ConnectionPool

_COUNT = """
INSERT INTO failures (name, count, since) VALUES (:name, 1, :now)
ON CONFLICT (name) DO UPDATE SET
  count = CASE WHEN since <= :before THEN 1 ELSE count + 1 END,
  since = CASE WHEN since <= :before THEN :now ELSE since END
RETURNING count
"""
# What has no column of its own stands in `more`.
_SEEN = "UPDATE sessions SET more = json_set(coalesce(more, '{}'), '$.seen_at', ?) WHERE token_digest = ?"


# No name has a line's end in it: see `member_name`.
_FIRST, _LAST = " ", "\U0010ffff"


class SqliteStaff:
    """A `StaffStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def add_member(self, member: StaffMember) -> None:
        with self._pool.writing() as connection:
            add_member(connection, member)

    def member(self, name: str) -> StaffMember:
        with self._pool.reading() as connection:
            return kept_member(connection, name)

    def replace_member(self, member: StaffMember, *, keeps: str | None = None) -> StaffMember:
        with self._pool.writing() as connection:
            before = kept_member(connection, member.name)
            if before.version != member.version or (keeps is not None and not _is_admin(connection, keeps)):
                raise StaffChanged
            saved = replace(member, version=member.version + 1, beyond=before.beyond)
            put_member(connection, saved)
        return saved

    def has_members(self) -> bool:
        with self._pool.reading() as connection:
            return connection.execute("SELECT 1 FROM staff LIMIT 1").fetchone() is not None

    def members(self) -> tuple[StaffMember, ...]:
        return self._everybody().items

    def set_aside(self) -> tuple[str, ...]:
        return self._everybody().set_aside

    def open_session(self, session: Session) -> None:
        with self._pool.writing() as connection:
            keep_row(connection, "sessions", session_fields(session), columns=SESSION_COLUMNS)

    def session(self, token_digest: str, *, now: datetime) -> Session | None:
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT * FROM sessions WHERE token_digest = ? AND expires_at > ?", [token_digest, stamp(now)]
            )
            row = one_row(found)
        try:
            return session_of(row) if row else None
        except SessionSetAside:
            return None

    def sessions_of(self, name: str, *, now: datetime) -> tuple[Session, ...]:
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT * FROM sessions WHERE staff_name = ? AND expires_at > ?", [name, stamp(now)]
            )
            rows = list(named_rows(found))
        return tuple(sorted(readable(rows, session_of), key=_opened, reverse=True))

    def note_seen(self, token_digest: str, *, at: datetime) -> None:
        with self._pool.writing() as connection:
            connection.execute(_SEEN, [stamp(at), token_digest])

    def close_session(self, token_digest: str) -> None:
        with self._pool.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE token_digest = ?", [token_digest])

    def note_failure(self, name: str, *, now: datetime, window: timedelta, by: str = "") -> int:
        with self._pool.writing() as connection:
            _sweep(connection, now, window)
            counted = connection.execute(
                _COUNT, {"name": _tried(name, by), "now": stamp(now), "before": stamp(now - window)}
            )
            return int(counted.fetchone()[0])

    def forget_failures(self, name: str, *, by: str | None = None) -> None:
        with self._pool.writing() as connection:
            if by is not None:
                connection.execute("DELETE FROM failures WHERE name = ?", [_tried(name, by)])
                return
            everybody = [_tried(name, ""), _tried(name, _FIRST), _tried(name, _LAST)]
            connection.execute("DELETE FROM failures WHERE name = ? OR name BETWEEN ? AND ?", everybody)

    def _everybody(self) -> Page[StaffMember]:
        with self._pool.reading() as connection:
            found = list(named_rows(connection.execute("SELECT * FROM staff ORDER BY name")))
        return page_of((Found(key=str(row["name"]), read=partial(member_of, row)) for row in found), len(found))


def add_member(connection: sqlite3.Connection, member: StaffMember) -> None:
    """Keep a new member in a transaction that somebody else began, or raise `StaffAlreadyExists`."""
    if not keep_row(connection, "staff", member_fields(member), columns=MEMBER_COLUMNS, or_else="IGNORE"):
        raise StaffAlreadyExists


def kept_member(connection: sqlite3.Connection, name: str) -> StaffMember:
    """Return the member, read in somebody's transaction, or raise `StaffNotFound` or `StaffSetAside`."""
    row = one_row(connection.execute("SELECT * FROM staff WHERE name = ?", [name]))
    if row is None:
        raise StaffNotFound
    return member_of(row)


def _is_admin(connection: sqlite3.Connection, name: str) -> bool:
    try:
        return kept_member(connection, name).is_admin
    except (StaffNotFound, StaffSetAside):
        return False


def _opened(session: Session) -> datetime:
    return session.opened_at or session.expires_at


def put_member(connection: sqlite3.Connection, member: StaffMember) -> None:
    """Write a member over the one of this name, and leave columns of a later version as they are."""
    row = in_columns(member_fields(member), MEMBER_COLUMNS)
    changes = ", ".join(f"{name} = :{name}" for name in row)
    connection.execute(f"UPDATE staff SET {changes} WHERE name = :name", row)  # noqa: S608 our own columns


def _tried(name: str, by: str) -> str:
    """Return the name under which it is counted who tried what."""
    return f"{name}\n{by}" if by else name


def _sweep(connection: sqlite3.Connection, now: datetime, window: timedelta) -> None:
    """Drop what no longer counts, so that made-up names and old sessions do not pile up."""
    connection.execute("DELETE FROM failures WHERE since <= ?", [stamp(now - window)])
    connection.execute("DELETE FROM sessions WHERE expires_at <= ?", [stamp(now)])
