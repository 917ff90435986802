"""One office's data in one SQLite file."""

import os
from collections.abc import Callable
from pathlib import Path

from feedback_api.domain.errors import StoreUnavailable
from feedback_api.store.everything import RowStore
from feedback_api.store.sqlite.builds import SqliteBuilds
from feedback_api.store.sqlite.everything import SqliteRows
from feedback_api.store.sqlite.finding import SqliteFinding
from feedback_api.store.sqlite.flood import SqliteFlood
from feedback_api.store.sqlite.member_mail import SqliteMemberMail
from feedback_api.store.sqlite.notebook import SqliteNotebook
from feedback_api.store.sqlite.notices import SqliteNotices
from feedback_api.store.sqlite.numbers import SqliteNumbers
from feedback_api.store.sqlite.pool import ConnectionPool
from feedback_api.store.sqlite.schema import migrate
from feedback_api.store.sqlite.staff import SqliteStaff
from feedback_api.store.sqlite.submissions import SqliteSubmissions
from feedback_api.store.sqlite.tallies import SqliteTallies
from feedback_api.store.sqlite.tasks import SqliteTasks

# A letter and its contact, with what SQLite writes beside them, take less.
ROOM_FOR_A_LETTER = 256 * 1024


def room_beside(path: str) -> int:
    """Return how many bytes this process may still write where the file lies."""
    stats = os.statvfs(Path(path).parent)
    return stats.f_frsize * (stats.f_bavail if os.geteuid() else stats.f_bfree)


class SqliteStore:
    """A `Store`. Safe for many threads and forked processes at once."""

    def __init__(self, path: str, *, room: Callable[[str], int] = room_beside) -> None:
        self._path, self._room = path, room
        self._pool = ConnectionPool(path)
        migrate(self._pool)
        self.submissions = SqliteSubmissions(self._pool)
        self.builds = SqliteBuilds(self._pool)
        self.staff = SqliteStaff(self._pool)
        self.tallies = SqliteTallies(self._pool)
        self.tasks = SqliteTasks(self._pool)
        self.notebook = SqliteNotebook(self._pool)
        self.notices = SqliteNotices(self._pool)
        self.member_mail = SqliteMemberMail(self._pool)
        self.flood = SqliteFlood(self._pool)
        self.numbers = SqliteNumbers(self._pool)
        self.finding = SqliteFinding(self._pool)
        self.finding.catch_up()

    def tidy(self) -> bool:
        """Write the file anew: what moved between pages leaves copies that overwriting what is deleted cannot reach."""
        return self._pool.rewrite()

    def everything(self) -> RowStore:
        return SqliteRows(self._pool)

    def is_reachable(self) -> bool:
        """Say so of a full disk too: whoever can read there can still not keep a letter."""
        try:
            with self._pool.reading() as connection:
                connection.execute("SELECT wanted FROM site").fetchone()
            return self._room(self._path) >= ROOM_FOR_A_LETTER
        except (StoreUnavailable, OSError):
            return False

    def close(self) -> None:
        self._pool.close()
