"""What every place that shows the site promises to the press."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What one publishing changed: addresses written and deleted, and how many files were the same already."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int


class NotOurTurn(Exception):
    """Another press is at work there, or has taken over from this one."""


class Target(Protocol):
    """A place that readers look at while it is being replaced."""

    def has_site(self) -> bool:
        """Say whether a site stands there."""
        ...

    def publish(self, built: Path) -> Publication:
        """Make the target show exactly the files under `built`.

        A reader sees each file whole, old or new, at any moment; a page is there before anything links to it, and
        goes after nothing links to it any more. A file whose bytes are the same is left alone. If this is interrupted
        anywhere, doing it again repairs everything, also what the interruption left behind. Of two presses at once
        one may raise `NotOurTurn`; readers then see the other's site, and nothing of this one's.
        """
        ...
