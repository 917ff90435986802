"""Sorts what waits into the three lists of the queue and cuts them into pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from feedback_api.actions.appointments import appointed_lately
from feedback_api.actions.flood import MAY_PUT_ASIDE, overdue_aside, seen
from feedback_api.actions.gone import Gone, taken_back_for
from feedback_api.actions.late_copy import without_copy_since
from feedback_api.actions.look_back import count_waiting
from feedback_api.actions.reports import reports_for, unread_too_long
from feedback_api.actions.set_aside import Aside, AsideKind, set_aside
from feedback_api.catalogue.protocol import Catalogue
from feedback_api.domain.appointment import Appointment
from feedback_api.domain.build_record import BuildRecord
from feedback_api.domain.desk_acts import LOOKING_BACK
from feedback_api.domain.staff import Role, StaffMember
from feedback_api.domain.submissions.flood import Flooding
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.moderation.marked_text import Count, Segment, counts, segments
from feedback_api.services import Services

JOBS_A_PAGE = 20
# In a flood people's letters should all stand on the first page, beside those that waited before.
JOBS_A_PAGE_IN_FLOOD = 50
MOST_READ = 1000
# In a flood everything is read: the letters of people may lie behind all of it.
MOST_READ_IN_FLOOD = 25_000
READ_AT_ONCE = 200


class Filter(StrEnum):
    """The three lists."""

    ALL = "semua"
    MINE = "milik-saya"
    FREE = "bebas"


@dataclass(frozen=True, kw_only=True)
class Job:
    """One submission as the queue shows it."""

    submission: Submission
    due: date
    days_left: int
    is_mine: bool
    holder: str | None
    village: str | None
    guide: str | None
    sent: int

    @property
    def is_flood(self) -> bool:
        """Whether it came in a flood, from a group that sent more than a few letters of it."""
        return self.sent > 0

    @property
    def segments(self) -> tuple[Segment, ...]:
        return segments(self.submission)

    @property
    def finds(self) -> tuple[Count, ...]:
        return counts(self.submission.finds)

    @property
    def is_free(self) -> bool:
        return not self.is_mine and self.holder is None

    @property
    def place(self) -> str:
        """Where it stands in the order of the queue: what stays the same while others come and go.

        What came in a flood stands behind everything else, the fuller its group the further.
        """
        one = self.submission
        return f"{self.sent:05d}~{self.due.isoformat()}~{one.received_at.isoformat()}~{one.id}"


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One of the three lists, and how many stand in it."""

    filter: Filter
    count: int


@dataclass(frozen=True, kw_only=True)
class Flood:
    """How many letters of a flood wait, and from how many groups they came."""

    letters: int
    groups: int


@dataclass(frozen=True, kw_only=True)
class QueuePage:
    """What the queue's template shows. `more` says that there is more waiting than was counted.

    `set_aside` is what cannot be opened by this version. `flood` is there while letters of one wait, `has_put_aside`
    while some were put aside.
    """

    chosen: Filter
    jobs: tuple[Job, ...]
    tabs: tuple[Tab, ...]
    late: int
    more: bool
    next_place: str | None
    build: BuildRecord
    without_copy_since: datetime | None
    set_aside: tuple[Aside, ...]
    gone: tuple[Gone, ...]
    done: Submission | None
    may_take_down: bool
    unread_reports: int
    appointed: tuple[Appointment, ...]
    to_look_back: int
    flood: Flood | None
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


def queue_page(services: Services, looking: Looking, *, done: Submission | None) -> QueuePage:
    """Return one page of the chosen list, oldest due date first, with the counts of all three.

    What came in a flood stands behind the rest.
    """
    floods = seen(services)
    read, aside, more = _waiting(services, looking.member, most=MOST_READ_IN_FLOOD if floods else MOST_READ)
    reports = reports_for(services, looking.member)
    aside += [Aside(kind=AsideKind.SUBMISSION, name=name) for name in reports.set_aside]
    visible = (one for one in (*read, *reports.items) if looking.member.may_see(one))
    made = _Jobs(looking=looking, floods=floods, names=_names(services.catalogue))
    jobs = tuple(sorted(map(made.job, visible), key=lambda job: job.place))
    lists = _lists(jobs)
    may_put_aside = not looking.member.roles.isdisjoint(MAY_PUT_ASIDE)
    rest = tuple(job for job in lists[looking.chosen] if job.place > looking.after)
    flood = _flood(jobs, floods)
    a_page = JOBS_A_PAGE_IN_FLOOD if flood else JOBS_A_PAGE
    page = rest[:a_page]
    return QueuePage(
        chosen=looking.chosen,
        jobs=page,
        tabs=tuple(Tab(filter=name, count=len(found)) for name, found in lists.items()),
        late=sum(job.days_left < 0 for job in jobs),
        more=more or reports.more,
        next_place=page[-1].place if len(rest) > a_page else None,
        build=services.store.builds.read(),
        without_copy_since=without_copy_since(services),
        set_aside=tuple(dict.fromkeys((*aside, *set_aside(services.store)))),
        gone=taken_back_for(services, looking.member),
        done=done,
        may_take_down=looking.member.villages is None,
        unread_reports=unread_too_long(services) if Role.ADMIN in looking.member.roles else 0,
        appointed=appointed_lately(services, looking.member),
        to_look_back=0 if looking.member.roles.isdisjoint(LOOKING_BACK) else count_waiting(services),
        flood=flood,
        has_put_aside=bool(may_put_aside and services.store.flood.aside(limit=1).items),
        overdue_aside=overdue_aside(services) if may_put_aside else 0,
        may_put_aside=may_put_aside,
    )


def _lists(jobs: tuple[Job, ...]) -> Mapping[Filter, tuple[Job, ...]]:
    mine, free = (job for job in jobs if job.is_mine), (job for job in jobs if job.is_free)
    return {Filter.ALL: jobs, Filter.MINE: tuple(mine), Filter.FREE: tuple(free)}


def _flood(jobs: tuple[Job, ...], floods: Mapping[str, Flooding]) -> Flood | None:
    groups = [floods[job.submission.id].group for job in jobs if job.is_flood]
    return Flood(letters=len(groups), groups=len(set(groups))) if groups else None


def _waiting(services: Services, member: StaffMember, *, most: int) -> tuple[list[Submission], list[Aside], bool]:
    """Read what waits, at most so much: a longer queue is not worked off by scrolling."""
    read: list[Submission] = []
    aside: list[Aside] = []
    more = False
    for village in (None,) if member.villages is None else sorted(member.villages):
        found, beside, is_cut = _waiting_in(services, village, most=most)
        read, aside, more = [*read, *found], [*aside, *beside], more or is_cut
    return read, aside, more


def _waiting_in(services: Services, village: str | None, *, most: int) -> tuple[list[Submission], list[Aside], bool]:
    """Read what waits in one desa, or in all of them."""
    read: list[Submission] = []
    aside: list[Aside] = []
    cursor: str | None = None
    while True:
        page = services.store.submissions.waiting(limit=READ_AT_ONCE, cursor=cursor, village=village)
        read.extend(page.items)
        aside.extend(Aside(kind=AsideKind.SUBMISSION, name=name) for name in page.set_aside)
        cursor = page.next_cursor
        if cursor is None or len(read) >= most:
            return read[:most], aside, cursor is not None


def _due(submission: Submission, looking: Looking) -> date:
    """Return by when the office owes something: an answer, the erasure that was asked for, or the first of the two."""
    asked = submission.erasure_due
    if asked is None:
        return submission.due
    day = asked.astimezone(looking.tz).date()
    return min(day, submission.due) if submission.status.is_open else day


@dataclass(frozen=True, kw_only=True)
class _Names:
    """What the site calls desa and guides, by slug."""

    villages: Mapping[str, str]
    guides: Mapping[str, str]


def _names(catalogue: Catalogue) -> _Names:
    return _Names(
        villages={one.slug: one.name for one in catalogue.villages()},
        guides={one.slug: one.title for one in catalogue.guides()},
    )


@dataclass(frozen=True, kw_only=True)
class _Jobs:
    """Makes jobs of submissions, as one person sees them now."""

    looking: Looking
    floods: Mapping[str, Flooding]
    names: _Names

    def job(self, submission: Submission) -> Job:
        claim, looking = submission.claim, self.looking
        holds = claim is not None and claim.until > looking.now
        is_mine = holds and claim is not None and claim.moderator in looking.member.names
        flooding = self.floods.get(submission.id) if submission.status is Status.WAITING else None
        due = _due(submission, looking)
        return Job(
            submission=submission,
            due=due,
            days_left=(due - looking.today).days,
            is_mine=is_mine,
            holder=claim.moderator if claim and holds and not is_mine else None,
            village=self.names.villages.get(submission.village or ""),
            guide=self.names.guides.get(submission.guide or ""),
            sent=flooding.sent if flooding else 0,
        )
