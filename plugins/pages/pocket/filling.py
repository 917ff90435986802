"""Chooses the answers that fill what room is left."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.answers import Answers
from plugins.edition.questions.groups import GUIDE, of_village, place_of

# One long answer shall not keep out the short ones behind it; after so many there is no room worth looking for.
MOST_MISSES = 20
# No edition of a village has room for more.
MOST_OF_A_VILLAGE = 100

Holds = Callable[[AnswerView], bool]


def newest_of_each_guide_first(answers: Answers, holds: Holds = lambda _: True) -> Iterator[AnswerView]:
    """Yield the newest answer of every guide, then the second of every guide, as far as somebody goes on asking."""
    of_each = [filter(holds, answers.newest_of((GUIDE, about))) for about in answers.groups(GUIDE)]
    while turn := [answer for answer in (next(answers_of, None) for answers_of in of_each) if answer]:
        yield from sorted(turn, key=place_of, reverse=True)


def own_village_first(answers: Answers, village: str, *, today: date) -> Iterator[AnswerView]:
    """Yield what people of the village asked, then the rest, each with the newest of every guide first.

    What others were told today waits for tomorrow's edition: one answer shall not make that of every village anew.
    """
    own = answers.newest(MOST_OF_A_VILLAGE, of=of_village(village))
    yield from newest_of_each_guide_first(Answers.of(own))
    yield from newest_of_each_guide_first(
        answers, lambda answer: answer.village != village and answer.answered_at.date() < today
    )


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
