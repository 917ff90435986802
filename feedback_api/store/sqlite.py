"""One office's data in one SQLite file."""

from feedback_api.domain.errors import StoreUnavailable
from feedback_api.sqlite_pool import ConnectionPool
from feedback_api.store.sqlite_builds import SqliteBuilds
from feedback_api.store.sqlite_migrations import migrate
from feedback_api.store.sqlite_notebook import SqliteNotebook
from feedback_api.store.sqlite_notices import SqliteNotices
from feedback_api.store.sqlite_staff import SqliteStaff
from feedback_api.store.sqlite_submissions import SqliteSubmissions
from feedback_api.store.sqlite_tallies import SqliteTallies
from feedback_api.store.sqlite_tasks import SqliteTasks


class SqliteStore:
    """A `Store`. Safe for many threads and forked processes at once."""

    def __init__(self, path: str) -> None:
        self._pool = ConnectionPool(path)
        migrate(self._pool)
        self.submissions = SqliteSubmissions(self._pool)
        self.builds = SqliteBuilds(self._pool)
        self.staff = SqliteStaff(self._pool)
        self.tallies = SqliteTallies(self._pool)
        self.tasks = SqliteTasks(self._pool)
        self.notebook = SqliteNotebook(self._pool)
        self.notices = SqliteNotices(self._pool)

    def is_reachable(self) -> bool:
        try:
            with self._pool.reading() as connection:
                connection.execute("SELECT wanted FROM site").fetchone()
        except StoreUnavailable:
            return False
        return True

    def close(self) -> None:
        self._pool.close()
