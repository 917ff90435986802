"""The visits as staff see them: how many want to come to the next ones, which past ones still lack a result."""

from dataclasses import dataclass
from datetime import date, timedelta

from feedback_api.catalogue.protocol import VisitEntry
from feedback_api.domain.errors import VisitNotFound
from feedback_api.domain.notebook_entry import EntryKind
from feedback_api.domain.staff import Role, StaffMember
from feedback_api.domain.visit_note import VisitNote, note_of
from feedback_api.domain.visit_override import laid_over, override_of
from feedback_api.services import Services

MOST_COMING = 20
MOST_PLANNED = 100
LOOKS_BACK = timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How many want to come for one guide."""

    title: str
    count: int


@dataclass(frozen=True, kw_only=True)
class ComingVisit:
    """A visit to come and who said they would; `is_shown` says that readers see what staff last changed of it."""

    visit: VisitEntry
    wanted: tuple[Wanted, ...]
    is_shown: bool = True

    @property
    def total(self) -> int:
        return sum(one.count for one in self.wanted)


@dataclass(frozen=True, kw_only=True)
class PastVisit:
    """A visit that has begun, and whether its result is written down."""

    visit: VisitEntry
    has_result: bool


@dataclass(frozen=True, kw_only=True)
class PlannedVisit:
    """A visit that staff planned on the form, and whether readers see it yet."""

    note: VisitNote
    village: str
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class VisitDesk:
    """What the page lists: soonest first, and latest first."""

    coming: tuple[ComingVisit, ...]
    past: tuple[PastVisit, ...]
    planned: tuple[PlannedVisit, ...]


def visit_desk(services: Services, member: StaffMember) -> VisitDesk:
    """Return the visits this person has to do with."""
    today = services.today()
    visits = [visit for visit in services.catalogue.visits() if not visit.off and _concerns(visit, member)]
    coming = [visit for visit in visits if visit.day >= today][:MOST_COMING]
    past = [visit for visit in reversed(visits) if today - LOOKS_BACK <= visit.day <= today]
    return VisitDesk(
        coming=tuple(_coming(services, visit) for visit in coming),
        past=tuple(PastVisit(visit=visit, has_result=_has_result(services, visit)) for visit in past),
        planned=_planned(services, member),
    )


def wanted_at(services: Services, slug: str) -> tuple[Wanted, ...]:
    """Return who wants to come to a visit, most wanted first."""
    titles = {guide.slug: guide.title for guide in services.catalogue.guides()}
    counts = sorted(services.store.tallies.interest(slug), key=lambda one: (-one.count, one.guide))
    return tuple(Wanted(title=titles.get(one.guide, one.guide), count=one.count) for one in counts)


def visit_named(services: Services, slug: str, member: StaffMember) -> VisitEntry:
    """Return the published visit, or raise `VisitNotFound`; village staff have only those of their own desa."""
    for visit in services.catalogue.visits():
        if visit.slug == slug and _concerns(visit, member):
            return visit
    raise VisitNotFound


def has_begun(visit: VisitEntry, today: date) -> bool:
    return visit.day <= today


def _coming(services: Services, visit: VisitEntry) -> ComingVisit:
    entry = services.store.notebook.get(EntryKind.OVERRIDE, visit.slug) if visit.plan else None
    changes = len(laid_over(visit.plan, override_of(entry.document)).history) if visit.plan and entry else 0
    return ComingVisit(visit=visit, wanted=wanted_at(services, visit.slug), is_shown=changes <= visit.changes)


def _planned(services: Services, member: StaffMember) -> tuple[PlannedVisit, ...]:
    """Return what was planned on the form and is not over, soonest first."""
    page = services.store.notebook.entries(EntryKind.VISIT, limit=MOST_PLANNED)
    notes = (note_of(entry.document) for entry in reversed(page.items) if entry.day >= services.today())
    shown = {visit.slug for visit in services.catalogue.visits()}
    names = {village.slug: village.name for village in services.catalogue.villages()}
    return tuple(
        PlannedVisit(note=note, village=names.get(note.village, note.village), is_shown=note.slug in shown)
        for note in notes
        if member.role is not Role.VILLAGE or note.village == member.village
    )


def _concerns(visit: VisitEntry, member: StaffMember) -> bool:
    return member.role is not Role.VILLAGE or visit.village in {None, member.village}


def _has_result(services: Services, visit: VisitEntry) -> bool:
    return services.store.notebook.get(EntryKind.RESULT, visit.slug) is not None
