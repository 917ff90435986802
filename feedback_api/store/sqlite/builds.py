"""The build record in a SQLite file."""

import json
from datetime import datetime, timedelta

from feedback_api.domain.identity import Identity
from feedback_api.domain.site.build_record import BuildRecord
from feedback_api.domain.site.build_report import BuildReport
from feedback_api.domain.stored_format import BUILD_RECORD
from feedback_api.store.build_office import written_office
from feedback_api.store.build_reports import written_reports
from feedback_api.store.documents import stamp
from feedback_api.store.row_documents import record_of
from feedback_api.store.sqlite.columns import Row, one_row
from feedback_api.store.sqlite.pool import ConnectionPool

_FREE = "lease_owner = NULL, lease_until = NULL"
_MAY_BE_TAKEN = (
    "wanted > built AND (failed IS NULL OR wanted > failed) AND (lease_owner IS NULL OR lease_until <= ?)"
    f" AND coalesce(reads_from, 0) <= {BUILD_RECORD.format}"
)


class SqliteBuilds:
    """A `BuildStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool
        self._last_read: tuple[Row, BuildRecord] | None = None

    def read(self) -> BuildRecord:
        with self._pool.reading() as connection:
            row = one_row(connection.execute("SELECT * FROM site")) or {}
        last = self._last_read
        if last is not None and last[0] == row:  # a press asks seven times a second
            return last[1]
        record = record_of(row)
        self._last_read = row, record
        return record

    def want(self, *, now: datetime | None = None) -> int:
        with self._pool.writing() as connection:
            row = connection.execute(
                "UPDATE site SET wanted_at = coalesce(wanted_at, ?), wanted = wanted + 1 RETURNING wanted",
                [stamp(now) if now else None],
            ).fetchone()
            return int(row[0])

    def take(self, *, owner: str, now: datetime, lease: timedelta) -> BuildRecord | None:
        with self._pool.reading() as connection:  # a press that finds nothing to do takes no lock
            if connection.execute(f"SELECT 1 FROM site WHERE {_MAY_BE_TAKEN}", [stamp(now)]).fetchone() is None:  # noqa: S608 our own words
                return None
        with self._pool.writing() as connection:
            taken = connection.execute(
                f"UPDATE site SET lease_owner = ?, lease_until = ? WHERE {_MAY_BE_TAKEN} RETURNING *",  # noqa: S608 our own words
                [owner, stamp(now + lease), stamp(now)],
            )
            row = one_row(taken)
            return None if row is None else record_of(row)

    def keep(self, *, owner: str, now: datetime, lease: timedelta) -> bool:
        return self._as_owner(owner, "lease_until = ?", [stamp(now + lease)])

    def finish(
        self,
        *,
        owner: str,
        built: int,
        now: datetime,
        reports: tuple[BuildReport, ...] = (),
        office: Identity | None = None,
    ) -> bool:
        return self._as_owner(
            owner,
            f"wanted_at = CASE WHEN wanted > ? THEN ? END, built = max(built, ?), built_at = ?, failed = NULL,"
            f" problems = '[]', reports = ?, office = coalesce(?, office), {_FREE}",
            [
                built,
                stamp(now),
                built,
                stamp(now),
                written_reports(reports),
                written_office(office) if office else None,
            ],
        )

    def fail(
        self,
        *,
        owner: str,
        attempted: int,
        problems: tuple[str, ...],
        reports: tuple[BuildReport, ...] = (),
    ) -> bool:
        return self._as_owner(
            owner,
            f"failed = ?, problems = ?, reports = ?, {_FREE}",
            [attempted, json.dumps(problems, ensure_ascii=False), written_reports(reports)],
        )

    def _as_owner(self, owner: str, changes: str, values: list[str | int | None]) -> bool:
        with self._pool.writing() as connection:
            done = connection.execute(f"UPDATE site SET {changes} WHERE lease_owner = ?", [*values, owner])  # noqa: S608 our own words
            return done.rowcount == 1
