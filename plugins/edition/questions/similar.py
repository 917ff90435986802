"""Finds the older answers that are like one: a page that stands never changes because somebody asked later."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from heapq import nlargest

from feedback_api.domain.search.folding import folded, words_of
from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.answers import Answers
from plugins.edition.questions.groups import Group, of_guide, of_village

# Looked at are so many that came just before, about the same guide and from the same desa: so what one answer can
# change is bounded as well, at any number of answers.
WINDOW = 20
SHORTEST_TELLING = 4
# What a shared guide counts for: as much as a word that no other one there has.
SAME_GUIDE = 1.0


def similar_to(answer: AnswerView, answers: Answers, *, limit: int) -> tuple[AnswerView, ...]:
    """Return the older ones most like it: same guide, and words that are rare among those it could be like."""
    near = {one.id: one for group in _groups(answer) for one in answers.older(answer, WINDOW, of=group)}
    own = _telling_words(answer.question)
    shared = {name: own & _telling_words(other.question) for name, other in near.items()}
    counts = Counter(word for words in shared.values() for word in words)

    def likeness(other: AnswerView) -> tuple[float, datetime, str]:
        """Return how like it is; of two alike the newer one comes first."""
        about_the_same = SAME_GUIDE if answer.guide and other.guide == answer.guide else 0.0
        words = shared[other.id]
        # Sorted, for a sum of fractions depends on their order.
        return (
            about_the_same + sum([1 / counts[word] for word in sorted(words)] if words else ()),
            other.answered_at,
            other.id,
        )

    return tuple(nlargest(limit, near.values(), key=likeness))


def may_show(answer: AnswerView, answers: Answers) -> Iterator[str]:
    """Yield the ids of the newer ones whose similar ones an answer may be among."""
    for group in _groups(answer):
        yield from answers.newer(answer, WINDOW, of=group)


def _groups(answer: AnswerView) -> Iterator[Group]:
    if answer.guide:
        yield of_guide(answer.guide)
    if answer.village:
        yield of_village(answer.village)


@lru_cache(maxsize=2048)
def _telling_words(text: str) -> frozenset[str]:
    return frozenset(folded(word) for word in words_of(text) if len(word) >= SHORTEST_TELLING)
