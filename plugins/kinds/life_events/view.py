"""A life event as every output shows it: its steps, one list, what one trip settles, what it costs and where."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from feedback_api.wording import rupiah
from plugins.kinds.guides.case import Case, CaseSet
from plugins.kinds.guides.cases import case_for
from plugins.kinds.guides.model import Fee, GuidePlace
from plugins.kinds.laws.model import ChangedLaw, changes_said
from plugins.kinds.life_events import wording
from plugins.kinds.life_events.merging import MergedList, Step, merged
from plugins.kinds.life_events.model import LifeEvent, NamedGuide

FIRST_STOPS: frozenset[GuidePlace] = frozenset({"desa", "kecamatan"})
# Other counters for the same thing; any place but these is an office behind the first stop.
OTHER_COUNTERS: frozenset[GuidePlace] = frozenset(
    {"kunjungan", "dukcapil", "daring", "bank", "rumah", "kantor-peminta"}
)
# "Gratis", "Akta gratis": nothing before or behind it that would qualify it.
FREE = re.compile(r"(?:\w+ )?gratis", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Instead:
    """Where people go whose situation is another one; `replaces` is the step they leave out."""

    condition: str
    case: Case
    url: str
    replaces: int | None


@dataclass(frozen=True, kw_only=True)
class Trip:
    """Steps one after the other that can be settled at the same places; `waiting` are those that need another first."""

    steps: tuple[int, ...]
    places: tuple[GuidePlace, ...]
    waiting: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class FeeLine:
    """What some steps cost, word for word as their guides say it."""

    steps: tuple[int, ...]
    words: str


@dataclass(frozen=True, kw_only=True)
class EventView:
    """One life event with the cases of its guides."""

    event: LifeEvent
    steps: tuple[Step, ...]
    others: tuple[Instead, ...]

    @property
    def slug(self) -> str:
        return self.event.slug

    @property
    def url(self) -> str:
        return self.event.url

    @property
    def title(self) -> str:
        return self.event.title

    @cached_property
    def list(self) -> MergedList:
        return merged(self.steps)

    @property
    def summary(self) -> str:
        """Return the answer under the title; it counts, since the papers follow at once."""
        return wording.summary(
            steps=len(self.steps),
            usual=len(self.list.usual),
            for_some=len(self.list.papers) - len(self.list.usual),
        )

    @property
    def checked(self) -> date:
        """Return the day on which the oldest of its guides was checked."""
        return min(step.case.guide.checked for step in self.steps)

    @property
    def check_again(self) -> date:
        return min(step.case.guide.check_again for step in self.steps)

    @property
    def changed(self) -> date:
        """Return the day on which one of its guides last said something new."""
        return max(step.case.guide.updated for step in self.steps)

    @property
    def changed_law(self) -> tuple[ChangedLaw, ...]:
        """Return the changes of law that concern the cases of its guides."""
        return tuple(one for step in self.steps for one in step.case.changed_law)

    @property
    def changes_in_law(self) -> str:
        """Return what may be otherwise since laws changed; empty if nothing is."""
        return changes_said(self.changed_law)

    @property
    def is_approved(self) -> bool:
        return all(step.case.guide.approval for step in self.steps)

    @property
    def fees(self) -> tuple[FeeLine, ...]:
        found: dict[str, list[int]] = {}
        for step in self.steps:
            for words in _fees(step.case):
                found.setdefault(words, []).append(step.number)
        told = tuple(FeeLine(steps=tuple(steps), words=words) for words, steps in found.items())
        is_told = any(wording.STAMP in line.words.lower() for line in told)
        return told if is_told or not self._stamped else (*told, FeeLine(steps=self._stamped, words=wording.BUY_STAMPS))

    @property
    def is_free(self) -> bool:
        """Whether nothing on the whole way costs anything, in any case."""
        return not self._stamped and all(_is_free(fee) for step in self.steps for fee in _fees_of(step.case))

    @property
    def _stamped(self) -> tuple[int, ...]:
        """Return the steps for which somebody buys a duty stamp."""
        papers = (paper for paper in self.list.papers if wording.STAMP in paper.name.lower())
        return tuple(sorted({step for paper in papers for step in paper.steps}))

    @property
    def trips(self) -> tuple[Trip, ...]:
        """Return every run of two steps or more that some place settles in one go."""
        runs = (run for run in _runs(self.steps) if len(run) > 1)
        return tuple(self._trip(run) for run in runs)

    def needs(self, step: Step) -> tuple[int, ...]:
        """Return the earlier steps whose results this one asks for."""
        sources = (result.step for result in self.list.results if step.number in result.paper.steps)
        return tuple(sorted(set(sources)))

    def _trip(self, run: Sequence[Step]) -> Trip:
        numbers = tuple(step.number for step in run)
        return Trip(
            steps=numbers,
            places=_common(run),
            waiting=tuple(step.number for step in run if set(self.needs(step)) & set(numbers)),
        )


def event_views(events: Iterable[LifeEvent], cases: Mapping[str, CaseSet]) -> tuple[EventView, ...]:
    """Return the events in the order of their titles; a guide that is not shown leaves its step out."""
    views = (event_view(event, cases) for event in sorted(events, key=lambda event: event.title.lower()))
    return tuple(view for view in views if view.steps)


def event_view(event: LifeEvent, cases: Mapping[str, CaseSet]) -> EventView:
    shown = [step for step in event.steps if step.guide in cases]
    numbers = {step.guide: number for number, step in enumerate(shown, start=1)}
    return EventView(
        event=event,
        steps=tuple(
            Step(
                number=number,
                case=_case(step, cases),
                condition=wording.if_words(step.condition),
                results=step.results,
            )
            for number, step in enumerate(shown, start=1)
        ),
        others=tuple(
            Instead(
                condition=wording.if_words(other.condition) or "",
                case=(case := _case(other, cases)),
                url=address_of(case),
                replaces=numbers.get(other.replaces or ""),
            )
            for other in event.others
            if other.guide in cases
        ),
    )


def _case(named: NamedGuide, cases: Mapping[str, CaseSet]) -> Case:
    """Return the case of the answers that the guide still knows: others leave their question open."""
    made = cases[named.guide]
    options = {question.id: question.choices for question in made.guide.questions}
    answers = {question: option for question, option in named.answers.items() if option in options.get(question, ())}
    return case_for(made, answers)


def address_of(case: Case) -> str:
    """Return where the list of a case stands; what no page of its own answers is chosen by a script."""
    unpaged = {question.id for question in case.guide.questions if not case.slug or not question.makes_pages}
    way = case.ways[0] if case.ways else {}
    asked = "&".join(f"{question}={options[0]}" for question, options in way.items() if question in unpaged)
    return f"{case.url}?{asked}" if asked else case.url


def events_by_guide(views: Iterable[EventView]) -> dict[str, list[EventView]]:
    """Return of which events each guide is a part."""
    found: dict[str, list[EventView]] = {}
    for view in views:
        for step in view.steps:
            found.setdefault(step.case.guide.slug, []).append(view)
    return found


def _runs(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Yield the steps in as few runs as can be, each with a place in common."""
    run: list[Step] = []
    for step in steps:
        if run and not _common([*run, step]):
            yield run
            run = []
        run.append(step)
    yield run


def _common(steps: Sequence[Step]) -> tuple[GuidePlace, ...]:
    first, *rest = (deciding_places(step.case) for step in steps)
    return tuple(place for place in first if all(place in other for other in rest))


def deciding_places(case: Case) -> tuple[GuidePlace, ...]:
    """Return where it is settled: with another office behind them, desa and kecamatan only send people on."""
    goes_on = not set(case.places) <= FIRST_STOPS | OTHER_COUNTERS
    return tuple(place for place in case.places if not (goes_on and place in FIRST_STOPS))


def _fees_of(case: Case) -> Iterator[Fee]:
    yield case.fee
    yield from (variation.fee for variation in case.variations if variation.fee)


def _fees(case: Case) -> Iterator[str]:
    yield _said(case.fee)
    for variation in case.variations:
        if variation.fee:
            yield f"{variation.condition.alone}: {_said(variation.fee)}"


def _is_free(fee: Fee) -> bool:
    """Say whether somebody checked that it is free, without any condition."""
    text = fee.text or ""
    is_plain = FREE.fullmatch(text.partition(". ")[0].rstrip(".")) and not any(
        word in text.lower() for word in wording.MONEY
    )
    return fee.verified and fee.amount_idr == 0 and bool(is_plain or not text)


def _said(fee: Fee) -> str:
    """Return the amount with all that is said of it: nothing that qualifies it is left out."""
    amount = rupiah(fee.amount_idr) if fee.amount_idr is not None else None
    text = fee.text or (None if amount else wording.FEE_UNKNOWN)
    is_told = text is not None and (not amount or amount in text or (not fee.amount_idr and "gratis" in text.lower()))
    said = " ".join(f"{part.rstrip('.')}." for part in (None if is_told else amount, text) if part)
    return said if fee.verified else f"{said} {wording.NOT_SURE}"
