"""Lays changes over what they were made from, field by field: one that no longer fits is left out alone, and told."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, replace
from enum import StrEnum
from typing import Any, ClassVar, Generic, Protocol, TypeVar


class Fields(Protocol):
    """Anything that is a dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


T = TypeVar("T", bound=Fields)


class Misfit(StrEnum):
    """Why a change of one field does not count."""

    BASE_CHANGED = "base_changed"  # what it was made from says something else now
    CHANGED_LATER = "changed_later"  # somebody recorded a later change of the same thing
    IMPOSSIBLE = "impossible"  # it contradicts what stands beside it


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One field that somebody changed: what it held when they did, and what they made of it."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, kw_only=True)
class Dropped:
    """A change that does not count: what was wanted, what counts instead, and why."""

    field: str
    wanted: object
    counts: object
    why: Misfit


@dataclass(frozen=True, kw_only=True)
class Overlaid(Generic[T]):
    """What counts now, and what was left out of it."""

    value: T
    dropped: tuple[Dropped, ...] = ()


# Looks at what counts so far and at one change; returns why the change does not count, or `None`.
Rule = Callable[[T, FieldChange], Misfit | None]


def overlaid(base: T, changes: Iterable[FieldChange], rules: Mapping[str, Rule[T]]) -> Overlaid[T]:
    """Return the base with every change that its field's rule lets through, one after the other.

    `base` is a frozen dataclass. Each field that may change has a rule; a change of any other field is an error of the
    program. A change that asks for what the base says already is no change, so it is never told as left out.
    """
    value, dropped = base, []
    for change in changes:
        counts = getattr(value, change.field)
        misfit = rules[change.field](value, change)
        if misfit is None:
            value = replace(value, **{change.field: change.after})
        elif counts != change.after:
            dropped.append(Dropped(field=change.field, wanted=change.after, counts=counts, why=misfit))
    return Overlaid(value=value, dropped=tuple(dropped))


def changes_between(before: T, after: T, fields: Iterable[str]) -> tuple[FieldChange, ...]:
    """Return a change for each of these fields in which the two differ."""
    pairs: Iterable[tuple[str, Any, Any]] = ((name, getattr(before, name), getattr(after, name)) for name in fields)
    return tuple(FieldChange(field=name, before=old, after=new) for name, old, new in pairs if old != new)


def unless_base_changed(value: object, change: FieldChange) -> Misfit | None:
    """The rule for what nobody records: a change counts as long as its base says what it said."""
    return None if getattr(value, change.field) == change.before else Misfit.BASE_CHANGED
