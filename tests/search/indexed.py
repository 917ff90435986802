"""The index of the real content, in memory, with as many made-up answers as a test needs."""

import gzip
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from pelican.settings import read_settings

from feedback_api.domain.search.folding import words_of
from feedback_api.domain.search.ranking import search
from feedback_api.domain.search.shard import EMPTY, Shard, Thing, parsed_shard
from plugins.edition.edition import Edition, read_edition
from plugins.edition.questions.answer_view import title_of
from plugins.pages.search.answer_words import packed, words_of_answers
from plugins.pages.search.findable import lasting
from plugins.pages.search.index import Index as EditorsIndex
from plugins.pages.search.index import build_index
from plugins.pages.search.packing import pack
from plugins.pages.search.vocabulary import vocabulary_of

ROOT = Path(__file__).parent.parent.parent
RARE_WORDS = 20_000
ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


@dataclass(frozen=True, kw_only=True)
class AnAnswer:
    """What search knows of an answer."""

    id: str
    title: str
    question: str

    @property
    def url(self) -> str:
        return f"/tanya/{self.id}/"


@dataclass(frozen=True, kw_only=True)
class Index:
    """The files of an index by their numbers."""

    files: Mapping[int, str]

    def find(self, text: str, page: int = 1) -> tuple[Thing, ...]:
        return search(text, self._shard, page)

    def addresses(self, text: str) -> list[str]:
        return [thing.url for thing in self.find(text)]

    def fetched(self, text: str) -> int:
        """Return how many bytes it costs to type a text into an empty search box."""
        read: set[int] = set()

        def noted(key: int) -> Shard:
            read.add(key)
            return self._shard(key)

        search(text, noted)
        return sum(self.weight(key) for key in read)

    def weight(self, key: int) -> int:
        return len(gzip.compress(self.files[key].encode(), 9)) if key in self.files else 0

    def _shard(self, key: int) -> Shard:
        return _parsed(self.files[key]) if key in self.files else EMPTY


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


@cache
def editors_index() -> EditorsIndex:
    content = the_content()
    vocabulary = vocabulary_of(content.content.search_words, names=(content.content.office.identity.short,))
    return build_index(lasting(content), vocabulary)


def index_with(oldest_first: Sequence[AnAnswer] = ()) -> Index:
    answers = words_of_answers(editors_index(), oldest_first)
    return Index(files={**pack(editors_index()), **packed(answers, answers.files())})


def made_up_answers(count: int) -> list[AnAnswer]:
    """Return answers as people ask: words of the guides often, twenty thousand others the more rarely."""
    chance = random.Random(0)  # noqa: S311  # the same answers in every run
    common = [word for guide in the_content().content.guides for name in guide.aliases for word in words_of(name)]
    syllables = [consonant + vowel for consonant in "bcdghjklmnprstw" for vowel in "aeiou"]
    rare = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(RARE_WORDS)]
    weights = [*accumulate(1 / rank for rank in range(1, RARE_WORDS + 1))]

    def sentence() -> str:
        words = chance.choices(common, k=chance.randint(3, 7))
        words += chance.choices(rare, cum_weights=weights, k=chance.randint(2, 6))
        chance.shuffle(words)
        return " ".join(words).capitalize()

    return [
        an_answer(f"{sentence()}? {sentence()}. {sentence()}.", "".join(chance.choices(ID_LETTERS, k=10)))
        for _ in range(count)
    ]


def an_answer(question: str, name: str = "abcdefghij") -> AnAnswer:
    return AnAnswer(id=name, title=title_of(question), question=question)
