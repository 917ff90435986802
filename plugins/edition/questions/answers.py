"""Every published answer of a site, in order, and beside each order those of one guide, one desa, one month."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from plugins.edition.questions.answer_view import AnswerView

# What answers are sorted into: a word for the kind of group, then what the group is about.
Group = tuple[str, str]
# Where one stands in any order: the moment it was answered, and its id.
Place = tuple[datetime, str]

GUIDE, VILLAGE, MONTH = "guide", "village", "month"
EVERY: Group = ("every", "")
REVISED: Group = ("revised", "")
# More new ones at once are sorted in together: one by one each would move all behind it.
_ONE_BY_ONE = 32


def of_guide(slug: str) -> Group:
    """Return the group of a guide; without a name it is that of the answers about none."""
    return (GUIDE, slug)


def of_village(slug: str) -> Group:
    return (VILLAGE, slug)


def of_month(year: int, month: int) -> Group:
    return (MONTH, f"{year}-{month:02}")


def groups_of(answer: AnswerView) -> tuple[Group, ...]:
    """Return all the groups an answer stands in."""
    at = answer.answered_at
    groups = [EVERY, of_month(at.year, at.month), of_guide(answer.guide or "")]
    if answer.village:
        groups.append(of_village(answer.village))
    if answer.updated_at != at:
        groups.append(REVISED)
    return tuple(groups)


@dataclass(frozen=True, kw_only=True)
class Answers:
    """They never change: `changed` returns others, in the time it takes to copy a list of addresses."""

    views: Mapping[str, AnswerView] = field(default_factory=dict)
    places: Mapping[Group, tuple[Place, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, answers: Iterable[AnswerView]) -> "Answers":
        return cls().changed({answer.id: answer for answer in answers})

    def __len__(self) -> int:
        return len(self.views)

    def __iter__(self) -> Iterator[AnswerView]:
        """Yield all of them, newest first."""
        return self.newest_of(EVERY)

    def oldest_first(self) -> Iterator[AnswerView]:
        return (self.views[name] for _, name in self._group(EVERY))

    def get(self, answer_id: str) -> AnswerView | None:
        return self.views.get(answer_id)

    def newest(self, limit: int, *, of: Group = EVERY) -> tuple[AnswerView, ...]:
        """Return the newest ones of a group, newest first."""
        group = self._group(of)
        return tuple(self.views[name] for _, name in reversed(group[max(len(group) - limit, 0) :]))

    def between(self, start: int, end: int, *, of: Group) -> tuple[AnswerView, ...]:
        """Return those of a group that stand there when the oldest is counted first; newest first."""
        return tuple(self.views[name] for _, name in reversed(self._group(of)[start:end]))

    def newest_of(self, group: Group) -> Iterator[AnswerView]:
        """Yield a whole group, newest first."""
        return (self.views[name] for _, name in reversed(self._group(group)))

    def groups(self, kind: str) -> tuple[str, ...]:
        """Return what there are groups of this kind about, in order."""
        return tuple(sorted(about for is_of, about in self.places if is_of == kind))

    def count(self, group: Group) -> int:
        return len(self._group(group))

    def older(self, answer: AnswerView, limit: int, *, of: Group) -> tuple[AnswerView, ...]:
        """Return the ones of a group that came just before an answer, newest first."""
        group = self._group(of)
        end = bisect_left(group, place_of(answer))
        return tuple(self.views[name] for _, name in reversed(group[max(end - limit, 0) : end]))

    def newer(self, answer: AnswerView, limit: int, *, of: Group) -> tuple[AnswerView, ...]:
        """Return the ones of a group that came just after an answer, oldest first."""
        group = self._group(of)
        start = bisect_right(group, place_of(answer))
        return tuple(self.views[name] for _, name in group[start : start + limit])

    def changed(self, changes: Mapping[str, AnswerView | None]) -> "Answers":
        """Return these answers with some added, said otherwise, or (`None`) gone."""
        views = dict(self.views)
        gone: dict[Group, list[Place]] = {}
        come: dict[Group, list[Place]] = {}
        for name, answer in changes.items():
            before = views.pop(name, None)
            if before:
                _note(before, gone)
            if answer:
                _note(answer, come)
                views[name] = answer
        touched = {group: _sorted_in(self._group(group), gone, come, group) for group in gone.keys() | come.keys()}
        places = {group: places for group, places in {**self.places, **touched}.items() if places}
        return Answers(views=views, places=places)

    def _group(self, group: Group) -> tuple[Place, ...]:
        return self.places.get(group, ())


def place_of(answer: AnswerView) -> Place:
    return (answer.answered_at, answer.id)


def _note(answer: AnswerView, places: dict[Group, list[Place]]) -> None:
    for group in groups_of(answer):
        places.setdefault(group, []).append(place_of(answer))


def _sorted_in(
    before: tuple[Place, ...], gone: Mapping[Group, list[Place]], come: Mapping[Group, list[Place]], group: Group
) -> tuple[Place, ...]:
    places = list(before)
    for place in gone.get(group, ()):
        del places[bisect_left(places, place)]
    new = come.get(group, [])
    if len(new) > _ONE_BY_ONE:
        return tuple(sorted(places + new))
    for place in new:
        insort(places, place)
    return tuple(places)
