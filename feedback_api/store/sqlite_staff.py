"""Members of staff, sessions and failed sign-ins in a SQLite file."""

import sqlite3
from datetime import datetime, timedelta

from feedback_api.domain.errors import StaffAlreadyExists, StaffNotFound
from feedback_api.domain.staff import Role, Session, StaffMember
from feedback_api.sqlite_pool import ConnectionPool
from feedback_api.store.documents import moment, stamp

_COUNT = """
INSERT INTO failures (name, count, since) VALUES (:name, 1, :now)
ON CONFLICT (name) DO UPDATE SET
  count = CASE WHEN since <= :before THEN 1 ELSE count + 1 END,
  since = CASE WHEN since <= :before THEN :now ELSE since END
RETURNING count
"""


class SqliteStaff:
    """A `StaffStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def add_member(self, member: StaffMember) -> None:
        with self._pool.writing() as connection:
            added = connection.execute(
                "INSERT OR IGNORE INTO staff (name, role, password_hash, village, epoch) VALUES (?, ?, ?, ?, ?)",
                [member.name, member.role.value, member.password_hash, member.village, member.epoch],
            )
            if added.rowcount == 0:
                raise StaffAlreadyExists

    def member(self, name: str) -> StaffMember:
        with self._pool.reading() as connection:
            row = connection.execute(
                "SELECT name, role, password_hash, village, epoch FROM staff WHERE name = ?", [name]
            ).fetchone()
        if row is None:
            raise StaffNotFound
        return StaffMember(name=row[0], role=Role(row[1]), password_hash=row[2], village=row[3], epoch=row[4])

    def replace_member(self, member: StaffMember) -> None:
        with self._pool.writing() as connection:
            replaced = connection.execute(
                "UPDATE staff SET role = ?, password_hash = ?, village = ?, epoch = ? WHERE name = ?",
                [member.role.value, member.password_hash, member.village, member.epoch, member.name],
            )
            if replaced.rowcount == 0:
                raise StaffNotFound

    def has_members(self) -> bool:
        with self._pool.reading() as connection:
            return connection.execute("SELECT 1 FROM staff LIMIT 1").fetchone() is not None

    def open_session(self, session: Session) -> None:
        with self._pool.writing() as connection:
            connection.execute(
                "INSERT INTO sessions (token_digest, staff_name, epoch, expires_at) VALUES (?, ?, ?, ?)",
                [session.token_digest, session.staff_name, session.epoch, stamp(session.expires_at)],
            )

    def session(self, token_digest: str, *, now: datetime) -> Session | None:
        with self._pool.reading() as connection:
            row = connection.execute(
                "SELECT token_digest, staff_name, epoch, expires_at FROM sessions"
                " WHERE token_digest = ? AND expires_at > ?",
                [token_digest, stamp(now)],
            ).fetchone()
        if row is None:
            return None
        return Session(token_digest=row[0], staff_name=row[1], epoch=row[2], expires_at=moment(row[3]))

    def close_session(self, token_digest: str) -> None:
        with self._pool.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE token_digest = ?", [token_digest])

    def note_failure(self, name: str, *, now: datetime, window: timedelta) -> int:
        with self._pool.writing() as connection:
            _sweep(connection, now, window)
            counted = connection.execute(_COUNT, {"name": name, "now": stamp(now), "before": stamp(now - window)})
            return int(counted.fetchone()[0])

    def failures(self, name: str, *, now: datetime, window: timedelta) -> int:
        with self._pool.reading() as connection:
            row = connection.execute(
                "SELECT count FROM failures WHERE name = ? AND since > ?", [name, stamp(now - window)]
            ).fetchone()
        return 0 if row is None else int(row[0])

    def forget_failures(self, name: str) -> None:
        with self._pool.writing() as connection:
            connection.execute("DELETE FROM failures WHERE name = ?", [name])


def _sweep(connection: sqlite3.Connection, now: datetime, window: timedelta) -> None:
    """Drop what no longer counts, so that made-up names and old sessions do not pile up."""
    connection.execute("DELETE FROM failures WHERE since <= ?", [stamp(now - window)])
    connection.execute("DELETE FROM sessions WHERE expires_at <= ?", [stamp(now)])
