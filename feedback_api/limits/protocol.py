"""What counters promise, wherever they are kept."""

import math
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Windows:
    """The counts of two windows that follow each other, and how much of the first one still weighs (0 to 1)."""

    previous: int
    current: int
    weight: float

    @property
    def weighted(self) -> int:
        return math.floor(self.previous * self.weight + self.current)


@dataclass(frozen=True, kw_only=True)
class WindowKeys:
    """The names of two windows that follow each other, how long one lasts and how far the current one has run."""

    previous: str
    current: str
    lasts: int
    weight: float

    @classmethod
    def at(cls, key: str, lasts: int, now: float) -> "WindowKeys":
        number, share = divmod(now / lasts, 1)
        return cls(previous=f"{key}/{int(number) - 1}", current=f"{key}/{int(number)}", lasts=lasts, weight=1 - share)


class Counters(Protocol):
    """Counts by key, each forgotten after its time; any method raises `StoreUnavailable` when it cannot count."""

    def count(self, key: str, now: float) -> int:
        """Return the count; 0 once its time is over."""
        ...

    def expires(self, key: str, now: float) -> float:
        """Return when the key is forgotten; `now` if it is unknown."""
        ...

    def raised(self, key: str, *, now: float, lasts: float, amount: int) -> int:
        """Add to a counter and return it; one that has run out begins again."""
        ...

    def entered(self, windows: WindowKeys, *, now: float, amount: int, limit: int) -> bool:
        """Add to the current window if the weighted count allows it: the check and the addition are one."""
        ...

    def windows(self, windows: WindowKeys, now: float) -> Windows:
        """Return the counts of both windows."""
        ...

    def forget(self, *keys: str) -> None:
        """Begin again with these keys."""
        ...

    def forget_all(self) -> int:
        """Begin again with everything, and say how many counters there were."""
        ...

    def close(self) -> None: ...
