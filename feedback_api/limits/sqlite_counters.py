"""Counters in a SQLite file that several processes raise at once."""

import sqlite3
import threading

from feedback_api.store.sqlite.pool import ConnectionPool

_SCHEMA = """
CREATE TABLE IF NOT EXISTS counters (
  key TEXT PRIMARY KEY, count INTEGER NOT NULL, expires REAL NOT NULL
) STRICT, WITHOUT ROWID
"""
_RAISE = """
INSERT INTO counters (key, count, expires) VALUES (:key, :amount, :expires)
ON CONFLICT (key) DO UPDATE SET
  count = CASE WHEN expires <= :now THEN :amount ELSE count + :amount END,
  expires = CASE WHEN expires <= :now THEN :expires ELSE expires END
RETURNING count
"""
SWEEP_EVERY = 500


class SqliteCounters:
    """`Counters` that all workers of one machine share."""

    def __init__(self, path: str) -> None:
        self._pool = ConnectionPool(path, durable=False, waits=1.0)
        self._prepared = threading.Event()
        self._until_sweep = SWEEP_EVERY

    def count(self, key: str, now: float) -> int:
        self._prepare()
        with self._pool.reading() as connection:
            row = connection.execute("SELECT count FROM counters WHERE key = ? AND expires > ?", [key, now]).fetchone()
            return 0 if row is None else int(row[0])

    def expires(self, key: str, now: float) -> float:
        self._prepare()
        with self._pool.reading() as connection:
            row = connection.execute(
                "SELECT expires FROM counters WHERE key = ? AND expires > ?", [key, now]
            ).fetchone()
            return now if row is None else float(row[0])

    def raised(self, key: str, *, now: float, lasts: float, amount: int) -> int:
        self._prepare()
        with self._pool.writing() as connection:
            self._sweep(connection, now)
            given = {"key": key, "amount": amount, "now": now, "expires": now + lasts}
            return int(connection.execute(_RAISE, given).fetchone()[0])

    def forget(self, *keys: str) -> None:
        self._prepare()
        with self._pool.writing() as connection:
            for key in keys:
                connection.execute("DELETE FROM counters WHERE key = ?", [key])

    def forget_all(self) -> int:
        self._prepare()
        with self._pool.writing() as connection:
            return connection.execute("DELETE FROM counters").rowcount

    def close(self) -> None:
        self._pool.close()

    def _prepare(self) -> None:
        if self._prepared.is_set():
            return
        self._pool.keep_a_log()
        with self._pool.writing() as connection:
            connection.execute(_SCHEMA)
        self._prepared.set()

    def _sweep(self, connection: sqlite3.Connection, now: float) -> None:
        self._until_sweep -= 1
        if self._until_sweep <= 0:
            self._until_sweep = SWEEP_EVERY
            connection.execute("DELETE FROM counters WHERE expires <= ?", [now])
