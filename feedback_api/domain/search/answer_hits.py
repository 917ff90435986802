"""Finds answers by the words of their questions, and by their own titles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from feedback_api.domain.search.answer_files import (
    A_PART,
    FILLED_FILE,
    NO_WORD,
    TitleRow,
    answer_number,
    file_of,
    is_filled,
    numbers_in,
    title_file,
    word_file,
)
from feedback_api.domain.search.folding import folded, words_of
from feedback_api.domain.search.looking_up import AskedWord, Query, ReadShard
from feedback_api.domain.search.shard import FoundIn, SameTitle, Thing, ThingKind, Why

# So many are shown: each costs a phone one more file.
MOST_ANSWERS = 4
# An answer that has so many of the words is about them, however much else was said; if it has all of them, surely.
MANY_WORDS, SURE_WORDS = 4, 3
MOST_SURE = 3


@dataclass(frozen=True, kw_only=True)
class AnswerHit:
    """An answer by its number, how much of what was asked its question says, and whether that is surely it."""

    number: str
    said: int
    is_sure: bool


@dataclass(frozen=True, kw_only=True)
class FoundAnswers:
    """What answers a question: `titled` by its own title, `hits` by words of its question, best and newest first."""

    titled: Thing | None
    hits: tuple[AnswerHit, ...]

    words: int

    @property
    def sure(self) -> tuple[AnswerHit, ...]:
        return tuple(hit for hit in self.hits if hit.is_sure)[:MOST_SURE]

    @property
    def singled_out(self) -> AnswerHit | None:
        """Return the one answer that says most of three words or more, though not all."""
        if self.words < SURE_WORDS or not self.hits or self.titled:
            return None
        first, *others = self.hits
        is_alone = not others or others[0].said < first.said
        return first if is_alone and not first.is_sure else None


def answers_to(question: Query, read_shard: ReadShard, page: int) -> FoundAnswers:
    """Return the answers; of those with the title that was typed one `page`, counted from 1."""
    lists = [_listed(word.terms, read_shard) for word in question.words]
    said: dict[str, int] = {}
    words: dict[str, int] = {}
    for word, numbers in zip(question.words, lists, strict=True):
        for number in numbers:
            said[number] = said.get(number, 0) + word.worth
            words[number] = words.get(number, 0) + 1
    asked = sum(word.worth for word in question.words)
    hits = [
        AnswerHit(number=number, said=much, is_sure=words[number] == len(lists) >= SURE_WORDS)
        for number, much in said.items()
        if much * 5 >= asked * 3 or words[number] >= MANY_WORDS
    ]
    hits.sort(key=lambda hit: -hit.said)
    listed = said.keys() if lists else _listed((NO_WORD,), read_shard)
    titled = _titled(question.typed, frozenset(listed), read_shard, page)
    if titled and titled.same_title:
        parts = range(titled.same_title.pages)
        own = {title_file(" ".join(question.typed), part) for part in parts}
        hits = [hit for hit in hits if file_of(hit.number) not in own]
    return FoundAnswers(titled=titled, hits=tuple(hits), words=len(lists))


def shown_answer(hit: AnswerHit, asked: Sequence[AskedWord], read_shard: ReadShard) -> Thing | None:
    """Return the answer with its title; `None` if it was withdrawn just now."""
    file = file_of(hit.number)
    for row in read_shard(file).titles:
        for answer_id in row.ids:
            if answer_number(answer_id, file) == hit.number:
                in_title = {folded(word) for word in words_of(row.title)}
                is_title = any(not in_title.isdisjoint(word.terms) for word in asked)
                return _thing(row, answer_id, FoundIn.TITLE if is_title else FoundIn.TEXT)
    return None


def _listed(terms: Iterable[str], read_shard: ReadShard) -> dict[str, None]:
    """Return the answers under any of the terms, the newest under the first one first."""
    found: dict[str, None] = {}
    there = read_shard(FILLED_FILE).filled
    for term in terms:
        file = word_file(term)
        if is_filled(there, file):
            found.update(dict.fromkeys(numbers_in(read_shard(file).numbers.get(term, ""))))
    return found


def _titled(typed: Sequence[str], listed: frozenset[str], read_shard: ReadShard, page: int) -> Thing | None:
    """Return the answers that are called just so: each stands under words of its title, which says where to look."""
    title = " ".join(typed)
    files = {file_of(number) for number in listed}
    parts = 0
    while title and title_file(title, parts) in files:
        parts += 1
    newest = None
    # Another title may have its file where the next part would be.
    while parts and newest is None:
        newest = _part(title, parts - 1, listed, read_shard)
        parts -= newest is None
    page = min(page, parts)
    row = _part(title, parts - page, listed, read_shard)
    if newest is None or row is None:
        return None
    count = (parts - 1) * A_PART + len(newest.ids)
    urls = tuple(_url(answer_id) for answer_id in row.ids)
    number = (parts - page) * A_PART + len(row.ids)
    same = SameTitle(count=count, urls=urls, page=page, pages=parts, newest_number=number)
    why = Why(place=FoundIn.TITLE)
    return Thing(kind=ThingKind.ANSWER, url=urls[0], title=row.title, why=why, same_title=same)


def _part(title: str, part: int, listed: frozenset[str], read_shard: ReadShard) -> TitleRow | None:
    """Return the row with the answers that still stand under their words: a file may be older than its lists."""
    file = title_file(title, part)
    for row in read_shard(file).titles:
        if row.part == part and " ".join(words_of(row.title)) == title:
            ids = tuple(one for one in row.ids if answer_number(one, file) in listed)
            return TitleRow(title=row.title, ids=ids, part=part) if ids else None
    return None


def _thing(row: TitleRow, answer_id: str, place: FoundIn) -> Thing:
    return Thing(kind=ThingKind.ANSWER, url=_url(answer_id), title=row.title, why=Why(place=place))


def _url(answer_id: str) -> str:
    return f"/tanya/{answer_id}/"
