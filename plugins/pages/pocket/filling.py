"""Chooses the answers that fill what room is left."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Protocol

from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.answers import Answers
from plugins.edition.questions.groups import GUIDE, Group, of_guide, of_village, place_of

# One long answer shall not keep out the short ones behind it; after so many there is no room worth looking for.
MOST_MISSES = 20
# No edition of a village has room for more.
MOST_OF_A_VILLAGE = 100

Holds = Callable[[AnswerView], bool]


class Sorted(Protocol):
    """Answers in the order of each guide."""

    def groups(self, kind: str, /) -> tuple[str, ...]: ...

    def newest_of(self, group: Group, /) -> Iterator[AnswerView]: ...


class Few:
    """A few answers, newest first."""

    def __init__(self, answers: Iterable[AnswerView]) -> None:
        self._of: dict[Group, list[AnswerView]] = {}
        for answer in answers:
            self._of.setdefault(of_guide(answer.guide or ""), []).append(answer)

    def groups(self, kind: str, /) -> tuple[str, ...]:
        return tuple(sorted(about for is_of, about in self._of if is_of == kind))

    def newest_of(self, group: Group, /) -> Iterator[AnswerView]:
        return iter(self._of[group])


class ReadOnce:
    """All answers, each read once for all editions."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._groups = answers.groups(GUIDE)
        self._read: dict[Group, tuple[list[AnswerView], Iterator[AnswerView]]] = {}

    def groups(self, _kind: str, /) -> tuple[str, ...]:
        return self._groups

    def newest(self, limit: int, *, of: Group) -> tuple[AnswerView, ...]:
        return self._answers.newest(limit, of=of)

    def newest_of(self, group: Group, /) -> Iterator[AnswerView]:
        read, more = self._read.setdefault(group, ([], self._answers.newest_of(group)))
        place = 0
        while place < len(read) or self._read_on(read, more):
            yield read[place]
            place += 1

    @staticmethod
    def _read_on(read: list[AnswerView], more: Iterator[AnswerView]) -> bool:
        answer = next(more, None)
        if answer is not None:
            read.append(answer)
        return answer is not None


def newest_of_each_guide_first(answers: Sorted, holds: Holds = lambda _: True) -> Iterator[AnswerView]:
    """Yield the newest answer of every guide, then the second of every guide, as far as somebody goes on asking."""
    of_each = [filter(holds, answers.newest_of((GUIDE, about))) for about in answers.groups(GUIDE)]
    while turn := [answer for answer in (next(answers_of, None) for answers_of in of_each) if answer]:
        yield from sorted(turn, key=place_of, reverse=True)


def own_village_first(answers: ReadOnce, village: str, *, today: date) -> Iterator[AnswerView]:
    """Yield what people of the village asked, then the rest, each with the newest of every guide first.

    What others were told today waits for tomorrow's edition: one answer shall not make that of every village anew.
    """
    own = answers.newest(MOST_OF_A_VILLAGE, of=of_village(village))
    yield from newest_of_each_guide_first(Few(own))
    yield from newest_of_each_guide_first(
        answers, lambda answer: answer.village != village and answer.answered_at.date() < today
    )


def villages_with(other: Iterable[AnswerView], *, today: date) -> frozenset[str] | None:
    """Return the villages whose editions may show these; `None` if those of all may: one was given before today."""
    known = tuple(other)
    if any(view.answered_at.date() < today for view in known):
        return None
    return frozenset(view.village for view in known if view.village)


def fitting(
    answers: Iterable[AnswerView], *, room: int, size_of: Callable[[AnswerView], int]
) -> tuple[AnswerView, ...]:
    """Return the first answers that fit into `room` bytes together, a few that are too long left out."""
    chosen: list[AnswerView] = []
    misses = 0
    for answer in answers:
        size = size_of(answer)
        if size <= room:
            chosen.append(answer)
            room -= size
            continue
        misses += 1
        if misses == MOST_MISSES:
            break
    return tuple(chosen)
