"""What became different between two readings of the answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.answers import Answers
from plugins.edition.questions.groups import MONTH, Group, groups_of
from plugins.edition.questions.similar import may_show


@dataclass(frozen=True, kw_only=True)
class Before:
    """What is known of the answers as they were: those that are others now, where they stood, and who showed them."""

    views: Mapping[str, AnswerView] = field(default_factory=dict)
    counts: Mapping[Group, int] = field(default_factory=dict)
    showing: frozenset[str] = frozenset()

    @classmethod
    def of(cls, answers: Answers, names: Iterable[str], now: Iterable[AnswerView]) -> "Before":
        """Note it of answers that are about to change."""
        views = {name: view for name in names if (view := answers.get(name))}
        months = {group for view in (*views.values(), *now) for group in groups_of(view) if group[0] == MONTH}
        showing = (name for view in views.values() for name in may_show(view, answers))
        counts = {month: answers.count(month) for month in months}
        return cls(views=views, counts=counts, showing=frozenset(showing))

    def get(self, answer_id: str) -> AnswerView | None:
        return self.views.get(answer_id)

    def count(self, group: Group) -> int:
        """Return how many stood in a month in which one of them stands or stood."""
        return self.counts[group]


@dataclass(frozen=True)
class AnswerChanges:
    """The answers as they were, as they are now, and the `ids` of those that came, went, or say something else."""

    before: Before
    now: Answers
    ids: frozenset[str]

    @cached_property
    def groups(self) -> frozenset[Group]:
        """Return the groups in which one of them stands or stood."""
        return frozenset(group for view in self.views for group in groups_of(view))

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Return the ids whose pages may be different: their own, and those that show them as older ones like it."""
        there = (view for name in self.ids if (view := self.now.get(name)))
        showing = (name for view in there for name in may_show(view, self.now))
        return tuple(sorted({*self.ids, *self.before.showing, *showing}))

    @cached_property
    def only_newer(self) -> tuple[AnswerView, ...] | None:
        """Return the answers that came, newest first, if nothing else happened and all are newer than any before."""
        newest = self.now.newest(len(self.ids))
        is_all = {answer.id for answer in newest} == self.ids and self.ids.isdisjoint(self.before.views)
        return newest if is_all else None

    @cached_property
    def views(self) -> tuple[AnswerView, ...]:
        """Return all of them, as they were and as they are."""
        there = (view for name in self.ids if (view := self.now.get(name)))
        return (*self.before.views.values(), *there)
