"""Sorts answers into months, and finds the ones like another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.edition.questions.answer_view import AnswerView


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


def by_month(answers: Sequence[AnswerView]) -> dict[AnswerMonth, tuple[AnswerView, ...]]:
    """Return the answers of each month, newest month first."""
    grouped: dict[tuple[int, int], list[AnswerView]] = {}
    for answer in answers:
        grouped.setdefault((answer.answered_at.year, answer.answered_at.month), []).append(answer)
    return {AnswerMonth(year, month, len(group)): tuple(group) for (year, month), group in grouped.items()}


def similar_to(answer: AnswerView, answers: Sequence[AnswerView], *, limit: int) -> tuple[AnswerView, ...]:
    """Return the newest others about the same guide, then from the same village."""
    others = [other for other in answers if other.id != answer.id]
    same_guide = [other for other in others if answer.guide and other.guide == answer.guide]
    same_village = [other for other in others if answer.village and other.village == answer.village]
    return tuple(dict.fromkeys(same_guide + same_village))[:limit]
