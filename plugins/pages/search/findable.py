"""What can be found on the site, and the words that lead there."""

from collections.abc import Iterator

from plugins.edition.edition import Edition
from plugins.kinds.findable import Findable
from plugins.kinds.kind import kinds_of


def lasting(edition: Edition) -> tuple[Findable, ...]:
    """Return everything editors wrote: what the worth of a word is measured on."""
    return tuple(_of_every_kind(edition))


def _of_every_kind(edition: Edition) -> Iterator[Findable]:
    for kind in kinds_of(edition.content.kinds):
        yield from kind.search(edition.of(kind), edition.day)
