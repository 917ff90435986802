"""The build record in a SQLite file."""

import json
from datetime import datetime, timedelta

from feedback_api.domain.build_record import BuildRecord
from feedback_api.sqlite_pool import ConnectionPool
from feedback_api.store.documents import moment, stamp

_COLUMNS = "wanted, built, lease_owner, lease_until, failed, problems, built_at"
_FREE = "lease_owner = NULL, lease_until = NULL"
_MAY_BE_TAKEN = "wanted > built AND (failed IS NULL OR wanted > failed) AND (lease_owner IS NULL OR lease_until <= ?)"


class SqliteBuilds:
    """A `BuildStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def read(self) -> BuildRecord:
        with self._pool.reading() as connection:
            return _record(connection.execute(f"SELECT {_COLUMNS} FROM site").fetchone())  # noqa: S608 our own columns

    def want(self) -> int:
        with self._pool.writing() as connection:
            row = connection.execute("UPDATE site SET wanted = wanted + 1 RETURNING wanted").fetchone()
            return int(row[0])

    def take(self, *, owner: str, now: datetime, lease: timedelta) -> BuildRecord | None:
        with self._pool.reading() as connection:  # a press that finds nothing to do takes no lock
            if connection.execute(f"SELECT 1 FROM site WHERE {_MAY_BE_TAKEN}", [stamp(now)]).fetchone() is None:  # noqa: S608 our own words
                return None
        with self._pool.writing() as connection:
            row = connection.execute(
                f"UPDATE site SET lease_owner = ?, lease_until = ? WHERE {_MAY_BE_TAKEN} RETURNING {_COLUMNS}",  # noqa: S608 our own words
                [owner, stamp(now + lease), stamp(now)],
            ).fetchone()
            return None if row is None else _record(row)

    def keep(self, *, owner: str, now: datetime, lease: timedelta) -> bool:
        return self._as_owner(owner, "lease_until = ?", [stamp(now + lease)])

    def finish(self, *, owner: str, built: int, now: datetime) -> bool:
        return self._as_owner(
            owner,
            f"built = max(built, ?), built_at = ?, failed = NULL, problems = '[]', {_FREE}",
            [built, stamp(now)],
        )

    def fail(self, *, owner: str, attempted: int, problems: tuple[str, ...], now: datetime) -> bool:
        del now  # kept in the protocol for stores that note the time of everything
        return self._as_owner(
            owner,
            f"failed = ?, problems = ?, {_FREE}",
            [attempted, json.dumps(problems, ensure_ascii=False)],
        )

    def _as_owner(self, owner: str, changes: str, values: list[str | int]) -> bool:
        with self._pool.writing() as connection:
            done = connection.execute(f"UPDATE site SET {changes} WHERE lease_owner = ?", [*values, owner])  # noqa: S608 our own words
            return done.rowcount == 1


def _record(row: tuple[int, int, str | None, str | None, int | None, str, str | None]) -> BuildRecord:
    wanted, built, lease_owner, lease_until, failed, problems, built_at = row
    return BuildRecord(
        wanted=wanted,
        built=built,
        lease_owner=lease_owner,
        lease_until=moment(lease_until) if lease_until else None,
        failed=failed,
        problems=tuple(json.loads(problems)),
        built_at=moment(built_at) if built_at else None,
    )
