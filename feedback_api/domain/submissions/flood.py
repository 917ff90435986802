"""Tells the letters of a flood from those of people, by how many came at all and from one group within an hour."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

# Who writes so many letters within an hour may be one household.
MOST_OF_A_GROUP = 3
# Only above so much that waits are letters of a flood refused.
MOST_WAITING, MOST_BYTES_WAITING = 20_000, 100_000_000
# How a group's name begins that was made of no address.
NOBODYS = "~"
_LIMIT = re.compile(r"(\d+) per (?:(\d+) )?(second|minute|hour|day)")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}


@dataclass(frozen=True, kw_only=True)
class Came:
    """A letter that came from a group, whose name is made of an address anew each day, with a key.

    Once its hour is over a letter of a flood keeps `sent`, how many its group sent within an hour of it, and a random
    name for the group; what is known of any other is forgotten.
    """

    submission_id: str
    group: str
    at: datetime
    sent: int | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether the group's name is a random one."""
        return self.group.startswith(NOBODYS)


@dataclass(frozen=True, kw_only=True)
class FloodLimit:
    """How many letters within which time are more than people send."""

    letters: int
    within: timedelta

    @classmethod
    def of(cls, limit: str) -> "FloodLimit":
        """Read what the setting says, such as "600 per hour"."""
        found = _LIMIT.match(limit)
        if found is None:
            raise ValueError(limit)
        often, times, unit = found.groups()
        return cls(letters=int(often), within=timedelta(seconds=int(times or 1) * _SECONDS[unit]))


@dataclass(frozen=True, kw_only=True)
class Flooding:
    """A letter of a flood: its group, and how many that sent within one hour of it."""

    group: str
    sent: int


def flooding(came: Iterable[Came], limit: FloodLimit) -> Mapping[str, Flooding]:
    """Return, by id, the letters of groups that sent more than a few within an hour in which too many came.

    Whatever came first: a letter is one of them as soon as any hour that it lies in is such an hour.
    """
    arrivals = sorted(came, key=lambda one: (one.at, one.submission_id))
    settled = {one.submission_id: Flooding(group=one.group, sent=one.sent) for one in arrivals if one.sent is not None}
    looking = _Looking(limit=limit)
    for arrival in arrivals:
        looking.see(arrival)
    found = {
        one.submission_id: Flooding(group=one.group, sent=looking.most[one.group])
        for one in arrivals
        if one.submission_id in looking.marked
    }
    return {**found, **settled}


@dataclass(kw_only=True)
class _Looking:
    """One look along the arrivals: those of the last hour so far, by group, and what was marked."""

    limit: FloodLimit
    hour: deque[Came] = field(default_factory=deque)
    by_group: dict[str, deque[Came]] = field(default_factory=lambda: defaultdict(deque))
    marked: set[str] = field(default_factory=set)
    most: Counter[str] = field(default_factory=Counter)
    is_flood: bool = False

    def see(self, arrival: Came) -> None:
        self.hour.append(arrival)
        self.by_group[arrival.group].append(arrival)
        while self.hour[0].at <= arrival.at - self.limit.within:
            self.by_group[self.hour.popleft().group].popleft()
        was_flood, self.is_flood = self.is_flood, len(self.hour) > self.limit.letters
        if self.is_flood:
            for group in (arrival.group,) if was_flood else tuple(self.by_group):
                self._mark(group)

    def _mark(self, group: str) -> None:
        """Mark what a group sent within this hour; whatever stands before a marked letter is marked already."""
        sent = len(self.by_group[group])
        if sent <= MOST_OF_A_GROUP:
            return
        self.most[group] = max(self.most[group], sent)
        for one in reversed(self.by_group[group]):
            if one.submission_id in self.marked:
                return
            self.marked.add(one.submission_id)
