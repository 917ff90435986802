"""Turns the one-screen form of a visit into a plan, or into everything that has to be put right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from feedback_api.catalogue.protocol import Catalogue, GuideEntry
from feedback_api.domain.calendar.dates import day_from, time_from
from feedback_api.domain.submissions.fields import TICKED
from feedback_api.domain.text.cleaning import cleaned_line
from feedback_api.domain.visits.note import NotedService, VisitNote
from feedback_api.moderation import wording
from feedback_api.web.field_problem import FieldProblem

LONGEST = 120
FURTHEST = timedelta(days=400)
_QUOTA = re.compile(r"[0-9]{1,4}")
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
INVITED = "untuk-"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One service the form offers, as it was filled in."""

    guide: str
    title: str
    chosen: bool = False
    quota: str = ""
    same_day: bool = False
    by_proxy: bool = False


@dataclass(frozen=True, kw_only=True)
class VisitPlan:
    """The fields as they were typed."""

    village: str = ""
    day: str = ""
    starts: str = ""
    ends: str = ""
    last_number: str = ""
    place: str = ""
    landmark: str = ""
    confirmed: bool = False
    on_holiday: bool = False
    reason: str = ""
    form_key: str = ""
    open_to: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()

    @property
    def chosen(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.offers if offer.chosen)

    @property
    def others(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.offers if not offer.chosen)


def plan_from(fields: Mapping[str, str], guides: tuple[GuideEntry, ...]) -> VisitPlan:
    """Take the fields of the form."""
    return VisitPlan(
        village=fields.get("desa", ""),
        day=fields.get("tanggal", "").strip(),
        starts=_clock(fields.get("mulai", "")),
        ends=_clock(fields.get("selesai", "")),
        last_number=_clock(fields.get("nomor_terakhir", "")),
        place=cleaned_line(fields.get("tempat", "")),
        landmark=cleaned_line(fields.get("patokan", "")),
        confirmed=fields.get("dipastikan") == TICKED,
        on_holiday=fields.get("hari_libur") == TICKED,
        reason=cleaned_line(fields.get("alasan", "")),
        form_key=key if _KEY.fullmatch(key := fields.get("kunci", "")) else "",
        open_to=tuple(sorted(name.removeprefix(INVITED) for name in fields if name.startswith(INVITED))),
        offers=tuple(_offer(fields, guide) for guide in guides if guide.on_visits),
    )


def fields_of_note(note: VisitNote) -> dict[str, str]:
    """Return the fields that show a kept visit again."""
    fields = {
        "desa": note.village,
        "tanggal": note.day.isoformat(),
        "mulai": note.starts,
        "selesai": note.ends,
        "nomor_terakhir": note.last_number or "",
        "tempat": note.place,
        "patokan": note.landmark or "",
        "dipastikan": TICKED if note.confirmed else "",
        "hari_libur": TICKED if note.on_holiday else "",
    }
    fields |= {f"{INVITED}{village}": TICKED for village in note.open_to}
    for service in note.services:
        fields[f"layanan-{service.guide}"] = TICKED
        fields[f"kuota-{service.guide}"] = "" if service.quota is None else str(service.quota)
        fields[f"jadi-{service.guide}"] = TICKED if service.same_day else ""
        fields[f"wakil-{service.guide}"] = "" if service.in_person else TICKED
    return fields


def plan_problems(plan: VisitPlan, catalogue: Catalogue, *, today: date, taken: bool) -> tuple[FieldProblem, ...]:
    """Return everything that has to be put right, in the order of the form; `taken` says that its day is."""
    villages = {one.slug for one in catalogue.villages()}
    found = {
        "desa": None if plan.village in villages else wording.VILLAGE_FIRST,
        "tanggal": _day_problem(plan, catalogue, today=today, taken=taken),
        "mulai": None if time_from(plan.starts) else wording.TIME_UNCLEAR,
        "selesai": _end_problem(plan),
        "nomor_terakhir": _last_problem(plan),
        "tempat": None if 0 < len(plan.place) <= LONGEST else wording.PLACE_FIRST,
        "patokan": None if len(plan.landmark) <= LONGEST else wording.LANDMARK_LONG,
        "layanan": _service_problem(plan),
        "untuk": None if set(plan.open_to) <= villages else wording.VILLAGE_UNKNOWN,
    }
    return tuple(FieldProblem(field=field, detail=detail) for field, detail in found.items() if detail)


def note_from(plan: VisitPlan, slug: str | None) -> VisitNote:
    """Return the visit of a plan that has no problem; a new one asks for the name of its desa and its first day."""
    day = day_from(plan.day)
    if day is None:
        raise ValueError(plan.day)
    return VisitNote(
        slug=slug or f"{plan.village}-{plan.day}",
        village=plan.village,
        day=day,
        starts=plan.starts,
        ends=plan.ends,
        last_number=plan.last_number or None,
        place=plan.place,
        landmark=plan.landmark or None,
        services=tuple(_service(one) for one in plan.chosen),
        confirmed=plan.confirmed,
        on_holiday=plan.on_holiday,
        # The desa itself is never left out where others are named.
        open_to=tuple(sorted({plan.village, *plan.open_to})) if plan.open_to else (),
        form_key=plan.form_key,
    )


def _service(offer: Offer) -> NotedService:
    return NotedService(
        guide=offer.guide,
        quota=int(offer.quota) if offer.quota else None,
        same_day=offer.same_day,
        in_person=not offer.by_proxy,
    )


def _offer(fields: Mapping[str, str], guide: GuideEntry) -> Offer:
    return Offer(
        guide=guide.slug,
        title=guide.title,
        chosen=fields.get(f"layanan-{guide.slug}") == TICKED,
        quota=fields.get(f"kuota-{guide.slug}", "").strip(),
        same_day=fields.get(f"jadi-{guide.slug}") == TICKED,
        by_proxy=fields.get(f"wakil-{guide.slug}") == TICKED,
    )


def _clock(typed: str) -> str:
    """Write `8:00` as `08.00`; anything else stays as it was typed."""
    at = time_from(typed)
    return f"{at:%H.%M}" if at else typed.strip()


def _day_problem(plan: VisitPlan, catalogue: Catalogue, *, today: date, taken: bool) -> str | None:
    day = day_from(plan.day)
    if day is None:
        return wording.DAY_UNCLEAR
    if not today <= day <= today + FURTHEST:
        return wording.DAY_PAST if day < today else wording.DAY_FAR
    if day in catalogue.holidays() and not plan.on_holiday:
        return wording.DAY_HOLIDAY
    return wording.DAY_TAKEN if taken else None


def _end_problem(plan: VisitPlan) -> str | None:
    if not time_from(plan.ends):
        return wording.TIME_UNCLEAR
    return wording.ENDS_FIRST if plan.ends <= plan.starts else None


def _last_problem(plan: VisitPlan) -> str | None:
    if not plan.last_number:
        return None
    if not time_from(plan.last_number):
        return wording.TIME_UNCLEAR
    return None if plan.starts <= plan.last_number <= plan.ends else wording.LAST_OUTSIDE


def _service_problem(plan: VisitPlan) -> str | None:
    if not plan.chosen:
        return wording.SERVICE_FIRST
    unclear = [offer.title for offer in plan.chosen if offer.quota and not _QUOTA.fullmatch(offer.quota)]
    return wording.QUOTA_UNCLEAR.format(title=unclear[0]) if unclear else None
