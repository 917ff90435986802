"""Turns the form of "Hari ini" into what is said until when, or into what has to be put right."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from feedback_api.catalogue.protocol import GuideEntry
from feedback_api.domain.calendar.dates import day_from, time_from
from feedback_api.domain.site.interruption import CAUSES, CauseRule, Reach
from feedback_api.moderation import wording
from feedback_api.web.field_problem import FieldProblem

TICKED = "ya"
GUIDE = "panduan-"


@dataclass(frozen=True, kw_only=True)
class InterruptionForm:
    """The fields as they were typed, the guides that were ticked, and the button that was pressed.

    `place` is the desa it is about; none is the office.
    """

    word: str = ""
    place: str = ""
    day: str = ""
    at: str = ""
    guides: tuple[str, ...] = ()

    @property
    def rule(self) -> CauseRule | None:
        return next((rule for rule in CAUSES if rule.word == self.word), None)

    @property
    def village(self) -> str | None:
        return self.place or None

    def ends(self, zone: tzinfo) -> datetime | None:
        day, at = day_from(self.day), time_from(self.at)
        return datetime.combine(day, at, zone) if day and at else None


def form_until(ends: datetime, *, place: str = "") -> InterruptionForm:
    """Return the form as it is before anybody typed."""
    return InterruptionForm(place=place, day=ends.date().isoformat(), at=f"{ends:%H.%M}")


def form_from(fields: Mapping[str, str], guides: tuple[GuideEntry, ...]) -> InterruptionForm:
    ticked = tuple(one.slug for one in guides if fields.get(f"{GUIDE}{one.slug}") == TICKED)
    return InterruptionForm(
        word=fields.get("sebab", ""),
        place=fields.get("desa", "").strip(),
        day=fields.get("hari", "").strip(),
        at=fields.get("jam", "").strip(),
        guides=ticked,
    )


def problems_of(form: InterruptionForm, *, now: datetime, villages: Collection[str | None]) -> tuple[FieldProblem, ...]:
    """Return everything that has to be put right, in the order of the form; the zone of `now` is that of the office."""
    found = {
        "": None if form.rule else wording.TAP_UNKNOWN,
        "desa": _place_problem(form, villages),
        "hari": _day_problem(form, now),
        "jam": _time_problem(form, now),
        "panduan": _guides_problem(form),
    }
    return tuple(FieldProblem(field=field, detail=detail) for field, detail in found.items() if detail)


def _place_problem(form: InterruptionForm, villages: Collection[str | None]) -> str | None:
    if form.village not in villages:
        return wording.PLACE_UNKNOWN
    if form.rule and not form.rule.can_be_said_of(form.village):
        return wording.ONLY_OF_A_DESA if form.village is None else wording.ONLY_OF_THE_OFFICE
    return None


def _guides_problem(form: InterruptionForm) -> str | None:
    """Ask for guides where the cause needs some, and drop none that was ticked where it takes none."""
    if form.rule is None:
        return None
    if form.guides and not form.rule.takes_guides:
        return wording.NO_GUIDES_HERE
    return wording.GUIDES_FIRST if form.rule.reach is Reach.NAMED and not form.guides else None


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
