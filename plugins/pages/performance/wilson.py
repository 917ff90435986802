"""Says how sure a share can be that was seen in a few cases only."""

from dataclasses import dataclass
from math import sqrt

# The two-sided 95 % point of the normal distribution.
Z = 1.959963984540054


@dataclass(frozen=True, kw_only=True)
class Interval:
    """Between which shares the true one lies, 95 times in 100."""

    low: float
    high: float


def wilson(successes: int, total: int) -> Interval:
    """Return Wilson's score interval; of nothing seen, nothing is known."""
    if total == 0:
        return Interval(low=0.0, high=1.0)
    share, squared = successes / total, Z * Z
    scale = 1 + squared / total
    middle = (share + squared / (2 * total)) / scale
    reach = Z / scale * sqrt(share * (1 - share) / total + squared / (4 * total * total))
    return Interval(low=max(0.0, middle - reach), high=min(1.0, middle + reach))
