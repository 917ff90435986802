"""Keeps the files of the index that hold answers: who stands under which word, and under which title."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from feedback_api.domain.search.answer_files import (
    A_PART,
    FILLED_FILE,
    FIRST_TITLE_FILE,
    NO_WORD,
    answer_number,
    filled,
    title_file,
    word_file,
)
from feedback_api.domain.search.folding import every_word_of, words_of
from plugins.pages.search.index import Index
from plugins.pages.search.packing import json_text

# An answer stands under the words of its question that were rarest among older ones, so that whoever knows a few of
# them finds it; two of them are of its title. With the file of its title, and the one that says which files there are,
# these are the ten that one more may touch.
MOST_WORDS = 8
OF_THE_TITLE = 2


# A title as it is looked up, and which fifty of those that have it.
TitlePart = tuple[str, int]


class SearchedAnswer(Protocol):
    """What search knows of an answer."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def question(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Namesake:
    """One of the answers with a title."""

    id: str
    title: str


@dataclass(kw_only=True)
class AnswerWords:
    """The answers so far, from the oldest on: the files depend on their order and on nothing else.

    `numbers` has the newest answer of a word first, `called` the oldest of each part of a title; `older` counts in how
    many questions a word stood, `namesakes` how many answers have a title, `filled_files` are those that hold words.
    What is not there yet is made, or looked up, by each of these.
    """

    index: Index
    older: dict[str, int] = field(default_factory=Counter)
    numbers: dict[str, str] = field(default_factory=lambda: defaultdict(str))
    namesakes: dict[str, int] = field(default_factory=Counter)
    called: dict[TitlePart, list[Namesake]] = field(default_factory=lambda: defaultdict(list))
    words_in: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    titles_in: dict[int, set[TitlePart]] = field(default_factory=lambda: defaultdict(set))
    filled_files: set[int] = field(default_factory=set)

    def add(self, answer: SearchedAnswer) -> set[int]:
        """Let the newest answer be found; return the files that say something else now."""
        title = " ".join(words_of(answer.title))
        part = self.namesakes[title] // A_PART
        file = title_file(title, part)
        self.namesakes[title] += 1
        self.called[title, part].append(Namesake(id=answer.id, title=answer.title))
        self.titles_in[file].add((title, part))
        number = answer_number(answer.id, file)
        of_words = {self._stand_under(term, number) for term in self._terms(answer)}
        new = of_words - self.filled_files
        self.filled_files |= new
        return {file, *of_words, *([FILLED_FILE] if new else [])}

    def _stand_under(self, term: str, number: str) -> int:
        self.numbers[term] = number + self.numbers[term]
        file = word_file(term)
        self.words_in[file].add(term)
        return file

    def _terms(self, answer: SearchedAnswer) -> tuple[str, ...]:
        """Return what an answer stands under, and count its words for those that come after it."""
        in_title = words_of(answer.title)
        words = tuple(dict.fromkeys((*every_word_of(answer.question), *in_title)))
        rarest = sorted(words, key=self.older.__getitem__)
        for word in words:
            self.older[word] += 1
        named = self._looked_up((word for word in rarest if word in in_title), OF_THE_TITLE)
        return tuple(dict.fromkeys((*(named or (NO_WORD,)), *self._looked_up(rarest, MOST_WORDS))))[:MOST_WORDS]

    def _looked_up(self, words: Iterable[str], most: int) -> tuple[str, ...]:
        """Return the first terms that the words are looked up as, each once."""
        found: dict[str, None] = {}
        for word in words:
            term = self.index.looked_up_as(word)
            if term is not None:
                found[term] = None
            if len(found) == most:
                break
        return tuple(found)

    def files(self) -> Iterator[int]:
        """Yield every file that there is."""
        yield FILLED_FILE
        yield from sorted(self.filled_files)
        yield from sorted(self.titles_in)

    def text(self, file: int) -> str:
        """Return what a file says."""
        if file == FILLED_FILE:
            return json_text({"b": filled(self.filled_files)})
        if file < FIRST_TITLE_FILE:
            return json_text({"a": {term: self.numbers[term] for term in sorted(self.words_in[file])}})
        return json_text({"j": [self._title_row(*one) for one in sorted(self.titles_in[file])]})

    def _title_row(self, title: str, part: int) -> tuple[str, str, int]:
        same = self.called[title, part]
        return same[-1].title, " ".join(one.id for one in reversed(same)), part


def words_of_answers(index: Index, oldest_first: Iterable[SearchedAnswer]) -> AnswerWords:
    found = AnswerWords(index=index)
    for answer in oldest_first:
        found.add(answer)
    return found


def packed(words: AnswerWords, files: Iterable[int]) -> Mapping[int, str]:
    """Return the text of files by their numbers."""
    return {file: words.text(file) for file in files}
