"""By what letters are found in a SQLite file, and how they are looked for."""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from feedback_api.domain.errors import SubmissionNotFound, SubmissionSetAside
from feedback_api.domain.search.findable import LetterShelf, written
from feedback_api.domain.search.wanted import MOST_COUNTED, Wanted
from feedback_api.store.cursors import key_of
from feedback_api.store.find_protocol import FoundLetters
from feedback_api.store.sqlite import findable_rows, rows
from feedback_api.store.sqlite.pool import ConnectionPool

# Others who write wait no longer than so many take.
AT_ONCE = 200
# What so many letters have is met soon by whoever goes through all of them in the order that is wanted; what fewer
# have is gathered and put in order. Several terms may each be common and seldom stand together: there it is more.
COMMON, COMMON_TOGETHER = 1_500, 5_000
_PLACE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[^/]*/.+")


class SqliteFinding:
    """A `FindStore`."""

    def __init__(self, pool: ConnectionPool, *, common: tuple[int, int] = (COMMON, COMMON_TOGETHER)) -> None:
        """Find what the file holds; `common` says how many letters have a term, or several, that are common."""
        self._pool = pool
        self._common = common

    def find(
        self, wanted: Wanted, *, limit: int, cursor: str | None = None, beside: Sequence[Wanted] = ()
    ) -> FoundLetters:
        self.catch_up()
        with self._pool.reading() as connection:
            search = self._search(connection, wanted)
            after = _place_of(cursor)
            found = connection.execute(search.page(after), {**search.values, "after": after, "limit": limit + 1})
            page = rows.page(found, limit)
            passed = 0 if after is None else _count(connection, search.up_to(after))
            counts = {one: _count(connection, self._search(connection, one)) for one in {wanted, *beside}}
            return FoundLetters(
                page=page,
                count=counts[wanted],
                passed=passed,
                beside=tuple(counts[one] for one in beside),
            )

    def catch_up(self) -> int:
        done = 0
        while self._is_behind():
            with self._pool.writing() as connection:
                done += caught_up(connection)
        return done

    def _is_behind(self) -> bool:
        with self._pool.reading() as connection:
            return connection.execute("SELECT 1 FROM to_be_found LIMIT 1").fetchone() is not None

    def _search(self, connection: sqlite3.Connection, wanted: Wanted) -> "_FindQuery":
        often = _how_often(connection, wanted.terms)
        terms = sorted(often, key=lambda term: (often[term], term))
        conditions, said = _conditions(wanted)
        by_terms = _joined(len(terms), "t0.number")
        gathered = _tables(*by_terms, "findable AS f ON f.number = t0.number" if terms else "findable AS f")
        in_order = _tables("findable AS f", *_joined(len(terms), "f.number"))
        is_common = bool(terms) and often[terms[0]] >= self._common[len(terms) > 1]
        return _FindQuery(
            tables=in_order if is_common else gathered,
            counted_in=_tables(*by_terms) if terms and not conditions else gathered,
            conditions=("t0.term = :term0", *conditions) if terms else conditions,
            values={**said, **{f"term{number}": term for number, term in enumerate(terms)}},
            order="turn" if wanted.among.shelf else "came",
            is_latest_first=wanted.among.is_latest_first,
        )


def caught_up(connection: sqlite3.Connection, *, most: int = AT_ONCE) -> int:
    """Make findable what somebody wrote who knows nothing of the index, at most so many; return how many it were."""
    waiting = connection.execute("SELECT id FROM to_be_found LIMIT ?", [most]).fetchall()
    for (submission_id,) in waiting:
        try:
            findable_rows.put(connection, rows.kept(connection, submission_id))
        except (SubmissionNotFound, SubmissionSetAside):
            findable_rows.take_away(connection, submission_id)
    return len(waiting)


@dataclass(frozen=True, kw_only=True)
class _FindQuery:
    """A search in SQL: where it looks and where it counts, what has to hold, and in which column the order stands."""

    tables: str
    counted_in: str
    conditions: tuple[str, ...]
    values: dict[str, str]
    order: str
    is_latest_first: bool

    def _where(self, tables: str) -> str:
        return f"FROM {tables} WHERE {' AND '.join(self.conditions) or 'TRUE'}"

    def page(self, after: str | None) -> str:
        """Return what yields key, id and document of those that stand behind `:after`, at most `:limit`."""
        later, direction = ("<", "DESC") if self.is_latest_first else (">", "ASC")
        beyond = f" AND f.{self.order} {later} :after" if after is not None else ""
        turn, where = f"f.{self.order}", self._where(self.tables)
        keys = f"SELECT {turn} AS place, f.id AS id {where}{beyond} ORDER BY {turn} {direction} LIMIT :limit"
        return (
            f"SELECT k.place, k.id, s.document FROM ({keys}) AS k JOIN submissions AS s ON s.id = k.id"  # noqa: S608 our own words
            f" ORDER BY k.place {direction}"
        )

    def up_to(self, after: str) -> "_FindQuery":
        """Return the search for those that stood on the pages before."""
        until = f"f.{self.order} {'>=' if self.is_latest_first else '<='} :after"
        conditions, values = (*self.conditions, until), {**self.values, "after": after}
        return replace(self, counted_in=self.tables, conditions=conditions, values=values)

    @property
    def count(self) -> str:
        return f"SELECT count(*) FROM (SELECT 1 {self._where(self.counted_in)} LIMIT {MOST_COUNTED + 1})"  # noqa: S608 our own words


def _place_of(cursor: str | None) -> str | None:
    key = key_of(cursor)
    return key if key and _PLACE.fullmatch(key) else None


def _count(connection: sqlite3.Connection, search: _FindQuery) -> int:
    return int(connection.execute(search.count, search.values).fetchone()[0])


def _tables(*joined: str) -> str:
    """Return the tables in this order: without CROSS, SQLite may begin with a word that all letters have."""
    return " CROSS JOIN ".join(joined)


def _joined(count: int, number: str) -> tuple[str, ...]:
    """Return so many tables of terms, each joined to what stands before it by the number of the letter."""
    first = "find_terms AS t0" if number == "t0.number" else f"find_terms AS t0 ON t0.number = {number}"
    others = (f"find_terms AS t{n} ON t{n}.term = :term{n} AND t{n}.number = {number}" for n in range(1, count))
    return (first, *others) if count else ()


def _how_often(connection: sqlite3.Connection, terms: frozenset[str]) -> dict[str, int]:
    """Return how many letters have each term, counted no further than people are told."""
    counted = "SELECT count(*) FROM (SELECT 1 FROM find_terms WHERE term = ? LIMIT ?)"
    return {term: connection.execute(counted, [term, MOST_COUNTED]).fetchone()[0] for term in terms}


def _conditions(wanted: Wanted) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return what has to hold of a letter, in SQL, and the values that are meant."""
    names, of_names = _listed("name", wanted.mine)
    slugs, of_slugs = _listed("village", wanted.villages or frozenset())
    free = "f.assignee IS NULL AND (f.held_until IS NULL OR f.held_until <= :now)"
    theirs = f"(f.assignee IN ({names}) OR (f.holder IN ({names}) AND f.held_until > :now))"
    chosen = {
        "f.shelf = :shelf": wanted.among.shelf is not None,
        "f.id = :only": wanted.only is not None,
        f"f.village IN ({slugs})": wanted.villages is not None,
        "f.village = :village": wanted.village is not None,
        f"f.shelf = '{LetterShelf.OPEN}' AND f.due < :late": wanted.late is not None,
        "f.came >= :since": wanted.since is not None,
        "f.came < :until": wanted.until is not None,
        theirs: bool(wanted.mine),
        free: wanted.free,
    }
    said = {
        "now": written(wanted.now),
        "shelf": wanted.among.shelf or "",
        "only": wanted.only or "",
        "village": wanted.village or "",
        "late": wanted.late.isoformat() if wanted.late else "",
        "since": written(wanted.since) if wanted.since else "",
        "until": written(wanted.until) if wanted.until else "",
    }
    return tuple(one for one, is_wanted in chosen.items() if is_wanted), {**said, **of_names, **of_slugs}


def _listed(name: str, values: frozenset[str]) -> tuple[str, dict[str, str]]:
    """Return the places of these values in SQL, and the values by the names of the places."""
    named = {f"{name}{number}": value for number, value in enumerate(sorted(values))}
    return ", ".join(f":{place}" for place in named), named
