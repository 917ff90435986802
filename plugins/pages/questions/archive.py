"""Sorts answers into months, and a month's answers into parts that do not shift when one more comes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.answers import Answers
from plugins.edition.questions.groups import MONTH, Group, of_month

# A part holds so many, the first one the oldest; the rest, at least so many, stands on the page of the month itself.
A_PART = 50
FEWEST_ON_TOP = 10


class CountedAnswers(Protocol):
    """Answers as they are, or as they were."""

    def count(self, group: Group, /) -> int: ...


@dataclass(frozen=True)
class AnswerMonth:
    """A month with answers; unpacks into its three numbers."""

    year: int
    month: int
    count: int

    def __iter__(self) -> Iterator[int]:
        return iter((self.year, self.month, self.count))

    @property
    def url(self) -> str:
        return f"/tanya/{self.year}/{self.month:02}/"

    @property
    def group(self) -> Group:
        return of_month(self.year, self.month)

    @property
    def parts(self) -> range:
        """Return the numbers of the parts that are full."""
        return range(1, max(self.count - FEWEST_ON_TOP, 0) // A_PART + 1)

    def url_of(self, part: int) -> str:
        return f"{self.url}{part}/"

    @property
    def urls(self) -> tuple[str, ...]:
        """Return every address of the month."""
        return (self.url, *map(self.url_of, self.parts)) if self.count else ()


def months_of(answers: Answers) -> list[AnswerMonth]:
    """Return the months that have answers, newest first."""
    return [month_named(answers, name) for name in reversed(answers.groups(MONTH))]


def month_named(answers: CountedAnswers, name: str) -> AnswerMonth:
    """Return the month of a group's name, which may have no answers any more."""
    year, month = map(int, name.split("-"))
    return AnswerMonth(year, month, answers.count(of_month(year, month)))


def answers_on_top(answers: Answers, month: AnswerMonth) -> tuple[AnswerView, ...]:
    """Return the answers on the page of the month itself, newest first."""
    return answers.newest(month.count - A_PART * len(month.parts), of=month.group)


def answers_in(answers: Answers, month: AnswerMonth, part: int) -> tuple[AnswerView, ...]:
    """Return the answers of a part, newest first."""
    return answers.between(A_PART * (part - 1), A_PART * part, of=month.group)
