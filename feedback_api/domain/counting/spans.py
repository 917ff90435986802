"""A number as everybody may read it: between which two numbers it is."""

from collections.abc import Iterable
from dataclasses import dataclass

SPAN = 5


@dataclass(frozen=True, kw_only=True)
class Span:
    """Between which numbers one is; the first span begins at 0."""

    low: int
    width: int = SPAN

    @property
    def high(self) -> int:
        return self.low + self.width - 1

    @property
    def is_few(self) -> bool:
        return self.low == 0


def span_of(number: int, width: int = SPAN) -> Span:
    return Span(low=number // width * width, width=width)


def sum_of(spans: Iterable[Span]) -> Span:
    """Return between which numbers the sum is, as far as the spans tell."""
    kept = tuple(spans)
    low = sum(one.low for one in kept)
    return Span(low=low, width=sum(one.high for one in kept) - low + 1)
