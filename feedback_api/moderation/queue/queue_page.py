"""Shows what waits in the five lists of the queue, page by page."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum
from urllib.parse import urlencode

from feedback_api.actions.decisions.look_back import count_waiting
from feedback_api.actions.finding.gone import Gone, taken_back_for
from feedback_api.actions.finding.reports import OpenReports, reports_for, unread_too_long
from feedback_api.actions.letters.flood import MAY_PUT_ASIDE, overdue_aside, seen
from feedback_api.actions.members.appointments import appointed_lately
from feedback_api.actions.upkeep.late_copy import without_copy_since
from feedback_api.actions.upkeep.set_aside import Aside, AsideKind, set_aside
from feedback_api.domain.acts.desk_acts import LOOKING_BACK
from feedback_api.domain.members.appointment import Appointment
from feedback_api.domain.members.staff import Role, StaffMember
from feedback_api.domain.search.findable import NEEDS_A_LOOK
from feedback_api.domain.search.wanted import Among, Wanted
from feedback_api.domain.site.build_record import BuildRecord
from feedback_api.domain.submissions.flood import Flooding
from feedback_api.domain.submissions.submission import Submission
from feedback_api.moderation.queue.jobs import JOBS_A_PAGE, Job, JobMaker, Names
from feedback_api.services import Services
from feedback_api.store.cursors import cursor_after

# In a flood everything is read: the letters of people may lie behind all of it.
MOST_READ_IN_FLOOD = 25_000
READ_AT_ONCE = 200
_PLACE = re.compile(r"[0-9]{5}~[0-9]{4}-[0-9]{2}-[0-9]{2}/[!-~]{1,80}")


class Filter(StrEnum):
    """The lists: all that waits, what is mine, what is nobody's, what is late, what should be looked at twice."""

    ALL = "semua"
    MINE = "milik-saya"
    FREE = "bebas"
    LATE = "lewat-waktu"
    LOOK = "perlu-dilihat"


HOLDS_OF: Mapping[Filter, Callable[[Job], bool]] = {
    Filter.ALL: lambda _: True,
    Filter.MINE: lambda job: job.is_mine,
    Filter.FREE: lambda job: job.is_free,
    Filter.LATE: lambda job: job.is_late,
    Filter.LOOK: lambda job: job.needs_a_look,
}


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One of the lists, and how many stand in it."""

    filter: Filter
    count: int


@dataclass(frozen=True, kw_only=True)
class Flood:
    """How many letters of a flood wait, and from how many groups they came."""

    letters: int
    groups: int


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A page of the chosen list, which of it cannot be opened by this version, and how many stand in each list."""

    jobs: tuple[Job, ...]
    passed: int
    tabs: tuple[Tab, ...]
    next_place: str | None
    flood: Flood | None = None
    set_aside: tuple[Aside, ...] = ()

    def count(self, name: str) -> int:
        """Return how many stand in the list of this word."""
        return next(tab.count for tab in self.tabs if tab.filter == name)


@dataclass(frozen=True, kw_only=True)
class QueuePage:
    """What the queue's template shows.

    `set_aside` is what cannot be opened by this version. `has_put_aside` is there while some were put aside.
    """

    chosen: Filter
    listed: Listed
    build: BuildRecord
    without_copy_since: datetime | None
    set_aside: tuple[Aside, ...]
    gone: tuple[Gone, ...]
    done: Submission | None
    may_take_down: bool
    unread_reports: int
    appointed: tuple[Appointment, ...]
    to_look_back: int
    has_put_aside: bool
    overdue_aside: int
    may_put_aside: bool


@dataclass(frozen=True, kw_only=True)
class Looking:
    """Who looks at the queue, when, and at what."""

    member: StaffMember
    now: datetime
    today: date
    tz: tzinfo
    chosen: Filter
    after: str


def chosen_filter(word: str) -> Filter:
    """Return the list somebody asked for; all of it if the word is none of ours."""
    return Filter(word) if word in set(Filter) else Filter.ALL


def place_from(typed: str) -> str:
    """Return the place behind which a page begins; the beginning for anything that is none of ours."""
    return typed if _PLACE.fullmatch(typed) else ""


def address_of(chosen: Filter, after: str) -> str:
    """Return the address of a page of a list."""
    said = {"saring": chosen.value, **({"sesudah": after} if after else {})}
    return f"/moderasi/?{urlencode(said)}"


def queue_page(services: Services, looking: Looking, *, done: Submission | None) -> QueuePage:
    """Return one page of the chosen list, oldest due date first, with the counts of all.

    What came in a flood stands behind the rest.
    """
    member = looking.member
    floods, reports = seen(services), reports_for(services, member)
    listed = _in_a_flood(services, looking, reports, floods) if floods else _listed(services, looking, reports)
    aside = (*listed.set_aside, *(Aside(kind=AsideKind.SUBMISSION, name=name) for name in reports.set_aside))
    may_put_aside = not member.roles.isdisjoint(MAY_PUT_ASIDE)
    return QueuePage(
        chosen=looking.chosen,
        listed=listed,
        build=services.store.builds.read(),
        without_copy_since=without_copy_since(services),
        set_aside=tuple(dict.fromkeys((*aside, *set_aside(services.store)))),
        gone=taken_back_for(services, member),
        done=done,
        may_take_down=member.villages is None,
        unread_reports=unread_too_long(services) if Role.ADMIN in member.roles else 0,
        appointed=appointed_lately(services, member),
        to_look_back=0 if member.roles.isdisjoint(LOOKING_BACK) else count_waiting(services),
        has_put_aside=bool(may_put_aside and services.store.flood.aside(limit=1).items),
        overdue_aside=overdue_aside(services) if may_put_aside else 0,
        may_put_aside=may_put_aside,
    )


def _listed(services: Services, looking: Looking, reports: OpenReports) -> Listed:
    """Return a page out of what the store finds, with the reports, which it never finds, in their places."""
    wanted, make = _wanted(looking), _maker(services, looking).job
    turn = looking.after.partition("~")[2]
    found = services.store.finding.find(
        wanted[looking.chosen],
        limit=JOBS_A_PAGE,
        cursor=cursor_after(turn) if turn else None,
        beside=tuple(wanted.values()),
    )
    of_reports = tuple(map(make, reports.items))
    holds = HOLDS_OF[looking.chosen]
    chosen = sorted((job for job in of_reports if holds(job)), key=lambda job: job.place)
    behind = [job for job in chosen if job.place > looking.after]
    jobs = sorted((*map(make, found.page.items), *behind), key=lambda job: job.place)
    page = tuple(jobs[:JOBS_A_PAGE])
    is_last = found.page.next_cursor is None and len(jobs) <= JOBS_A_PAGE
    counted = zip(wanted, found.beside, strict=True)
    return Listed(
        jobs=page,
        passed=found.passed + len(chosen) - len(behind),
        tabs=tuple(Tab(filter=name, count=count + sum(map(HOLDS_OF[name], of_reports))) for name, count in counted),
        next_place=page[-1].place if page and not is_last else None,
        set_aside=tuple(Aside(kind=AsideKind.SUBMISSION, name=name) for name in found.page.set_aside),
    )


def _wanted(looking: Looking) -> Mapping[Filter, Wanted]:
    every = Wanted(now=looking.now, among=Among.WAITING, villages=looking.member.villages)
    return {
        Filter.ALL: every,
        Filter.MINE: replace(every, mine=looking.member.names),
        Filter.FREE: replace(every, free=True),
        Filter.LATE: replace(every, late=looking.today),
        Filter.LOOK: replace(every, terms=frozenset({NEEDS_A_LOOK})),
    }


def _maker(services: Services, looking: Looking, floods: Mapping[str, Flooding] | None = None) -> JobMaker:
    names = Names.of(services.catalogue)
    return JobMaker(
        member=looking.member,
        now=looking.now,
        today=looking.today,
        tz=looking.tz,
        names=names,
        floods=floods or {},
    )


def _in_a_flood(services: Services, looking: Looking, reports: OpenReports, floods: Mapping[str, Flooding]) -> Listed:
    """Return a page out of all that waits: how many each group sent is known here, not to the store."""
    read, aside = _waiting(services, looking.member)
    visible = (one for one in (*read, *reports.items) if looking.member.may_see(one))
    jobs = sorted(map(_maker(services, looking, floods).job, visible), key=lambda job: job.place)
    chosen = [job for job in jobs if HOLDS_OF[looking.chosen](job)]
    behind = [job for job in chosen if job.place > looking.after]
    page = tuple(behind[:JOBS_A_PAGE])
    return Listed(
        jobs=page,
        passed=len(chosen) - len(behind),
        tabs=tuple(Tab(filter=name, count=sum(map(HOLDS_OF[name], jobs))) for name in Filter),
        next_place=page[-1].place if len(behind) > JOBS_A_PAGE else None,
        flood=_flood(jobs, floods),
        set_aside=aside,
    )


def _flood(jobs: Sequence[Job], floods: Mapping[str, Flooding]) -> Flood | None:
    groups = [floods[job.submission.id].group for job in jobs if job.is_flood]
    return Flood(letters=len(groups), groups=len(set(groups))) if groups else None


def _waiting(services: Services, member: StaffMember) -> tuple[list[Submission], tuple[Aside, ...]]:
    """Read what waits for this person, in one desa or in all of them."""
    read: list[Submission] = []
    aside: list[Aside] = []
    for village in (None,) if member.villages is None else sorted(member.villages):
        cursor: str | None = None
        while True:
            page = services.store.submissions.waiting(limit=READ_AT_ONCE, cursor=cursor, village=village)
            read.extend(page.items)
            aside.extend(Aside(kind=AsideKind.SUBMISSION, name=name) for name in page.set_aside)
            cursor = page.next_cursor
            if cursor is None or len(read) >= MOST_READ_IN_FLOOD:
                break
    return read[:MOST_READ_IN_FLOOD], tuple(aside)
