"""The visits as staff see them: how many want to come to the next ones, which past ones still lack a result."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from feedback_api.actions.visits.visits_now import visits_now
from feedback_api.catalogue.protocol import VisitEntry
from feedback_api.domain.errors import VisitNotFound, VisitSetAside
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.visits.note import VisitNote, VisitStatus
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.domain.visits.sources import Origin, SettledVisit
from feedback_api.moderation import wording
from feedback_api.services import Services

MOST_COMING = 20
MOST_PLANNED = 100
LOOKS_BACK = timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class GuideInterest:
    """How many want to come for one guide."""

    title: str
    count: int


@dataclass(frozen=True, kw_only=True)
class ComingVisit:
    """A visit to come and who said they would; `is_shown` says that readers see what staff last changed of it.

    `reports` are sentences about what does not fit any more.
    """

    visit: VisitEntry
    wanted: tuple[GuideInterest, ...]
    is_shown: bool = True
    reports: tuple[str, ...] = ()

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
    """A visit that staff planned on the form, and whether readers see it yet as it is now."""

    note: VisitNote
    village: str
    is_shown: bool
    reports: tuple[str, ...] = ()

    @property
    def is_off(self) -> bool:
        return self.note.status is VisitStatus.CANCELLED


@dataclass(frozen=True, kw_only=True)
class CalledOffVisit:
    """A visit of a content file that is off; `by_staff` says that staff can restore it."""

    note: VisitNote
    village: str
    by_staff: bool
    is_shown: bool
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VisitDesk:
    """What the page lists: soonest first, and latest first."""

    coming: tuple[ComingVisit, ...]
    past: tuple[PastVisit, ...]
    planned: tuple[PlannedVisit, ...]
    called_off: tuple[CalledOffVisit, ...]


def visit_desk(services: Services, member: StaffMember) -> VisitDesk:
    """Return the visits this person has to do with."""
    today = services.today()
    now = [one for one in visits_now(services) if one.note.day >= today and _is_theirs(one.note.village, member)]
    known = _Known.of(services, now)
    visits = [visit for visit in services.catalogue.visits() if not visit.off and _concerns(visit, member)]
    coming = [visit for visit in visits if visit.day >= today and visit.slug not in known.off][:MOST_COMING]
    past = [visit for visit in reversed(visits) if today - LOOKS_BACK <= visit.day <= today]
    return VisitDesk(
        coming=tuple(_coming(services, visit, known) for visit in coming),
        past=tuple(PastVisit(visit=visit, has_result=_has_result(services, visit)) for visit in past),
        planned=tuple(known.planned(one) for one in now if one.origin is Origin.STAFF)[:MOST_PLANNED],
        called_off=tuple(known.called_off(one) for one in now if one.origin is not Origin.STAFF and _is_off(one)),
    )


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What readers see, what it should become, and the names of the desa."""

    entries: Mapping[str, VisitEntry]
    now: Mapping[str, SettledVisit]
    villages: Mapping[str, str]

    @classmethod
    def of(cls, services: Services, now: list[SettledVisit]) -> "_Known":
        return cls(
            entries={visit.slug: visit for visit in services.catalogue.visits()},
            now={one.note.slug: one for one in now},
            villages={village.slug: village.name for village in services.catalogue.villages()},
        )

    @property
    def off(self) -> AbstractSet[str]:
        """Return the names of those that are off by now and stand among the called off."""
        return {slug for slug, one in self.now.items() if _is_off(one) and one.origin is not Origin.STAFF}

    def is_shown(self, slug: str) -> bool:
        """Return whether readers see everything that staff did to it."""
        entry, one = self.entries.get(slug), self.now.get(slug)
        return entry is not None and (one is None or len(one.note.history) <= entry.changes)

    def reports(self, slug: str) -> tuple[str, ...]:
        codes = self.entries[slug].reports if slug in self.entries else ()
        return tuple(wording.VISIT_REPORTS[code] for code in dict.fromkeys(codes) if code in wording.VISIT_REPORTS)

    def planned(self, one: SettledVisit) -> PlannedVisit:
        note = one.note
        village, is_shown = self.villages.get(note.village, note.village), self.is_shown(note.slug)
        return PlannedVisit(note=note, village=village, is_shown=is_shown, reports=self.reports(note.slug))

    def called_off(self, one: SettledVisit) -> CalledOffVisit:
        note = one.note
        in_file = one.written is not None and one.written.status is VisitStatus.CANCELLED
        return CalledOffVisit(
            note=note,
            village=self.villages.get(note.village, note.village),
            by_staff=not in_file and one.origin is not Origin.DELETED,
            is_shown=self.is_shown(note.slug),
            reports=self.reports(note.slug),
        )


def wanted_at(services: Services, slug: str) -> tuple[GuideInterest, ...]:
    """Return who wants to come to a visit, most wanted first."""
    titles = {guide.slug: guide.title for guide in services.catalogue.guides()}
    counts = sorted(services.store.tallies.interest(slug), key=lambda one: (-one.count, one.guide))
    return tuple(GuideInterest(title=titles.get(one.guide, one.guide), count=one.count) for one in counts)


def visit_named(services: Services, slug: str, member: StaffMember) -> VisitEntry:
    """Return the published visit, or raise `VisitNotFound`; village staff have only those of their own desa."""
    for visit in services.catalogue.visits():
        if visit.slug == slug and _concerns(visit, member):
            return visit
    raise VisitNotFound


def has_begun(visit: VisitEntry, today: date) -> bool:
    return visit.day <= today


def _coming(services: Services, visit: VisitEntry, known: _Known) -> ComingVisit:
    wanted, is_shown = wanted_at(services, visit.slug), known.is_shown(visit.slug)
    return ComingVisit(visit=visit, wanted=wanted, is_shown=is_shown, reports=known.reports(visit.slug))


def _is_off(one: SettledVisit) -> bool:
    return one.note.status is VisitStatus.CANCELLED


def _is_theirs(village: str, member: StaffMember) -> bool:
    return member.works_for(village)


def _concerns(visit: VisitEntry, member: StaffMember) -> bool:
    return visit.village is None or member.works_for(visit.village)


def _has_result(services: Services, visit: VisitEntry) -> bool:
    """Return whether anybody wrote it down: an editor in the file, or staff, whether readers see it yet or not."""
    try:
        return visit.result is not None or services.store.notebook.get(EntryKind.RESULT, visit.slug) is not None
    except VisitSetAside:  # there is one, which only a later version may open
        return True
