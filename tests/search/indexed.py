"""The index of the real content, in memory, with as many made-up answers as a test needs."""

import json
import random
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pelican.settings import read_settings

from feedback_api.domain.search.folding import words_of
from feedback_api.domain.search.ranking import search
from feedback_api.domain.search.shard import Shard, Thing, ThingKind, parsed_shard
from plugins.edition.edition import Edition, read_edition
from plugins.kinds.findable import Findable
from plugins.pages.search.findable import lasting
from plugins.pages.search.index import build_index
from plugins.pages.search.packing import pack
from plugins.pages.search.vocabulary import vocabulary_of

ROOT = Path(__file__).parent.parent.parent
RARE_WORDS = 20_000


@dataclass(frozen=True, kw_only=True)
class Index:
    """The files of an index by their numbers."""

    files: Mapping[int, str]

    def find(self, text: str) -> tuple[Thing, ...]:
        return search(text, self._shard)

    def addresses(self, text: str) -> list[str]:
        return [thing.url for thing in self.find(text)]

    def fetched(self, word: str) -> int:
        """Return how many bytes a word costs that is typed into an empty search box."""
        read: set[int] = set()

        def noted(key: int) -> Shard:
            read.add(key)
            return self._shard(key)

        search(word, noted)
        return sum(self.weight(key) for key in read)

    def weight(self, key: int) -> int:
        return len(zlib.compress(self.files[key].encode(), 9))

    def _shard(self, key: int) -> Shard:
        return _parsed(self.files[key])


@cache
def _parsed(text: str) -> Shard:
    return parsed_shard(json.loads(text))


@cache
def the_content() -> Edition:
    """Read the content as it stands in the repository, on one day."""
    settings = read_settings(
        str(ROOT / "pelicanconf.py"), override={"TODAY": "2026-11-21", "PATH": str(ROOT / "content")}
    )
    return read_edition(settings)


def index_with(answers: Sequence[Findable] = ()) -> Index:
    content = the_content()
    vocabulary = vocabulary_of(content.content.search_words, names=(content.content.office.identity.short,))
    return Index(files=pack(build_index(lasting(content), answers, vocabulary)))


def made_up_answers(count: int) -> list[Findable]:
    """Return answers titled as people write: words of the guides often, twenty thousand others rarely."""
    chance = random.Random(0)  # noqa: S311  # the same answers in every run
    common = [word for guide in the_content().content.guides for name in guide.aliases for word in words_of(name)]
    syllables = [consonant + vowel for consonant in "bcdghjklmnprstw" for vowel in "aeiou"]
    rare = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(RARE_WORDS)]
    weights = [1 / rank for rank in range(1, RARE_WORDS + 1)]
    return [_answer(chance, common, chance.choices(rare, weights, k=chance.randint(2, 6))) for _ in range(count)]


def an_answer(title: str, name: str = "abcdefghij") -> Findable:
    return Findable(kind=ThingKind.ANSWER, url=f"/tanya/{name}/", title=title, names=(title,))


def _answer(chance: random.Random, common: list[str], rare: list[str]) -> Findable:
    words = [*chance.choices(common, k=chance.randint(3, 7)), *rare]
    chance.shuffle(words)
    name = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=10))
    return an_answer(" ".join(words)[:90].rsplit(" ", 1)[0].capitalize() + "?", name)
