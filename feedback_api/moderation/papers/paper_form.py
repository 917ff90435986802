"""Turns what staff tap when papers are handed in into what is kept, or into everything that has to be put right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from feedback_api.catalogue.protocol import Catalogue, GuideEntry, VillageEntry
from feedback_api.domain.calendar.dates import day_from
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.submissions.submission import Arrival, Contact, Kind
from feedback_api.moderation import wording
from feedback_api.web.field_problem import FieldProblem

# Nobody promises a paper later than that.
FURTHEST = timedelta(days=366)
_KEY = re.compile(r"[A-Za-z0-9_.:-]{1,100}")


@dataclass(frozen=True, kw_only=True)
class HandedIn:
    """The fields as they were typed: what for, from which desa, and the day promised. Nobody is named."""

    guide: str = ""
    village: str = ""
    promised: str = ""
    key: str = ""

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "HandedIn":
        return cls(
            guide=fields.get("panduan", ""),
            village=fields.get("desa", ""),
            promised=fields.get("janji", "").strip(),
            key=fields.get("kunci", ""),
        )

    @property
    def day(self) -> date | None:
        return day_from(self.promised)


def paper_problems(typed: HandedIn, catalogue: Catalogue, member: StaffMember, today: date) -> tuple[FieldProblem, ...]:
    """Return everything that has to be put right, in the order of the form."""
    found = {
        "panduan": None if typed.guide in {one.slug for one in guides_of(catalogue)} else wording.GUIDE_FIRST,
        "desa": None if typed.village in _villages_for(catalogue, member) else wording.VILLAGE_OF_PAPERS,
        "janji": _day_problem(typed, today),
        "": None if _KEY.fullmatch(typed.key) else wording.PAGE_TOO_OLD,
    }
    return tuple(FieldProblem(field=field, detail=detail) for field, detail in found.items() if detail)


def arrival_of_papers(typed: HandedIn, *, demonstration: bool) -> Arrival:
    """Return the arrival of fields that have no problems."""
    return Arrival(
        kind=Kind.HANDED_IN,
        text="",
        village=typed.village or None,
        guide=typed.guide,
        contact=Contact(),
        promised=typed.day,
        idempotency_key=typed.key,
        demonstration=demonstration,
    )


def guides_of(catalogue: Catalogue) -> tuple[GuideEntry, ...]:
    """Return what papers can be handed in for, by name."""
    return tuple(sorted(catalogue.guides(), key=lambda guide: guide.title.casefold()))


def villages_of(catalogue: Catalogue, member: StaffMember) -> tuple[VillageEntry, ...]:
    """Return the desa this person works for."""
    return tuple(one for one in catalogue.villages() if member.works_for(one.slug))


def _villages_for(catalogue: Catalogue, member: StaffMember) -> set[str]:
    nothing_said = {""} if member.villages is None else set()
    return {one.slug for one in villages_of(catalogue, member)} | nothing_said


def _day_problem(typed: HandedIn, today: date) -> str | None:
    if not typed.promised:
        return None
    day = typed.day
    return None if day and today <= day <= today + FURTHEST else wording.PROMISED_DAY_UNCLEAR
