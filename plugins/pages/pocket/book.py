"""What stands in one pocket edition, in order; its texts are HTML already."""

from dataclasses import dataclass

from plugins.kinds.pocket_part import PocketPart
from plugins.kinds.villages.model import Village
from plugins.reading.problem import ContentProblem


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One guide with the answers that found room."""

    slug: str
    title: str
    aliases: str
    text: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BookPart:
    """The guides of one category."""

    slug: str
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, kw_only=True)
class Book:
    """One edition: of everything, or of one village.

    `more` is of other kinds; `loose` answers are about no guide; `rules` fold words.
    """

    village: Village | None
    parts: tuple[BookPart, ...]
    visits: tuple[str, ...]
    more_visits: bool
    villages: str
    rules: object
    more: tuple[PocketPart, ...] = ()
    loose: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PocketFile:
    """An edition as it is written."""

    village: Village | None
    path: str
    download_name: str
    text: str
    size: int
    sha256: str

    @property
    def url(self) -> str:
        return f"/{self.path}"

    @property
    def kilobytes(self) -> int:
        """Return the size in KB of 1000 bytes, as phones show it, rounded up."""
        return -(-self.size // 1000)


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Every edition of one build; `too_big` are those that are longer than they may be, as an editor is told."""

    whole: PocketFile
    villages: tuple[PocketFile, ...]
    too_big: tuple[ContentProblem, ...] = ()

    @property
    def files(self) -> tuple[PocketFile, ...]:
        return (self.whole, *self.villages)

    def of(self, village: Village) -> PocketFile:
        return next(file for file in self.villages if file.village is village)
