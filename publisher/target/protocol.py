"""What every place that shows the site promises to the press."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Changes:
    """The files of a build that may differ from what was published as the state `since`; all others do not.

    `count` is how many files the build has.
    """

    since: str
    paths: frozenset[str]
    count: int


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What one publishing changed: addresses written and deleted, and how many files were the same already.

    `state` names what stands there now, for as long as nobody else publishes there.
    """

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int
    state: str


class NotOurTurn(Exception):
    """Another press is at work there, or has taken over from this one."""


class Target(Protocol):
    """A place that readers look at while it is being replaced."""

    def has_site(self) -> bool:
        """Say whether a site stands there."""

    def publish(self, built: Path, changes: Changes | None = None) -> Publication:
        """Make the target show exactly the files under `built`.

        With `changes` only those are looked at, if what stands there is still the state they are counted from.

        A reader sees each file whole, old or new, at any moment; a page is there before anything links to it, and
        goes after nothing links to it any more. A file whose bytes are the same is left alone. If this is interrupted
        anywhere, doing it again repairs everything, also what the interruption left behind. Of two presses at once
        one may raise `NotOurTurn`; readers then see the other's site, and nothing of this one's.
        """
