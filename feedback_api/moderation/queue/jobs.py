"""Makes of letters what the lists of the desk show of each, as one person sees them now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from feedback_api.catalogue.protocol import Catalogue
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.search.findable import needs_a_look, written
from feedback_api.domain.submissions.flood import Flooding
from feedback_api.domain.submissions.submission import Kind, Status, Submission
from feedback_api.moderation.marked_text import Count, Segment, counts, segments

JOBS_A_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Job:
    """One submission as a list shows it.

    `paper` is what is fetched in the end, where something is; `holder` who else holds it just now, `turn` its place in
    the queue.
    """

    submission: Submission
    due: date
    days_left: int
    is_mine: bool
    is_held_by_me: bool
    holder: str | None
    village: str | None
    guide: str | None
    paper: str | None
    sent: int
    may_be_ticked: bool

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
        return not self.is_mine and self.holder is None and self.submission.assignee is None

    @property
    def is_late(self) -> bool:
        return self.days_left < 0

    @property
    def needs_a_look(self) -> bool:
        return needs_a_look(self.submission)

    @property
    def turn(self) -> str:
        """Return its turn as the store orders what waits."""
        return f"{self.due.isoformat()}/{written(self.submission.received_at)}/{self.submission.id}"

    @property
    def place(self) -> str:
        """Where it stands in the order of the queue: what stays the same while others come and go.

        What came in a flood stands behind everything else, the fuller its group the further.
        """
        return f"{self.sent:05d}~{self.turn}"


@dataclass(frozen=True, kw_only=True)
class Names:
    """What the site calls desa and guides, and the letters of a desa that guides are about, by slug."""

    villages: Mapping[str, str]
    guides: Mapping[str, str]
    letters: Mapping[str, str]

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Names":
        return cls(
            villages={one.slug: one.name for one in catalogue.villages()},
            guides={one.slug: one.title for one in catalogue.guides()},
            letters={one.slug: one.letter.name for one in catalogue.guides() if one.letter},
        )

    def paper_of(self, submission: Submission) -> str | None:
        """Return what is fetched in the end: a letter of the desa, or what papers were handed in for."""
        slug = submission.guide or ""
        if not submission.kind.is_fetched:
            return None
        return (self.letters.get(slug) if submission.kind is Kind.PREPARE else None) or self.guides.get(slug)


@dataclass(frozen=True, kw_only=True)
class JobMaker:
    """Makes jobs of submissions, as one person sees them now."""

    member: StaffMember
    now: datetime
    today: date
    tz: tzinfo
    names: Names
    floods: Mapping[str, Flooding] = field(default_factory=dict)

    def job(self, submission: Submission) -> Job:
        claim, names = submission.claim, self.member.names
        holds = claim is not None and claim.until > self.now and submission.status.is_open
        is_held_by_me = holds and claim is not None and claim.moderator in names
        is_open, holder = submission.status.is_open, claim.moderator if claim and holds and not is_held_by_me else None
        flooding = self.floods.get(submission.id) if submission.status is Status.WAITING else None
        due = self._due(submission)
        return Job(
            submission=submission,
            due=due,
            days_left=(due - self.today).days,
            is_mine=is_held_by_me or (is_open and submission.assignee in names),
            is_held_by_me=is_held_by_me,
            holder=holder,
            village=self.names.villages.get(submission.village or ""),
            guide=self.names.guides.get(submission.guide or ""),
            paper=self.names.paper_of(submission),
            sent=flooding.sent if flooding else 0,
            may_be_ticked=is_open and holder is None and not submission.kind.is_confidential,
        )

    def _due(self, submission: Submission) -> date:
        """Return by when the office owes something: an answer, the erasure that was asked for, or the first of them."""
        asked = submission.erasure_due
        if asked is None:
            return submission.due
        day = asked.astimezone(self.tz).date()
        return min(day, submission.due) if submission.status.is_open else day
