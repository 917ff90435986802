"""Turns the form of "Hari ini" into what is said until when, or into what has to be put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from feedback_api.catalogue.protocol import GuideEntry
from feedback_api.domain.dates import day_from, time_from
from feedback_api.domain.interruption import CAUSES, CauseRule, Reach
from feedback_api.moderation import wording
from feedback_api.web.field_problem import FieldProblem

TICKED = "ya"
GUIDE = "panduan-"


@dataclass(frozen=True, kw_only=True)
class InterruptionForm:
    """The fields as they were typed, the guides that were ticked, and the button that was pressed."""

    word: str = ""
    day: str = ""
    at: str = ""
    guides: tuple[str, ...] = ()

    @property
    def rule(self) -> CauseRule | None:
        return next((rule for rule in CAUSES if rule.word == self.word), None)

    @property
    def named(self) -> tuple[str, ...]:
        """The guides that what was pressed is about; what concerns others anyway names none."""
        by_name = {Reach.NAMED, Reach.NAMED_OR_COUNTER}
        return self.guides if self.rule and self.rule.reach in by_name else ()

    def ends(self, zone: tzinfo) -> datetime | None:
        day, at = day_from(self.day), time_from(self.at)
        return datetime.combine(day, at, zone) if day and at else None


def form_until(ends: datetime) -> InterruptionForm:
    """Return the form as it is before anybody typed."""
    return InterruptionForm(day=ends.date().isoformat(), at=f"{ends:%H.%M}")


def form_from(fields: Mapping[str, str], guides: tuple[GuideEntry, ...]) -> InterruptionForm:
    ticked = tuple(one.slug for one in guides if fields.get(f"{GUIDE}{one.slug}") == TICKED)
    return InterruptionForm(
        word=fields.get("sebab", ""),
        day=fields.get("hari", "").strip(),
        at=fields.get("jam", "").strip(),
        guides=ticked,
    )


def problems_of(form: InterruptionForm, *, now: datetime) -> tuple[FieldProblem, ...]:
    """Return everything that has to be put right, in the order of the form; the zone of `now` is that of the office."""
    found = {
        "": None if form.rule else wording.TAP_UNKNOWN,
        "hari": _day_problem(form, now),
        "jam": _time_problem(form, now),
        "panduan": wording.GUIDES_FIRST if form.rule and form.rule.reach is Reach.NAMED and not form.guides else None,
    }
    return tuple(FieldProblem(field=field, detail=detail) for field, detail in found.items() if detail)


def _day_problem(form: InterruptionForm, now: datetime) -> str | None:
    day = day_from(form.day)
    if day is None:
        return wording.DAY_UNCLEAR
    if day < now.date():
        return wording.DAY_PAST
    if form.rule and day > now.date() + timedelta(days=form.rule.most_days):
        return wording.END_FAR.format(days=form.rule.most_days)
    return None


def _time_problem(form: InterruptionForm, now: datetime) -> str | None:
    if time_from(form.at) is None:
        return wording.TIME_UNCLEAR
    ends = form.ends(now.tzinfo) if now.tzinfo else None
    return wording.END_PASSED if ends and ends.date() == now.date() and ends <= now else None
