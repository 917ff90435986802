"""A small office in which editors, staff and the calendar do things to visits, all through the real parts."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

from feedback_api.actions.visits.plan_visit import (
    Calling,
    KeptVisit,
    cancel_visit,
    change_visit,
    kept_visit,
    plan_visit,
    restore_visit,
)
from feedback_api.catalogue.protocol import CaseEntry, FactEntry, GuideEntry, NotAsked, VillageEntry, VisitEntry
from feedback_api.catalogue.visit_entries import visits as entries_of
from feedback_api.domain.errors import Refusal
from feedback_api.domain.identity import Identity, Zone
from feedback_api.domain.search.shard import EMPTY, Shard
from feedback_api.domain.search.similar import AnsweredQuestion
from feedback_api.domain.visits.note import NotedService, VisitNote
from feedback_api.services import Services
from feedback_api.store import open_store
from plugins.edition.content import Content
from plugins.edition.visits.merging import MergedVisits, merged_visits
from plugins.edition.visits.notebook import read_noted_visits
from plugins.kinds.tables.holidays import Holiday, HolidayYear
from plugins.kinds.tables.kind import HOLIDAYS
from plugins.kinds.visits.calendar_checks import calendar_problems
from plugins.kinds.visits.change import VisitChange
from plugins.kinds.visits.kind import VISITS
from plugins.kinds.visits.model import Service, Visit, VisitPlace
from plugins.kinds.visits.schedule import Schedule
from plugins.kinds.visits.view import Surroundings, visit_views
from plugins.pages.open_data.visit_records import catalogue_visits
from plugins.reading.content_file import ContentFile
from tests.builders import a_member, some_settings

FIRST_DAY = date(2026, 11, 23)
VILLAGES = ("tampung", "wates")
FIRST_MORNING = datetime(2026, 11, 23, 1, tzinfo=UTC)
DAYS = tuple(FIRST_DAY + timedelta(days=number) for number in (2, 3, 4, 7))
STARTS = (time(8), time(9), time(10))
PLACES = ("Balai desa", "Masjid", "Sekolah")
SERI = a_member("sri")


T = TypeVar("T")


class BrokenPromise(AssertionError):
    """Something that must never happen to a visit did."""


@dataclass(kw_only=True)
class Published:
    """A catalogue in memory: what the press published last."""

    entries: tuple[VisitEntry, ...] = ()
    days_off: frozenset[date] = frozenset()

    def office(self) -> Identity | None:
        return None

    def guides(self) -> tuple[GuideEntry, ...]:
        return ()

    def cases(self, guide: str) -> tuple[CaseEntry, ...]:  # noqa: ARG002 a part of the protocol
        return ()

    def villages(self) -> tuple[VillageEntry, ...]:
        return ()

    def visits(self) -> tuple[VisitEntry, ...]:
        return self.entries

    def answers(self) -> tuple[AnsweredQuestion, ...]:
        return ()

    def not_asked(self) -> tuple[NotAsked, ...]:
        return ()

    def holidays(self) -> frozenset[date]:
        return self.days_off

    def facts(self) -> tuple[FactEntry, ...]:
        return ()

    def search_shard(self, _key: int) -> Shard:
        return EMPTY


@dataclass(kw_only=True)
class Known:
    """What everybody agrees on about one visit, whatever its file is called. `off_by` has who called it off."""

    off_by: set[str] = field(default_factory=set)
    base_days: set[date] = field(default_factory=set)
    acted_as: str = ""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What readers saw of one visit."""

    day: date
    off: bool
    sequence: int
    history: tuple[tuple[datetime, str], ...]


@dataclass(kw_only=True)
class World:
    """Editors' files by name, the notebook of staff, and what is promised about each visit."""

    content: Content
    services: Services
    catalogue: Published
    url: str
    clock: "StepClock"
    files: dict[str, Visit] = field(default_factory=dict)
    holidays: set[date] = field(default_factory=set)
    known: dict[str, Known] = field(default_factory=dict)
    gone: list[tuple[str, str, Known]] = field(default_factory=list)
    seen: dict[str, Shown] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def today(self) -> date:
        return self.services.today()

    # What editors do.

    def creates(self, village: str, day: date) -> None:
        slug = f"file-{next(self.numbers)}"
        self._writes(slug, _visit(slug, village=village, day=day), self._again(village, day) or Known())

    def takes_name(self, planned: str, village: str, day: date) -> None:
        """Write a file with the name of a visit that staff planned."""
        if planned not in self.files:
            self._writes(planned, _visit(planned, village=village, day=day), self.known[planned])

    def deletes(self, slug: str) -> None:
        visit, known = self.files.pop(slug), self.known[slug]
        known.off_by.discard("editor")
        if slug in self.seen:  # what only the file knew goes with it
            before = self.seen[slug]
            self.seen[slug] = replace(before, day=min(before.day, *known.base_days, before.day), sequence=0, history=())
        if not self._is_planned(slug):
            self.gone.append((slug, visit.village, self.known.pop(slug)))

    def renames(self, slug: str) -> None:
        if self._is_planned(slug):
            return
        new = f"file-{next(self.numbers)}"
        visit = self.files.pop(slug)
        self.files[new] = _under(new, visit)
        self.known[new] = self.known.pop(slug)
        self._carry(slug, new)

    def moves_file(self, slug: str, day: date, *, recorded: bool) -> None:
        """Write another day; who renames a file and then moves it without a word has made another visit."""
        visit = self.files[slug]
        if day == visit.day or day < self.today:
            return
        changed = self._changed(visit, "tanggal", visit.day.isoformat(), day.isoformat()) if recorded else {}
        if not self._fits(slug, {"day": day, **changed}):
            return
        known = self.known[slug]
        if not recorded and known.acted_as not in ("", slug):
            self.known[slug] = Known(off_by=known.off_by & {"editor"})
            self.gone.append((known.acted_as, visit.village, known))
            self.seen.pop(slug, None)
        if not recorded:  # staff who change what they cannot see yet change another day: the press is that fast
            self.builds()

    def changes_file(self, slug: str, field_name: str, value: object, *, recorded: bool) -> None:
        visit = self.files[slug]
        what = "jam" if field_name == "starts" else "tempat"
        said = {"place": VisitPlace.model_construct(name=value)} if field_name == "place" else {field_name: value}
        changed = self._changed(visit, what, "lama", "baru") if recorded else {}
        self._fits(slug, {**said, **changed})

    def calls_off_in_file(self, slug: str) -> None:
        visit = self.files[slug]
        if visit.status != "batal":
            changed = self._changed(visit, "status", visit.status, "batal")
            self.files[slug] = visit.model_copy(update={**changed, "status": "batal", "replacement": None})
            self.known[slug].off_by.add("editor")

    def restores_in_file(self, slug: str) -> None:
        """Record that it takes place: that takes back every cancellation made before."""
        visit = self.files[slug]
        if self.known[slug].off_by and self._fits(slug, self._changed(visit, "status", "batal", "berubah")):
            self.known[slug].off_by.clear()

    def changes_holiday(self, day: date) -> None:
        before = set(self.holidays)
        self.holidays ^= {day}
        if self._is_refused():
            self.holidays = before

    # What staff do, by what they see.

    def plans(self, village: str, day: date) -> None:
        note = VisitNote(
            slug=f"{village}-{day.isoformat()}", village=village, day=day, starts="08.00", ends="12.00",
            last_number=None, place=PLACES[0], landmark=None, confirmed=False, on_holiday=False,
            services=(NotedService(guide=self.content.guides[0].slug, quota=None, same_day=False),),
        )  # fmt: skip
        if day >= self.today:
            kept = _unless_refused(lambda: plan_visit(self.services, note, moderator=SERI))
            if kept is not None and kept.slug not in self.known:
                self.known[kept.slug] = Known(acted_as=kept.slug)

    def moves(self, slug: str, day: date) -> None:
        def act(kept: KeptVisit) -> VisitNote:
            plan = replace(kept.note, day=day)
            return change_visit(self.services, self._calling(slug, kept), plan)

        if day >= self.today:
            self._acts(slug, act)

    def changes(self, slug: str, **plan: Any) -> None:
        self._acts(
            slug,
            lambda kept: change_visit(self.services, self._calling(slug, kept), replace(kept.note, **plan)),
        )

    def calls_off(self, slug: str, replacement: str | None) -> None:
        def act(kept: KeptVisit) -> VisitNote:
            return cancel_visit(self.services, self._calling(slug, kept), replacement=replacement)

        if self._acts(slug, act) and slug in self.known:
            self.known[slug].off_by.add("staff")

    def restores(self, slug: str) -> None:
        if (
            self._acts(slug, lambda kept: restore_visit(self.services, self._calling(slug, kept)))
            and slug in self.known
        ):
            self.known[slug].off_by.discard("staff")

    # What passes.

    def builds(self) -> None:
        """Let readers and staff see what there is."""
        merged, schedule = self.merged()
        self.catalogue.entries = entries_of(catalogue_visits(schedule, merged))
        self.catalogue.days_off = frozenset(self.holidays)

    def sleeps(self) -> None:
        self.clock.at += timedelta(days=1)

    def merged(self) -> tuple[MergedVisits, Schedule]:
        """Return what a build would show now."""
        days_off = {"2026": HolidayYear.model_construct(days=self._days_off())}
        content = replace(
            self.content,
            models={**self.content.models, VISITS.name: tuple(self.files.values())},
            tables={**self.content.tables, HOLIDAYS.name: days_off},
        )
        merged = merged_visits(content, read_noted_visits(self.url), today=self.today)
        around = Surroundings(
            today=self.today,
            villages={village.slug: village for village in content.villages},
            guides={guide.slug: guide for guide in content.guides},
        )
        return merged, Schedule(today=self.today, visits=visit_views(merged.dated, around))

    def checks(self) -> None:
        """Raise `BrokenPromise` if a build would show what must never be shown."""
        _, schedule = self.merged()
        slugs = [visit.slug for visit in schedule.visits]
        _promise(len(slugs) == len(set(slugs)), "a visit appears twice", slugs)
        owners = [id(self.known[slug]) for slug in slugs if slug in self.known]
        _promise(len(owners) == len(set(owners)), "a visit appears under two names", slugs)
        for visit in schedule.coming:
            off_by = self.known[visit.slug].off_by if visit.slug in self.known else {"nobody knows it"}
            _promise(not off_by, "a visit that was called off is coming", (visit.slug, off_by))
        now = {
            visit.slug: Shown(
                day=visit.day, off=visit.status == "batal", sequence=visit.sequence,
                history=tuple((change.at, change.what) for change in visit.history),
            )
            for visit in schedule.visits
        }  # fmt: skip
        self._compares(now)
        self.seen = now

    def _compares(self, now: dict[str, Shown]) -> None:
        for slug, before in self.seen.items():
            after = now.get(slug)
            if after is None:
                deleted = any(name == slug and "staff" in known.off_by for name, _, known in self.gone)
                taken_over = any(one.off and one.day == before.day for one in now.values())
                stays = deleted and before.off and before.day >= self.today
                _promise(taken_over or not stays, "what is off vanished", slug)
                continue
            _promise(after.sequence >= before.sequence, "SEQUENCE fell", (slug, before, after))
            _promise(set(before.history) <= set(after.history), "history was shortened", (slug, before, after))

    def _writes(self, slug: str, visit: Visit, known: Known) -> None:
        before = dict(self.files)
        self.files[slug] = visit
        if self._is_refused():
            self.files = before
            return
        self.known[slug] = known
        self.gone = [one for one in self.gone if one[2] is not known]

    def _again(self, village: str, day: date) -> Known | None:
        """Return the visit that was there: a new file for the same desa and day is the old one with another name."""
        fitting = [known for _, at, known in self.gone if at == village and day in known.base_days]
        return next(iter(sorted(fitting, key=lambda known: "staff" not in known.off_by)), None)

    def _carry(self, old: str, new: str) -> None:
        if old in self.seen:
            self.seen[new] = self.seen.pop(old)

    def _fits(self, slug: str, changed: dict[str, object]) -> bool:
        """Write the change unless the check refuses it; editors mend what it refuses before anything is built."""
        before = self.files[slug]
        self.files[slug] = before.model_copy(update=changed)
        if self._is_refused():
            self.files[slug] = before
            return False
        return True

    def _changed(self, visit: Visit, what: str, old: str, new: str) -> dict[str, object]:
        change = VisitChange.model_construct(
            at=self.clock().astimezone(Zone.WIB.tz), what=what, old=old, new=new, reason="Hujan."
        )
        status = "berubah" if what == "status" or visit.status != "batal" else "batal"
        return {"history": (*visit.history, change), "status": status, "reason": "Hujan."}

    def _is_refused(self) -> bool:
        places = [(visit.village, visit.day) for visit in self.files.values()]
        if len(places) > len(set(places)):  # two files for one desa and day: nobody could tell which was renamed
            return True
        days_off = {holiday.day: holiday.name for holiday in self._days_off()}
        overrides = read_noted_visits(self.url).overrides
        return any(calendar_problems(tuple(self.files.values()), days_off, overrides))

    def _days_off(self) -> tuple[Holiday, ...]:
        return tuple(Holiday.model_construct(day=day, name="Libur") for day in sorted(self.holidays))

    def _is_planned(self, slug: str) -> bool:
        return any(note.slug == slug for note in read_noted_visits(self.url).planned)

    def _calling(self, slug: str, kept: KeptVisit) -> Calling:
        return Calling(slug=slug, version=kept.version, moderator=SERI, reason="Banjir.")

    def _acts(self, slug: str, act: Callable[[KeptVisit], VisitNote]) -> bool:
        kept = _unless_refused(lambda: kept_visit(self.services, slug, SERI))
        done = _unless_refused(lambda: act(kept)) if kept is not None else None
        known = self._known(slug)
        if done is not None and known is not None and kept is not None:
            known.acted_as = slug
            known.base_days = {kept.written.day, done.day} if kept.written else known.base_days
        return done is not None

    def _known(self, slug: str) -> Known | None:
        return self.known.get(slug) or next((known for name, _, known in self.gone if name == slug), None)


@dataclass(kw_only=True)
class StepClock:
    """A clock that moves on by two minutes whenever somebody looks."""

    at: datetime = FIRST_MORNING

    def __call__(self) -> datetime:
        return self.at

    def ticks(self) -> None:
        self.at += timedelta(minutes=2)


@contextmanager
def a_world(folder: Path, content: Content) -> Iterator[World]:
    """Open an office without visits; its store is a real file."""
    clock, keys, published = StepClock(), itertools.count(1), Published()
    chosen = some_settings(folder)
    with open_store(chosen.store) as store, ExitStack() as at_the_end:
        services = Services(
            store=store,
            catalogue=published,
            settings=chosen,
            now=clock,
            new_key=lambda: f"key-{next(keys)}",
            at_the_end=at_the_end,
        )
        yield World(content=content, services=services, catalogue=published, url=chosen.store, clock=clock)


def _visit(slug: str, *, village: str, day: date) -> Visit:
    return Visit.made(
        _file(slug), village=village, day=day, starts=STARTS[0], ends=time(12),
        place=VisitPlace.model_construct(name=PLACES[0]),
        services=(Service.model_construct(guide="ktp-hilang"),),
    )  # fmt: skip


def _file(slug: str) -> ContentFile:
    return ContentFile(path=f"kunjungan/2026/{slug}.md", values={}, lines={})


def _under(slug: str, visit: Visit) -> Visit:
    return Visit.made(_file(slug), **{name: getattr(visit, name) for name in Visit.model_fields})


def _unless_refused(act: Callable[[], T]) -> T | None:
    try:
        return act()
    except Refusal:
        return None


def _promise(kept: object, what: str, about: object) -> None:
    if not kept:
        raise BrokenPromise(f"{what}: {about}")
