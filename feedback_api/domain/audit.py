"""The chain of acts on a submission, which can be checked after personal data is erased."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from feedback_api.domain.stored_format import ACT, Beyond


class Act(StrEnum):
    """Everything that can be done to a submission or a member of staff, or written about a visit."""

    RECEIVED = "received"
    CLAIMED = "claimed"
    RELEASED = "released"
    ASSIGNED = "assigned"
    HANDED_BACK = "handed_back"
    UNMASKED = "unmasked"
    PUBLISHED = "published"
    ANSWERED_PRIVATELY = "answered_privately"
    FIRST_ANSWERED = "first_answered"
    PROPOSED = "proposed"
    SECONDED = "seconded"
    SENT_BACK = "sent_back"
    MADE_REPORT = "made_report"
    DECLINED = "declined"
    MADE_READY = "made_ready"
    CALLED_FIRST = "called_first"
    MARKED_SPAM = "marked_spam"
    PUT_ASIDE = "put_aside"
    BROUGHT_BACK = "brought_back"
    LETTERS_EXPORTED = "letters_exported"
    WITHDRAWN = "withdrawn"
    KEPT_PUBLISHED = "kept_published"
    MADE_PRIVATE = "made_private"
    UNDONE = "undone"
    REOPENED = "reopened"
    CORRECTED = "corrected"
    FORWARDED = "forwarded"
    MERGED = "merged"
    ABOUT_CHANGED = "about_changed"
    ERASED = "erased"
    COPIED = "copied"
    CONTACT_CORRECTED = "contact_corrected"
    CONTACT_DELETED = "contact_deleted"
    TEXT_CORRECTED = "text_corrected"
    CORRECTION_WISHED = "correction_wished"
    TAKEN_BACK = "taken_back"
    ANSWER_DROPPED = "answer_dropped"
    ERASURE_ASKED = "erasure_asked"
    ERASURE_CONFIRMED = "erasure_confirmed"
    VISIT_PLANNED = "visit_planned"
    VISIT_CHANGED = "visit_changed"
    VISIT_CANCELLED = "visit_cancelled"
    VISIT_RESTORED = "visit_restored"
    RESULT_WRITTEN = "result_written"
    SUPERVISOR_APPOINTED = "supervisor_appointed"
    SUPERVISOR_RENEWED = "supervisor_renewed"
    SUPERVISOR_RELEASED = "supervisor_released"
    SUPERVISOR_REPRESENTED = "supervisor_represented"
    MEMBER_INVITED = "member_invited"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    INVITATION_USED = "invitation_used"
    MEMBER_ADDED = "member_added"
    MEMBER_CHANGED = "member_changed"
    MEMBER_LEFT = "member_left"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 the name of an act, not a password
    SESSIONS_ENDED = "sessions_ended"
    CODE_SET_UP = "code_set_up"
    CODE_TAKEN_OFF = "code_taken_off"
    CODE_RESET = "code_reset"
    RECOVERY_USED = "recovery_used"
    MAIL_CHOSEN = "mail_chosen"
    DEPUTY_NAMED = "deputy_named"
    DEPUTY_RELEASED = "deputy_released"
    PAGE_TAKEN_DOWN = "page_taken_down"
    PAGE_PUT_BACK = "page_put_back"
    INTERRUPTION_SAID = "interruption_said"
    INTERRUPTION_ENDED = "interruption_ended"
    INTERRUPTION_RESUMED = "interruption_resumed"
    FACT_STATED = "fact_stated"
    FACT_TAKEN_AWAY = "fact_taken_away"
    FACT_UNDONE = "fact_undone"


@dataclass(frozen=True, kw_only=True)
class LaterAct:
    """An act that only a later version knows: it holds the chain together and is shown to nobody."""

    value: str


@dataclass(frozen=True, kw_only=True)
class AuditEvent:
    """One act. `digest` is a salted digest of what was decided, never the text itself; `head` seals the chain.

    The head does not cover the salt: when a text is erased its salts go too, so that nobody can test guesses against
    the digest, and the chain still holds.
    """

    submission_id: str
    number: int
    at: datetime
    actor: str
    act: Act | LaterAct
    salt: str | None
    digest: str
    head: str
    beyond: Beyond | None = None

    @property
    def is_set_aside(self) -> bool:
        """Whether only a later version knows what was done."""
        return isinstance(self.act, LaterAct)

    @property
    def can_be_checked(self) -> bool:
        """Whether this version knows what the head covers."""
        return self.beyond is None or self.beyond.reads_from <= ACT.format


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What somebody does, before it is sealed: `content` is what it decided, kept only as a salted digest."""

    act: Act
    actor: str
    at: datetime
    content: str = ""


@dataclass(frozen=True, kw_only=True)
class ChainEnd:
    """Where a submission's chain ends: the number and head of its last event."""

    submission_id: str
    number: int
    head: str


def sealed(end: ChainEnd, deed: Deed, *, salt: str) -> AuditEvent:
    """Return the next event, whose `head` covers the previous head, the act and the salted digest of the content."""
    event = AuditEvent(
        submission_id=end.submission_id,
        number=end.number + 1,
        at=deed.at,
        actor=deed.actor,
        act=deed.act,
        salt=salt,
        digest=hashlib.sha256(f"{salt}\n{deed.content}".encode()).hexdigest(),
        head="",
    )
    return replace(event, head=_head(end.head, event))


def is_unbroken(events: Iterable[AuditEvent], head: str) -> bool:
    """Say whether the events follow each other without a gap or a change, up to `head`."""
    previous = ""
    for number, event in enumerate(events, start=1):
        if event.number != number or (event.can_be_checked and event.head != _head(previous, event)):
            return False
        previous = event.head
    return previous == head


def _head(previous: str, event: AuditEvent) -> str:
    covered = [
        previous,
        event.submission_id,
        event.number,
        event.at.astimezone(UTC).isoformat(),
        event.actor,
        event.act.value,
        event.digest,
    ]
    return hashlib.sha256(json.dumps(covered).encode()).hexdigest()
