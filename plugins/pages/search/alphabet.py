"""Everything that can be found, in the order of the alphabet, for reading without a search."""

from collections.abc import Iterable
from dataclasses import dataclass

from feedback_api.domain.search.folding import words_of
from feedback_api.domain.search.shard import ThingKind
from plugins.kinds.findable import Findable

LISTED = frozenset({ThingKind.GUIDE, ThingKind.VILLAGE, ThingKind.PAGE, ThingKind.EVENT, ThingKind.FORM})
NO_LETTER = "0"
NUMBERS = "0–9"  # noqa: RUF001  # from zero to nine is written with a dash


@dataclass(frozen=True, kw_only=True)
class Called:
    """One name of a page; `is_title` if it is the name the page gives itself."""

    name: str
    title: str
    url: str
    is_title: bool


@dataclass(frozen=True, kw_only=True)
class LetterPage:
    """All names that begin with one letter."""

    letter: str
    names: tuple[Called, ...]

    @property
    def url(self) -> str:
        return f"/a-z/{self.letter.lower()}/"

    @property
    def label(self) -> str:
        """Return the letter as people read it; names that begin with a number stand together."""
        return NUMBERS if self.letter == NO_LETTER else self.letter

    @property
    def titles(self) -> tuple[Called, ...]:
        return tuple(called for called in self.names if called.is_title)


def by_letter(things: Iterable[Findable]) -> tuple[LetterPage, ...]:
    """Return the letters that are in use, each with its names in order."""
    named = [_called(thing, name) for thing in things if thing.kind in LISTED for name in _names(thing)]
    groups: dict[str, list[Called]] = {}
    for called in sorted(named, key=lambda one: (" ".join(words_of(one.name)), one.title)):
        groups.setdefault(_letter(called.name), []).append(called)
    return tuple(LetterPage(letter=letter, names=tuple(names)) for letter, names in sorted(groups.items()))


def _names(thing: Findable) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in (thing.title, *thing.names):
        seen.setdefault(name.lower(), name)
    return tuple(seen.values())


def _called(thing: Findable, name: str) -> Called:
    return Called(name=name, title=thing.title, url=thing.url, is_title=name == thing.title)


def _letter(name: str) -> str:
    first = (words_of(name) or (NO_LETTER,))[0][0].upper()
    return first if first.isalpha() else NO_LETTER
