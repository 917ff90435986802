"""Loads a dump into a store, as often as it takes, and compares the two."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain, islice

from feedback_api.dump.age import Age, age_of, is_later
from feedback_api.progress import Done, nobody_watches
from feedback_api.store.everything import NAMED_BY, RowStore, StoredRow

# With what is written beside them they fit into one transaction of every store.
AT_ONCE = 25
# They go when their submission is erased, or their member leaves.
_MAY_GO = {"contacts": "submissions", "notices": "submissions", "member_mail": "staff"}
_NONE = (0, "-")

Name = tuple[str, ...]
# How far a row has come, and a digest over all it says.
Seen = tuple[Age, str]
Ledger = Mapping[Name, Seen]
Sum = tuple[int, str]
Sums = dict[str, Sum]


# Is told how many rows are to be written, and then of each few that are.
Watching = Callable[[int], AbstractContextManager[Done]]


def unwatched(_rows: int) -> AbstractContextManager[Done]:
    """Let nobody watch."""
    return nullcontext(nobody_watches)


class HoldsOthers(Exception):
    """The target holds what the dump does not know, or knows only as it was before; nothing was written."""


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """How many rows were written this time, and for each table the count and the digest of the dump and the store."""

    written: int
    here: Sums
    there: Sums

    @property
    def is_whole(self) -> bool:
        return self.here == self.there

    @property
    def compared(self) -> tuple[tuple[str, Sum, Sum], ...]:
        """Each table that the dump or the store has, with what both have of it."""
        either = (table for table in NAMED_BY if table in self.here | self.there)
        return tuple((table, self.here.get(table, _NONE), self.there.get(table, _NONE)) for table in either)


def load(
    rows: Callable[[], Iterator[StoredRow]],
    target: RowStore,
    *,
    want_build: Callable[[], object],
    watching: Watching = unwatched,
) -> Loaded:
    """Write what the target does not hold yet, or holds differently; raise `HoldsOthers`.

    Begun again after an interruption it goes on where it ended. If anything was written a build is asked for. The
    target is read anew to be compared.
    """
    here, there = _ledger(rows()), _ledger(target.rows())
    if any(_is_of_others(name, seen, here) for name, seen in there.items()):
        raise HoldsOthers
    gone = [row for row in target.rows() if row.name not in here]
    differing = (row for row in _submissions_first(rows) if there.get(row.name) != here[row.name])
    written = 0
    with watching(sum(there.get(name) != seen for name, seen in here.items()) + len(gone)) as done:
        for part in chain(_in_parts(differing, target.keep), _in_parts(iter(gone), target.forget)):
            written += part
            done(part)
    if written:
        want_build()
    return Loaded(written=written, here=sums(rows()), there=sums(target.rows()))


def _is_of_others(name: Name, seen: Seen, here: Ledger) -> bool:
    if name in here:
        return is_later(seen[0], here[name][0])
    return name[0] not in _MAY_GO or (_MAY_GO[name[0]], name[1]) not in here


def _submissions_first(rows: Callable[[], Iterator[StoredRow]]) -> Iterator[StoredRow]:
    return chain(
        (row for row in rows() if row.table == "submissions"), (row for row in rows() if row.table != "submissions")
    )


def _in_parts(rows: Iterator[StoredRow], write: Callable[[Sequence[StoredRow]], None]) -> Iterator[int]:
    while some := tuple(islice(rows, AT_ONCE)):
        write(some)
        yield len(some)


def _ledger(rows: Iterable[StoredRow]) -> Ledger:
    return {row.name: (age_of(row), _digest(row)) for row in rows}


def _digest(row: StoredRow) -> str:
    return hashlib.sha256(row.line.encode()).hexdigest()


def sums(rows: Iterable[StoredRow]) -> Sums:
    """Return for each table how many rows there are, and a digest over all of them, whatever their order."""
    tables: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        tables[row.table].append(_digest(row))
    sums_of = {
        table: hashlib.sha256("".join(sorted(digests)).encode()).hexdigest()[:16] for table, digests in tables.items()
    }
    return {table: (len(tables[table]), sums_of[table]) for table in NAMED_BY if table in tables}
