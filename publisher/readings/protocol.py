"""What every place for last good readings promises."""

from typing import Protocol

from plugins.edition.readings.reading import Readings


class ReadingsPlace(Protocol):
    """Holds the readings of one office; only the press with the lease writes."""

    def read(self) -> Readings | None:
        """Return what was written last; `None` if nothing ever was, or if it cannot be read any more."""

    def write(self, readings: Readings) -> None:
        """Keep just these, all or nothing."""
