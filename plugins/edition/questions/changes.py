"""What became different between two readings of the answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.answers import EVERY, Answers, Group, groups_of
from plugins.edition.questions.similar import may_show


@dataclass(frozen=True)
class AnswerChanges:
    """The answers as they were, and as they are now."""

    before: Answers
    now: Answers

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the ids of those that came, went, or say something else."""
        before = self.before.views
        other = (name for name, answer in self.now.views.items() if before.get(name) is not answer)
        return frozenset(other) | (before.keys() - self.now.views.keys())

    @cached_property
    def groups(self) -> frozenset[Group]:
        """Return the groups in which one of them stands or stood."""
        return frozenset(group for _, answer in self._both() for group in groups_of(answer))

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Return the ids whose pages may be different: their own, and those that show them as older ones like it."""
        showing = (name for answers, answer in self._both() for name in may_show(answer, answers))
        return tuple(sorted({*self.ids, *showing}))

    @cached_property
    def only_newer(self) -> tuple[AnswerView, ...] | None:
        """Return the answers that came, newest first, if nothing else happened and all are newer than any before."""
        newest = self.now.newest(len(self.ids), of=EVERY)
        is_all = {answer.id for answer in newest} == self.ids and self.ids.isdisjoint(self.before.views)
        return newest if is_all else None

    def _both(self) -> Iterator[tuple[Answers, AnswerView]]:
        for answers in (self.before, self.now):
            for name in self.ids:
                answer = answers.get(name)
                if answer:
                    yield answers, answer
