"""Turns the form of a fact into its value and day, or into what has to be put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from feedback_api.domain.calendar.dates import day_from
from feedback_api.domain.facts.declared import FactRule
from feedback_api.domain.facts.values import LONGEST_VALUE, SHORTEST_TEXT, FactValue, Flaw
from feedback_api.domain.facts.wording import FLAWS
from feedback_api.moderation import wording
from feedback_api.web.field_problem import FieldProblem

# Older than any office: a slip in the year.
FIRST_DAY = date(2000, 1, 1)


@dataclass(frozen=True, kw_only=True)
class FactForm:
    """The fields as they were typed."""

    value: str = ""
    day: str = ""

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "FactForm":
        return cls(value=fields.get("nilai", "").strip(), day=fields.get("per", "").strip())


@dataclass(frozen=True, kw_only=True)
class ReadFact:
    """What the form says: a value and its day, or everything that has to be put right."""

    value: FactValue = ""
    said_on: date = FIRST_DAY
    problems: tuple[FieldProblem, ...] = ()


def read_fact(form: FactForm, rule: FactRule, *, today: date) -> ReadFact:
    """Read it; a fact that will be true only later is not taken."""
    value, day = rule.kind.read(form.value), day_from(form.day)
    value_problem = (
        FLAWS[value].format(longest=LONGEST_VALUE, shortest=SHORTEST_TEXT) if isinstance(value, Flaw) else None
    )
    found = {"nilai": value_problem, "per": _day_problem(day, today)}
    problems = tuple(FieldProblem(field=field, detail=detail) for field, detail in found.items() if detail)
    if problems or isinstance(value, Flaw) or day is None:
        return ReadFact(problems=problems)
    return ReadFact(value=value, said_on=day)


def _day_problem(day: date | None, today: date) -> str | None:
    if day is None:
        return wording.DAY_UNCLEAR
    if day > today:
        return wording.FACT_DAY_AHEAD
    return wording.FACT_DAY_OLD if day < FIRST_DAY else None
