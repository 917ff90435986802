"""Keeps the words of answers beside the answers, so that one more reads and writes those it touches and no others."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import TypeVar

from feedback_api.domain.search.answer_files import A_PART, FILLED_FILE, title_file, word_file
from plugins.edition.questions.answers import Answers
from plugins.pages.search.answer_words import AnswerWords, Namesake, SearchedAnswer, TitlePart, packed
from plugins.pages.search.index import Index

Key = TypeVar("Key")
Thing = TypeVar("Thing")


class _LookedUp(dict[Key, Thing]):
    """Looks up what it does not have yet."""

    def __init__(self, look_up: Callable[[Key], Thing]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, key: Key) -> Thing:
        self[key] = found = self._look_up(key)
        return found


@dataclass(frozen=True, kw_only=True)
class KeptWords:
    """What `AnswerWords` knows, in the file of the answers."""

    answers: Answers
    index: Index

    @property
    def file(self) -> sqlite3.Connection:
        return self.answers.file

    def keep(self, words: AnswerWords) -> None:
        """Keep these instead of what was kept."""
        with self.answers.at_once() as file:
            for table in ("searched_words", "searched_terms", "searched_titles"):
                file.execute(f"DELETE FROM {table}")  # noqa: S608 - names from above
            self._write(words)

    def add(self, newest: Iterable[SearchedAnswer]) -> Mapping[int, str]:
        """Let answers be found that are newer than all others, oldest first; return what their files say now."""
        words = self._looked_up()
        touched = {file for answer in newest for file in words.add(answer)}
        with self.answers.at_once():
            self._write(words)
        return packed(words, sorted(touched))

    def files(self) -> Iterator[int]:
        """Yield every file that there is."""
        yield FILLED_FILE
        for table in ("searched_terms", "searched_titles"):
            asked = f"SELECT DISTINCT file FROM {table} ORDER BY file"  # noqa: S608 - names from above
            yield from (file for (file,) in self.file.execute(asked).fetchall())

    def _looked_up(self) -> AnswerWords:
        filled = self.file.execute("SELECT DISTINCT file FROM searched_terms").fetchall()
        return AnswerWords(
            index=self.index,
            older=_LookedUp(self._older),
            numbers=_LookedUp(self._numbers),
            namesakes=_LookedUp(self._namesakes),
            called=_LookedUp(self._called),
            words_in=_LookedUp(self._words_in),
            titles_in=_LookedUp(self._titles_in),
            filled_files={file for (file,) in filled},
        )

    def _older(self, word: str) -> int:
        row = self.file.execute("SELECT older FROM searched_words WHERE word = ?", (word,)).fetchone()
        return int(row[0]) if row else 0

    def _numbers(self, term: str) -> str:
        row = self.file.execute("SELECT numbers FROM searched_terms WHERE term = ?", (term,)).fetchone()
        return str(row[0]) if row else ""

    def _namesakes(self, title: str) -> int:
        asked = "SELECT part, named FROM searched_titles WHERE title = ? ORDER BY part DESC LIMIT 1"
        row = self.file.execute(asked, (title,)).fetchone()
        return A_PART * row[0] + len(json.loads(row[1])) if row else 0

    def _called(self, about: TitlePart) -> list[Namesake]:
        asked = "SELECT named FROM searched_titles WHERE title = ? AND part = ?"
        row = self.file.execute(asked, about).fetchone()
        return [Namesake(id=name, title=title) for name, title in json.loads(row[0])] if row else []

    def _words_in(self, file: int) -> set[str]:
        return {term for (term,) in self.file.execute("SELECT term FROM searched_terms WHERE file = ?", (file,))}

    def _titles_in(self, file: int) -> set[TitlePart]:
        return set(self.file.execute("SELECT title, part FROM searched_titles WHERE file = ?", (file,)))

    def _write(self, words: AnswerWords) -> None:
        """Write all that these words know, or looked up."""
        terms = ((term, word_file(term), numbers) for term, numbers in words.numbers.items())
        titles = ((*about, title_file(*about), _named(called)) for about, called in words.called.items())
        self.file.executemany("INSERT OR REPLACE INTO searched_words VALUES (?, ?)", words.older.items())
        self.file.executemany("INSERT OR REPLACE INTO searched_terms VALUES (?, ?, ?)", terms)
        self.file.executemany("INSERT OR REPLACE INTO searched_titles VALUES (?, ?, ?, ?)", titles)


def _named(called: list[Namesake]) -> str:
    return json.dumps([astuple(one) for one in called], ensure_ascii=False)
