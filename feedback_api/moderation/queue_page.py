"""Sorts what waits into the three lists of the queue and cuts them into pages."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from feedback_api.catalogue.protocol import Catalogue
from feedback_api.domain.build_record import BuildRecord
from feedback_api.domain.staff import Role, StaffMember
from feedback_api.domain.submission import Submission
from feedback_api.moderation.late_copy import without_copy_since
from feedback_api.moderation.marked_text import Count, Segment, counts, segments
from feedback_api.services import Services

JOBS_A_PAGE = 20
MOST_READ = 1000
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
    days_left: int
    is_mine: bool
    holder: str | None
    village: str | None
    guide: str | None

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
        """Where it stands in the order of the queue: what stays the same while others come and go."""
        return f"{self.submission.due.isoformat()}~{self.submission.received_at.isoformat()}~{self.submission.id}"


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One of the three lists, and how many stand in it."""

    filter: Filter
    count: int


@dataclass(frozen=True, kw_only=True)
class QueuePage:
    """What the queue's template shows. `more` says that there is more waiting than was counted."""

    chosen: Filter
    jobs: tuple[Job, ...]
    tabs: tuple[Tab, ...]
    late: int
    more: bool
    next_place: str | None
    build: BuildRecord
    without_copy_since: datetime | None
    done: Submission | None


@dataclass(frozen=True, kw_only=True)
class Looking:
    """Who looks at the queue, when, and at what."""

    member: StaffMember
    now: datetime
    today: date
    chosen: Filter
    after: str


def chosen_filter(word: str) -> Filter:
    """Return the list somebody asked for; all of it if the word is none of ours."""
    return Filter(word) if word in set(Filter) else Filter.ALL


def queue_page(services: Services, looking: Looking, *, done: Submission | None) -> QueuePage:
    """Return one page of the chosen list, oldest due date first, with the counts of all three."""
    read, more = _waiting(services, looking.member)
    jobs = tuple(
        _job(submission, looking, services.catalogue) for submission in read if looking.member.may_see(submission)
    )
    lists = {
        Filter.ALL: jobs,
        Filter.MINE: tuple(job for job in jobs if job.is_mine),
        Filter.FREE: tuple(job for job in jobs if job.is_free),
    }
    rest = tuple(job for job in lists[looking.chosen] if job.place > looking.after)
    page = rest[:JOBS_A_PAGE]
    return QueuePage(
        chosen=looking.chosen,
        jobs=page,
        tabs=tuple(Tab(filter=name, count=len(found)) for name, found in lists.items()),
        late=sum(job.days_left < 0 for job in jobs),
        more=more,
        next_place=page[-1].place if len(rest) > JOBS_A_PAGE else None,
        build=services.store.builds.read(),
        without_copy_since=without_copy_since(services),
        done=done,
    )


def _waiting(services: Services, member: StaffMember) -> tuple[list[Submission], bool]:
    """Read what waits, at most a thousand: a longer queue is not worked off by scrolling."""
    read: list[Submission] = []
    village = member.village if member.role is Role.VILLAGE else None
    cursor: str | None = None
    while True:
        page = services.store.submissions.waiting(limit=READ_AT_ONCE, cursor=cursor, village=village)
        read.extend(page.items)
        cursor = page.next_cursor
        if cursor is None or len(read) >= MOST_READ:
            return read[:MOST_READ], cursor is not None


def _job(submission: Submission, looking: Looking, catalogue: Catalogue) -> Job:
    claim = submission.claim
    holds = claim is not None and claim.until > looking.now
    is_mine = holds and claim is not None and claim.moderator == looking.member.name
    return Job(
        submission=submission,
        days_left=(submission.due - looking.today).days,
        is_mine=is_mine,
        holder=claim.moderator if claim and holds and not is_mine else None,
        village=next((one.name for one in catalogue.villages() if one.slug == submission.village), None),
        guide=next((one.title for one in catalogue.guides() if one.slug == submission.guide), None),
    )
