"""Lends SQLite connections: one user at a time, and never one that a parent process opened."""

import os
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from feedback_api.domain.errors import StoreUnavailable

MOST_IDLE = 16
_BETWEEN_TRIES = 0.005  # seconds

_BUGS = (sqlite3.ProgrammingError, sqlite3.IntegrityError)


class _Opened:
    """What one process has open."""

    def __init__(self) -> None:
        self.pid = os.getpid()
        self.idle: deque[sqlite3.Connection] = deque()
        # Writers of one process queue here in turn, which is quicker and fairer than SQLite's own polling.
        self.turn = threading.Lock()
        self.is_closed = False

    def close_idle(self) -> None:
        while True:
            try:
                self.idle.pop().close()
            except IndexError:
                return


class ConnectionPool:
    """Connections to one file for all threads of a process, and anew in each forked process.

    Fork before a write or after it, never during one: what SQLite knows of its locks is copied with the process.
    """

    def __init__(self, path: str, *, durable: bool = True, waits: float = 5.0) -> None:
        """Lend connections to `path`; unless `durable`, a power cut may take the last writes with it."""
        self.path = Path(path)
        self._synchronous = "FULL" if durable else "NORMAL"
        self._waits = waits
        self._opened = _Opened()
        self._inherited: list[_Opened] = []

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection for one statement; trouble with the file becomes `StoreUnavailable`."""
        opened = self._of_this_process()
        with _named_trouble():
            connection = self._borrowed(opened)
            try:
                yield connection
            except sqlite3.Error:
                connection.close()  # whatever was wrong, the next one begins with a new connection
                raise
            except BaseException:
                _give_back(opened, connection)
                raise
            else:
                _give_back(opened, connection)

    def keep_a_log(self) -> None:
        """Let readers and one writer work at the same time, for as long as the file exists.

        SQLite refuses this at once, whatever the timeout, while another process does the same to a new file.
        """
        until = time.monotonic() + self._waits
        while not self._has_log():
            if time.monotonic() >= until:
                raise StoreUnavailable
            time.sleep(_BETWEEN_TRIES)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection inside a transaction that is durable when the block ends, or never happened."""
        with self._of_this_process().turn, self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def erasing(self) -> Iterator[sqlite3.Connection]:
        """Write as `writing` does, then empty the write-ahead log, where the erased words would still stand.

        What is written holds even if somebody reads for so long that the log cannot be emptied; then the next
        `empty_log` does it.
        """
        with self.writing() as connection:
            yield connection
        self.empty_log()

    def empty_log(self) -> bool:
        """Empty the write-ahead log; `False` if somebody read from it for as long as this waits."""
        with self.reading() as connection:
            (is_busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy

    def rewrite(self) -> bool:
        """Write what is kept into the file anew, and nothing else; `False` if the log could not be emptied."""
        with self._of_this_process().turn, self.reading() as connection:
            connection.execute("VACUUM")
        return self.empty_log()

    def close(self) -> None:
        """Close what this process opened."""
        opened = self._of_this_process()
        opened.is_closed = True
        opened.close_idle()

    def _has_log(self) -> bool:
        try:
            with self.reading() as connection:
                connection.execute("PRAGMA journal_mode = WAL")
        except StoreUnavailable as trouble:
            if getattr(trouble.__cause__, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
                raise
            return False
        return True

    def _of_this_process(self) -> _Opened:
        if self._opened.pid != os.getpid():
            # Even closing a parent's connection would disturb its locks: keep it, untouched, and begin again.
            self._inherited.append(self._opened)
            self._opened = _Opened()
        return self._opened

    def _borrowed(self, opened: _Opened) -> sqlite3.Connection:
        try:
            return opened.idle.pop()
        except IndexError:
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        _make_private(self.path)
        connection = sqlite3.connect(self.path, timeout=self._waits, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
            connection.execute(f"PRAGMA synchronous = {self._synchronous}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def _give_back(opened: _Opened, connection: sqlite3.Connection) -> None:
    if connection.in_transaction or len(opened.idle) >= MOST_IDLE:
        connection.close()
    else:
        opened.idle.append(connection)
    if opened.is_closed:  # asked last: another thread may have closed the pool meanwhile
        opened.close_idle()


def _make_private(path: Path) -> None:
    """Create a missing file so that only its owner can read it; SQLite gives its companions the same mode."""
    if not path.exists():
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as unreachable:
            raise StoreUnavailable from unreachable


@contextmanager
def _named_trouble() -> Iterator[None]:
    try:
        yield
    except _BUGS:
        raise
    except sqlite3.Error as trouble:
        raise StoreUnavailable from trouble
