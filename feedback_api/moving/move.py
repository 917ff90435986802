"""Moves everything from one store to another, as often as it takes, and compares the two."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from feedback_api.moving.things import Movable, fingerprint, name_of

Ledger = dict[tuple[str, ...], str]


class HoldsOthers(Exception):
    """Where it should move to there are things of which this office knows nothing; nothing was written."""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """How many things of a kind there are on each side, and a digest over all of them."""

    kind: str
    count_here: int
    count_there: int
    digest_here: str
    digest_there: str

    @property
    def is_same(self) -> bool:
        return (self.count_here, self.digest_here) == (self.count_there, self.digest_there)


@dataclass(frozen=True, kw_only=True)
class Moved:
    """How many things were written this time, and how both sides compare now."""

    written: int
    compared: tuple[Compared, ...]

    @property
    def is_whole(self) -> bool:
        return all(kind.is_same for kind in self.compared)


def move(source: Movable, target: Movable) -> Moved:
    """Write what is not there yet, or is there differently; raise `HoldsOthers` if the target is another's.

    Begun again after an interruption it goes on where it ended. Both sides are read anew to be compared.
    """
    there = _ledger(target)
    if set(there) - set(_ledger(source)):
        raise HoldsOthers
    written = 0
    for thing in source.things():
        if there.get(name_of(thing)) != fingerprint(thing):
            target.keep(thing)
            written += 1
    return Moved(written=written, compared=_compared(_ledger(source), _ledger(target)))


def _ledger(side: Movable) -> Ledger:
    return {name_of(thing): fingerprint(thing) for thing in side.things()}


def _compared(here: Ledger, there: Ledger) -> tuple[Compared, ...]:
    ours, theirs = _by_kind(here), _by_kind(there)
    return tuple(
        Compared(
            kind=kind,
            count_here=len(ours[kind]),
            count_there=len(theirs[kind]),
            digest_here=_digest(ours[kind]),
            digest_there=_digest(theirs[kind]),
        )
        for kind in sorted({*ours, *theirs})
    )


def _by_kind(ledger: Ledger) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for (kind, *own_name), digest in ledger.items():
        kinds[kind].append(f"{own_name}{digest}")
    return kinds


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]
