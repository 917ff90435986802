"""Shows one submission on the desk: what came, what was typed so far, and what can be done with it."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import Response, make_response, render_template

from feedback_api.actions.preview import Preview
from feedback_api.catalogue.protocol import GuideEntry, VillageEntry
from feedback_api.current import services
from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.notice import Notice
from feedback_api.domain.staff import StaffMember
from feedback_api.domain.submission import Contact, Submission
from feedback_api.moderation.forms import Problem, Written
from feedback_api.moderation.marked_text import Count, Segment, counts, segments


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the page shows besides the submission: words typed, what is wrong, what happened meanwhile."""

    written: Written
    problems: tuple[Problem, ...] = ()
    said: str | None = None
    preview: Preview | None = None
    revealed: Contact | None = None
    changed: bool = False


@dataclass(frozen=True, kw_only=True)
class DecisionPage:
    """What the page's template shows."""

    submission: Submission
    member: StaffMember
    shown: Shown
    now: datetime
    today: date
    guides: tuple[GuideEntry, ...]
    villages: tuple[VillageEntry, ...]
    events: tuple[AuditEvent, ...]
    notice: Notice | None

    @property
    def segments(self) -> tuple[Segment, ...]:
        return segments(self.submission)

    @property
    def finds(self) -> tuple[Count, ...]:
        return counts(self.submission.finds)

    @property
    def days_left(self) -> int:
        return (self.submission.due - self.today).days

    @property
    def is_mine(self) -> bool:
        claim = self.submission.claim
        return claim is not None and claim.moderator == self.member.name and claim.until > self.now

    @property
    def holder(self) -> str | None:
        """Return who else holds it just now."""
        claim = self.submission.claim
        held = self.submission.is_held_from(self.member.name, now=self.now)
        return claim.moderator if claim and held else None

    @property
    def guide(self) -> GuideEntry | None:
        return next((guide for guide in self.guides if guide.slug == self.submission.guide), None)

    @property
    def village(self) -> VillageEntry | None:
        return next((village for village in self.villages if village.slug == self.submission.village), None)

    @property
    def guide_choices(self) -> list[tuple[str, str]]:
        return [(guide.slug, guide.title) for guide in self.guides]

    def problem(self, field: str) -> str | None:
        """Return what is wrong with one field, for the sentence above it."""
        return next((one.detail for one in self.shown.problems if one.field == field), None)


def decision_page(submission: Submission, member: StaffMember, shown: Shown, *, status: int = 200) -> Response:
    """Return the page; it always carries the version that is shown, so that nobody overwrites what they did not see."""
    page = DecisionPage(
        submission=submission,
        member=member,
        shown=shown,
        now=services().now(),
        today=services().today(),
        guides=services().catalogue.guides(),
        villages=services().catalogue.villages(),
        events=tuple(services().store.submissions.events(submission.id)),
        notice=_notice(submission),
    )
    return make_response(render_template("moderation/decision.html", page=page, member=member), status)


def _notice(submission: Submission) -> Notice | None:
    """Return whether its sender was told; who left no e-mail address, or still waits, has nothing to hear."""
    if submission.status.is_open or not submission.has_mail_address:
        return None
    notice = services().store.notices.get(submission.id)
    is_promise = notice is not None and notice.due_at is not None
    return None if is_promise and services().settings.mail is None else notice
