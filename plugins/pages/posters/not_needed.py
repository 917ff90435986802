"""What people are most often asked for in vain, gathered over many guides."""

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.kinds.guides.model import Guide


@dataclass(frozen=True, kw_only=True)
class Needless:
    """A paper nobody needs, and the guides that say so."""

    name: str
    guides: tuple[Guide, ...]


# One guide's own exception would mislead on a sheet for all of them.
FEWEST_GUIDES = 2


def needless(guides: Iterable[Guide], count: int) -> tuple[Needless, ...]:
    """Return the papers that most guides say are not needed, of those somebody has checked."""
    named: dict[str, list[Guide]] = {}
    for guide in guides:
        for item in guide.not_needed:
            if item.is_borne:
                named.setdefault(item.name, []).append(guide)
    several = [pair for pair in named.items() if len(pair[1]) >= FEWEST_GUIDES]
    most = sorted(several, key=lambda pair: -len(pair[1]))
    return tuple(Needless(name=name, guides=tuple(members)) for name, members in most[:count])
