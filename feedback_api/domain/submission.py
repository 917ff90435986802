"""What a resident sends, from its arrival to its end."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from feedback_api.domain.answer import Answer
from feedback_api.domain.audit import ChainEnd
from feedback_api.domain.details import Find
from feedback_api.domain.masking import masked


class Kind(StrEnum):
    """The four things a resident may send."""

    QUESTION = "question"
    PROPOSAL = "proposal"
    SUGGESTION = "suggestion"
    COMPLAINT = "complaint"


class Status(StrEnum):
    """Where a submission stands in its life; see `docs/glossary.md`."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    PUBLISHED = "published"
    ANSWERED_PRIVATELY = "answered_privately"
    MERGED = "merged"
    FORWARDED = "forwarded"
    DECLINED = "declined"
    SPAM = "spam"

    @property
    def is_open(self) -> bool:
        """Whether staff still owe the sender something."""
        return self in {Status.WAITING, Status.CLAIMED}


class SenderStatus(StrEnum):
    """The only four things the sender is told."""

    RECEIVED = "received"
    LOOKING = "looking"
    ANSWERED = "answered"
    CANNOT_ANSWER = "cannot_answer"


class Suspicion(StrEnum):
    """Why staff should look twice; never a reason to drop what somebody wrote."""

    TOO_FAST = "too_fast"


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How to reach the sender; kept apart, encrypted, erased 90 days after closing."""

    name: str | None = None
    address: str | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.address)

    @property
    def mail_address(self) -> str | None:
        """The address, if it is one for e-mail: the door lets in those and telephone numbers only."""
        return self.address if self.address and "@" in self.address else None


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A submission as it came in, checked at the door and not yet kept."""

    kind: Kind
    text: str
    village: str | None
    guide: str | None
    visit: str | None = None
    contact: Contact
    suspicion: Suspicion | None = None
    idempotency_key: str
    demonstration: bool = False


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Who holds a submission, and until when (aware, UTC)."""

    moderator: str
    until: datetime


# How long what identifies a sender is kept after the submission was closed.
RETENTION = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A kept submission. `version` grows by one with every change of it.

    `text` is the original until it is erased, then the masked text. `public_text` is what staff let out.
    `arrival_digest` tells two senders apart whose codes happen to be the same. `acts` and `audit_head` say where its
    chain of audit events ends. `change` and `ordinal` are its places among all changes and all publications; they stay
    when it is withdrawn.
    """

    id: str
    tracking_digest: str
    arrival_digest: str = ""
    kind: Kind
    text: str
    finds: tuple[Find, ...]
    village: str | None
    guide: str | None
    visit: str | None
    received_at: datetime
    due: date
    status: Status = Status.WAITING
    claim: Claim | None = None
    suspicion: Suspicion | None = None
    has_contact: bool = False
    has_mail_address: bool = False
    demonstration: bool = False
    public_text: str | None = None
    answer: Answer | None = None
    reason: str | None = None
    closed_at: datetime | None = None
    erased_at: datetime | None = None
    ordinal: int | None = None
    change: int | None = None
    acts: int = 0
    audit_head: str = ""
    version: int = 1

    @property
    def chain_end(self) -> ChainEnd:
        """Where the next audit event joins on."""
        return ChainEnd(submission_id=self.id, number=self.acts, head=self.audit_head)

    @property
    def erase_after(self) -> datetime | None:
        """When its personal data has to go; `None` while it is open and once it is gone."""
        return None if self.closed_at is None or self.erased_at else self.closed_at + RETENTION

    @property
    def masked_text(self) -> str:
        """The text with every personal detail hidden: what staff see first."""
        return masked(self.text, self.finds)

    def is_held_from(self, moderator: str, *, now: datetime) -> bool:
        """Say whether somebody other than `moderator` holds it just now."""
        return self.claim is not None and self.claim.moderator != moderator and self.claim.until > now

    @property
    def sender_status(self) -> SenderStatus:
        """The word the sender sees."""
        match self.status:
            case Status.WAITING:
                return SenderStatus.RECEIVED
            case Status.CLAIMED | Status.FORWARDED:
                return SenderStatus.LOOKING
            case Status.PUBLISHED | Status.ANSWERED_PRIVATELY | Status.MERGED:
                return SenderStatus.ANSWERED
            case Status.DECLINED | Status.SPAM:
                return SenderStatus.CANNOT_ANSWER
