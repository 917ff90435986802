"""Counts of trips, of people who want to come, and of what is said of pages, in a SQLite file."""

from datetime import datetime

from feedback_api.domain.counting.opinion import Opinions, ReaderSays
from feedback_api.domain.visits.trip import InterestCount, TripCount, TripReport
from feedback_api.store.documents import stamp
from feedback_api.store.sqlite.pool import ConnectionPool
from feedback_api.store.sqlite.presses import is_new_press

_TRIP = """
INSERT INTO trips (month, guide, village, finished, missing_paper, other) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (month, guide, village) DO UPDATE SET
  finished = finished + excluded.finished,
  missing_paper = missing_paper + excluded.missing_paper,
  other = other + excluded.other
"""
_INTEREST = """
INSERT INTO interest (visit, guide, count) VALUES (?, ?, 1)
ON CONFLICT (visit, guide) DO UPDATE SET count = count + 1
"""

_OPINION = """
INSERT INTO opinions (page, said, count) VALUES (?, ?, 1)
ON CONFLICT (page, said) DO UPDATE SET count = count + 1
RETURNING count
"""


class SqliteTallies:
    """A `TallyStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def count_trip(self, report: TripReport, *, press: str) -> bool:
        forgot = report.missing is not None
        ending = (report.finished, not report.finished and forgot, not report.finished and not forgot)
        with self._pool.writing() as connection:
            if not is_new_press(connection, press, report.at):
                return False
            connection.execute(_TRIP, [report.month, report.guide, report.village or "", *map(int, ending)])
            if report.missing is not None:
                connection.execute(
                    "INSERT INTO missing_papers (guide, document, at, press) VALUES (?, ?, ?, ?)",
                    [report.guide, report.missing, stamp(report.at), press],
                )
        return True

    def trips(self, month: str) -> tuple[TripCount, ...]:
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT guide, village, finished, missing_paper, other FROM trips WHERE month = ?"
                " ORDER BY guide, village",
                [month],
            ).fetchall()
        return tuple(
            TripCount(
                month=month, guide=row[0], village=row[1] or None, finished=row[2], missing_paper=row[3], other=row[4]
            )
            for row in found
        )

    def missing_since(self, guide: str, document: str, since: datetime) -> int:
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT count(*) FROM missing_papers WHERE guide = ? AND document = ? AND at > ?",
                [guide, document, stamp(since)],
            ).fetchone()
        return int(found[0])

    def count_interest(self, visit: str, guide: str, *, press: str, at: datetime) -> int | None:
        with self._pool.writing() as connection:
            if not is_new_press(connection, press, at):
                return None
            connection.execute(_INTEREST, [visit, guide])
            found = connection.execute("SELECT sum(count) FROM interest WHERE visit = ?", [visit]).fetchone()
        return int(found[0])

    def interest(self, visit: str) -> tuple[InterestCount, ...]:
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT guide, count FROM interest WHERE visit = ? ORDER BY guide", [visit]
            ).fetchall()
        return tuple(InterestCount(guide=guide, count=count) for guide, count in found)

    def count_opinion(self, page: str, said: ReaderSays, *, press: str, at: datetime) -> int | None:
        with self._pool.writing() as connection:
            if not is_new_press(connection, press, at):
                return None
            found = connection.execute(_OPINION, [page, said]).fetchone()
        return int(found[0])

    def opinions(self, page: str) -> Opinions:
        with self._pool.reading() as connection:
            found = connection.execute("SELECT said, count FROM opinions WHERE page = ?", [page]).fetchall()
        return Opinions(**{name: count for name, count in found if name in set(ReaderSays)})
