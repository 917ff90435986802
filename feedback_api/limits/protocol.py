"""What counters promise, wherever they are kept."""

from typing import Protocol


class Counters(Protocol):
    """Counts by key, each forgotten after its time; any method raises `StoreUnavailable` when it cannot count."""

    def count(self, key: str, now: float) -> int:
        """Return the count; 0 once its time is over."""

    def expires(self, key: str, now: float) -> float:
        """Return when the key is forgotten; `now` if it is unknown."""

    def raised(self, key: str, *, now: float, lasts: float, amount: int) -> int:
        """Add to a counter and return it; one that has run out begins again."""

    def forget(self, *keys: str) -> None:
        """Begin again with these keys."""

    def forget_all(self) -> int:
        """Begin again with everything, and say how many counters there were."""

    def close(self) -> None: ...
