"""Lays what the desk says over what content files say, fact by fact: the later day counts, of one day the desk's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from feedback_api.domain.facts.declared import FactOf, FactRule, rules_about
from feedback_api.domain.facts.values import Flaw, ReachableRole
from feedback_api.domain.site.stated_fact import StatedFact
from feedback_api.domain.visits.overlay import FieldChange, Fields, Misfit, Overlaid, Rule, overlaid


@dataclass(frozen=True, kw_only=True)
class OfficeFacts:
    """The facts of the office; `None` is not known yet."""

    hours: str | None = None
    address: str | None = None
    map_url: str | None = None
    phone: str | None = None
    whatsapp: str | None = None
    email: str | None = None
    own_prints: str | None = None
    kiosk_url: str | None = None


@dataclass(frozen=True, kw_only=True)
class VillageFacts:
    """The facts of one desa; `None`, or nobody, is not known yet."""

    kiosk: str | None = None
    hall_address: str | None = None
    hall_landmark: str | None = None
    contacts: tuple[ReachableRole, ...] = ()
    way_to_office: str | None = None


T = TypeVar("T", bound=Fields)
# On which day each fact that a file says was true, as far as the file says that.
Days = Mapping[str, date]


def office_facts(base: OfficeFacts, stated: Iterable[StatedFact], written: Days) -> Overlaid[OfficeFacts]:
    """Return what counts of the office."""
    return _laid_over(base, rules_about(FactOf.OFFICE), {one.key: one for one in stated}, written)


def village_facts(base: VillageFacts, stated: Iterable[StatedFact], written: Days) -> Overlaid[VillageFacts]:
    """Return what counts of a desa; `stated` are what the desk says of it."""
    return _laid_over(base, rules_about(FactOf.VILLAGE), {one.key: one for one in stated}, written)


def _laid_over(base: T, rules: Iterable[FactRule], stated: Mapping[str, StatedFact], written: Days) -> Overlaid[T]:
    changes: list[FieldChange] = []
    by_field: dict[str, Rule[T]] = {}
    for rule in rules:
        said = stated.get(rule.key)
        value = rule.kind.read(said.value) if said and said.value is not None else None
        if said is None or value is None:
            continue
        before = getattr(base, rule.field)
        changes.append(FieldChange(field=rule.field, before=before, after=value))
        by_field[rule.field] = _impossible if isinstance(value, Flaw) else _unless_written_later(rule, said, written)
    return overlaid(base, changes, by_field)


def _unless_written_later(rule: FactRule, said: StatedFact, written: Days) -> Rule[T]:
    """The rule for facts: a file that gives a later day counts, one that gives none says what was true long ago."""
    day = written.get(rule.key)

    def misfit(value: T, change: FieldChange) -> Misfit | None:
        is_told = getattr(value, change.field) not in {None, ()}
        return Misfit.CHANGED_LATER if is_told and day is not None and day > said.said_on else None

    return misfit


def _impossible(_value: object, _change: FieldChange) -> Misfit | None:
    """The rule for what this version cannot read."""
    return Misfit.IMPOSSIBLE
