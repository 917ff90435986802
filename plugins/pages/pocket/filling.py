"""Chooses the answers that fill what room is left."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from plugins.edition.questions.answer_view import AnswerView

# One long answer shall not keep out the short ones behind it; after so many there is no room worth looking for.
MOST_MISSES = 20


def newest_of_each_guide_first(answers: Iterable[AnswerView]) -> Iterator[AnswerView]:
    """Yield the newest answer of every guide, then the second of every guide; `answers` come newest first."""
    counted: Counter[str] = Counter()
    rounds: dict[int, list[AnswerView]] = {}
    for answer in answers:
        about = answer.guide or ""
        counted[about] += 1
        rounds.setdefault(counted[about], []).append(answer)
    for turn in sorted(rounds):
        yield from rounds[turn]


def own_village_first(answers: Sequence[AnswerView], village: str) -> Iterator[AnswerView]:
    """Yield what people of the village asked, then the rest, each with the newest of every guide first."""
    yield from newest_of_each_guide_first(answer for answer in answers if answer.village == village)
    yield from newest_of_each_guide_first(answer for answer in answers if answer.village != village)


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
