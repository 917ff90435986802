"""One small file of the search index: some terms, and for each the things that answer it.

As JSON: {"d": [[kind, address, title, "lengths of its names"], …],
          "t": {"hilang": [worth, place in d, weight, names it is part of, …], "ilang": "hilang", "yang": 0, "togel": 1,
                "kartu keluarga": "kk", "-ng": "words that end so, the commonest first"},
          "w": {"kuasa": [place in d, "the name or paper that has the term, where the title has not", …]}}
That is what editors wrote. Answers have files of their own (`answer_files`): publishing one changes none of these.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from feedback_api.domain.search.answer_files import TitleRow, parsed_titles, parsed_words

# Every term has its shard in one of this many files, and each of them is always there: a shard that did not exist
# would be answered with the site's page for missing addresses, which weighs more than any shard.
SHARDS = 1024
# After those come the files that only hold words by their endings, for slips of the finger in the first letters.
ENDING_SHARDS = 32
KEY_LETTERS = 3
MOST_NAMES = 30  # the browser keeps them as the bits of one number
TRADE = 100  # is added to the worth of a word of the trade
ENDING = 2


class ThingKind(IntEnum):
    """What kind of page a thing is; of two that answer equally well the first kind comes first."""

    GUIDE = 0
    CASE = 1
    VILLAGE = 2
    VISIT = 3
    ANSWER = 4
    POST = 5
    PAGE = 6
    EVENT = 7
    FORM = 8

    @property
    def api_name(self) -> str:
        """The word programs read for it."""
        return self.name.lower()


class FoundIn(IntEnum):
    """Where the most telling word of a question stands in what it found."""

    OTHER_NAME = 0
    INSIDE = 1
    TITLE = 2
    TEXT = 3

    @property
    def api_name(self) -> str:
        """The word programs read for it."""
        return self.name.lower()


@dataclass(frozen=True, kw_only=True)
class Why:
    """Why a thing was found; `text` is the other name, or the paper or choice inside, that holds the word."""

    place: FoundIn
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class SameTitle:
    """All answers that have the title which was asked for: how many, and one page of their addresses, newest first.

    `newest_number` is that of the first one on the page, when the oldest of all is counted first.
    """

    count: int
    urls: tuple[str, ...]
    page: int
    pages: int
    newest_number: int

    @property
    def next_page(self) -> int | None:
        return self.page + 1 if self.page < self.pages else None


@dataclass(frozen=True, kw_only=True)
class Thing:
    """A page that can be found; `names` has the number of terms of each of its names, `why` what found it.

    An answer that was asked for by its whole title knows of all that have the `same_title`.
    """

    kind: ThingKind
    url: str
    title: str
    names: tuple[int, ...] = ()
    why: Why | None = None
    same_title: SameTitle | None = None


@dataclass(frozen=True, kw_only=True)
class Posting:
    """How much a term says for a thing; bit n of `names` is set if the term is part of its n-th name.

    `reason` is the text that holds the term, where the title does not.
    """

    thing: Thing
    weight: int
    names: int
    reason: str | None = None

    @property
    def why(self) -> Why:
        """Return where the term stands."""
        if self.names:
            return Why(place=FoundIn.OTHER_NAME if self.reason else FoundIn.TITLE, text=self.reason)
        return Why(place=FoundIn.INSIDE if self.reason else FoundIn.TEXT, text=self.reason)


@dataclass(frozen=True, kw_only=True)
class Term:
    """What a term is worth in a question, and what it leads to; a word of the trade is enough to lead there."""

    worth: int
    is_trade: bool
    postings: tuple[Posting, ...]


@dataclass(frozen=True, kw_only=True)
class SameAs:
    """Another spelling of a term that stands in its own shard."""

    term: str


@dataclass(frozen=True, kw_only=True)
class Ignored:
    """A word that decides nothing."""


@dataclass(frozen=True, kw_only=True)
class Foreign:
    """A word about something else that only looks like a slip of the finger."""


Entry = Term | SameAs | Ignored | Foreign


@dataclass(frozen=True, kw_only=True)
class Shard:
    """The entries of one file, the commonest terms first; `endings` has the words that end in two letters.

    A file of answers has only `numbers`, by the words of their questions, or only `titles`, or says which are `filled`.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    titles: tuple[TitleRow, ...] = ()
    filled: str = ""


EMPTY = Shard()


def shard_key(term: str) -> int:
    """Return the number of the file that holds a term: all terms with the same first letters share one."""
    number = 0
    for letter in term[:KEY_LETTERS]:
        number = (number * 37 + ord(letter)) % 65521
    return SHARDS + number % ENDING_SHARDS if term.startswith("-") else number % SHARDS


def ending_of(term: str) -> str:
    """Return the name under which a shard keeps the words that end as this one does."""
    return "-" + term[-ENDING:]


def parsed_shard(raw: Mapping[str, Any]) -> Shard:
    """Read a shard from its JSON; raise `ValueError`, `TypeError` or a `LookupError` if it is none."""
    if "a" in raw:
        return Shard(numbers=parsed_words(raw["a"]))
    if "b" in raw:
        return Shard(filled=f"{int(raw['b'], 16):0{len(raw['b'])}x}")
    if "j" in raw:
        return Shard(titles=parsed_titles(raw["j"]))
    things = [
        Thing(kind=ThingKind(kind), url=str(url), title=str(title), names=tuple(int(digit) for digit in names))
        for kind, url, title, names in raw["d"]
    ]
    entries, endings = {}, {}
    for term, value in raw["t"].items():
        if term.startswith("-"):
            endings[term] = tuple(value.split())
        else:
            entries[term] = _entry(value, things, _reasons(raw.get("w", {}).get(term, [])))
    return Shard(entries=entries, endings=endings)


def _reasons(row: Any) -> Mapping[int, str]:  # noqa: ANN401  # JSON can hold anything
    return {int(place): str(text) for place, text in zip(row[::2], row[1::2], strict=True)}


def _entry(value: Any, things: list[Thing], reasons: Mapping[int, str]) -> Entry:  # noqa: ANN401  # as above
    if isinstance(value, str):
        return SameAs(term=value)
    if isinstance(value, int):
        return Foreign() if value else Ignored()
    worth, *rest = value
    return Term(
        worth=int(worth) % TRADE,
        is_trade=int(worth) >= TRADE,
        postings=tuple(
            Posting(thing=things[place], weight=int(weight), names=int(names), reason=reasons.get(place))
            for place, weight, names in zip(rest[::3], rest[1::3], rest[2::3], strict=True)
        ),
    )
