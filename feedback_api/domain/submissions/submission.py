"""What a resident sends, from its arrival to its end."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from feedback_api.domain.audit import ChainEnd
from feedback_api.domain.details import Find
from feedback_api.domain.personal.masking import masked
from feedback_api.domain.stored_format import Beyond
from feedback_api.domain.submissions.answer import Answer
from feedback_api.domain.submissions.going_back import SaidBefore, Undoable
from feedback_api.domain.submissions.proposal import Proposal


class Kind(StrEnum):
    """Five things a resident may say, a letter to be prepared, and papers that were handed in."""

    QUESTION = "question"
    PROPOSAL = "proposal"
    SUGGESTION = "suggestion"
    COMPLAINT = "complaint"
    REPORT = "report"
    PREPARE = "prepare"
    HANDED_IN = "handed_in"

    @property
    def is_fetched(self) -> bool:
        """Whether it ends with a paper that somebody fetches: it carries no words and nothing of it is published."""
        return self in {Kind.PREPARE, Kind.HANDED_IN}

    @property
    def kept_for(self) -> timedelta:
        """How long what identifies a sender is kept after closing."""
        return timedelta(days=30) if self.is_fetched else RETENTION

    @property
    def is_confidential(self) -> bool:
        """Whether only the supervisor reads it and nothing of it is ever published: see `confidential.py`."""
        return self is Kind.REPORT


class Status(StrEnum):
    """Where a submission stands; see `docs/glossary.md`."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    PUBLISHED = "published"
    ANSWERED_PRIVATELY = "answered_privately"
    MERGED = "merged"
    FORWARDED = "forwarded"
    DECLINED = "declined"
    SPAM = "spam"
    TAKEN_BACK = "taken_back"
    READY = "ready"
    COME_FIRST = "come_first"

    @property
    def is_open(self) -> bool:
        """Whether staff still owe the sender something."""
        return self in {Status.WAITING, Status.CLAIMED}


class SenderStatus(StrEnum):
    """The only things the sender is told: what the office did, and what the sender did."""

    RECEIVED = "received"
    LOOKING = "looking"
    ANSWERED = "answered"
    FORWARDED = "forwarded"
    CANNOT_ANSWER = "cannot_answer"
    TAKEN_FOR_SPAM = "taken_for_spam"
    WITHDRAWN = "withdrawn"
    TAKEN_BACK = "taken_back"
    READY = "ready"
    COME_FIRST = "come_first"


_SENDER_STATUSES = {
    Status.WAITING: SenderStatus.RECEIVED,
    Status.CLAIMED: SenderStatus.LOOKING,
    **dict.fromkeys((Status.PUBLISHED, Status.ANSWERED_PRIVATELY, Status.MERGED), SenderStatus.ANSWERED),
    Status.DECLINED: SenderStatus.CANNOT_ANSWER,
    Status.SPAM: SenderStatus.TAKEN_FOR_SPAM,
    **{one: SenderStatus(one) for one in (Status.FORWARDED, Status.TAKEN_BACK, Status.READY, Status.COME_FIRST)},
}


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
        return not any(vars(self).values())

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
    promised: date | None = None
    suspicion: Suspicion | None = None
    only_private: bool = False
    idempotency_key: str
    demonstration: bool = False


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Who holds a submission, and until when (aware, UTC). `more` is what a later version says of it, as JSON."""

    moderator: str
    until: datetime
    more: str | None = None


@dataclass(frozen=True, kw_only=True)
class SendersWords:
    """What the sender wrote beside the text, and when (aware, UTC). `more` is what a later version says, as JSON."""

    text: str
    at: datetime
    more: str | None = None


# How long what identifies a sender is kept after the submission was closed; of a paper that is fetched, shorter.
RETENTION = timedelta(days=90)
# By when the supervisor confirms that a report is erased whose sender asked for it (UU 27/2022: 3 x 24 hours).
ERASURE_CONFIRMED_WITHIN = timedelta(hours=72)


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A kept submission. `version` grows by one with every change of it.

    `text` is the original until it is erased, then the masked text; of a report it is empty always, for what was
    written is sealed with its contact. `only_private` says that the sender wants no publication. `public_text` is what
    staff let out. `promised` is the day that staff named for papers handed in, if they named one. `assignee` is whose
    work it is, while `claim` keeps others out for half an hour. `first_answer` is what the sender of a report read
    before the decision, and goes on reading. `batch` names the act by which it was put aside with others of a flood.
    `proposal` is what one member wants to publish of a letter that sounds like a report (`second_member.py`), and
    `looked_back_at` when somebody decided that one from before that rule stays public.
    `arrival_digest` tells two senders apart whose codes happen to be the same. `acts` and `audit_head` say where its
    chain of audit events ends. `change` and `ordinal` are its places among all changes and all publications; they stay
    when it is withdrawn. `earlier` is what its sender corrected while it was open, oldest first, until it is decided;
    `wish` how its sender wants a published text to read. `erasure_asked_at` says since when a report should be
    erased. `title` is what staff call it, `case` which case of its guide it is about, `forwarded_to` who has it now,
    `merged_into` whose answer is its answer too. `follows` is the answered letter that it follows under the same code
    (`domain/thread.py`), which also holds how to reach its sender. `undoable` is the last act of staff, `said_before`
    what the office said before that holds no more, oldest first. `beyond` is what a later version says of it, which
    is written back with it.
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
    promised: date | None = None
    status: Status = Status.WAITING
    claim: Claim | None = None
    assignee: str | None = None
    batch: str | None = None
    suspicion: Suspicion | None = None
    has_contact: bool = False
    has_mail_address: bool = False
    demonstration: bool = False
    only_private: bool = False
    public_text: str | None = None
    answer: Answer | None = None
    first_answer: Answer | None = None
    proposal: Proposal | None = None
    reason: str | None = None
    closed_at: datetime | None = None
    erased_at: datetime | None = None
    earlier: tuple[SendersWords, ...] = ()
    wish: SendersWords | None = None
    erasure_asked_at: datetime | None = None
    looked_back_at: datetime | None = None
    title: str | None = None
    case: str | None = None
    forwarded_to: str | None = None
    merged_into: str | None = None
    follows: str | None = None
    said_before: tuple[SaidBefore, ...] = ()
    undoable: Undoable | None = None
    ordinal: int | None = None
    change: int | None = None
    acts: int = 0
    audit_head: str = ""
    version: int = 1
    beyond: Beyond | None = None

    def __post_init__(self) -> None:
        """Let no report carry words, whoever makes one."""
        words = (self.text, self.finds, self.public_text, self.earlier, self.wish, self.proposal)
        if self.kind.is_confidential and any(words):
            raise ValueError(self.id)

    @property
    def may_be_published(self) -> bool:
        """Whether anything of it may ever leave the office for everybody to read."""
        return not (self.kind.is_confidential or self.kind.is_fetched or self.only_private)

    @property
    def has_something_sealed(self) -> bool:
        """Whether something is kept encrypted beside it: the contact, or a report's words."""
        return self.has_contact or self.kind.is_confidential

    @property
    def is_withdrawn(self) -> bool:
        """Whether its answer was public and was taken from the site: no answer was refused."""
        return self.status is Status.DECLINED and self.ordinal is not None and self.answer is not None

    @property
    def page_id(self) -> str:
        """On whose page stands what is published of it."""
        return self.follows or self.id

    @property
    def corrections(self) -> tuple[SaidBefore, ...]:
        """Return how the answer that counts now was corrected, oldest first."""
        last = [number for number, one in enumerate(self.said_before, start=1) if one.note is None]
        return self.said_before[last[-1] if last else 0 :]

    @property
    def kept_earlier(self) -> tuple[SendersWords, ...]:
        """Return what its sender corrected, as long as it is kept at all: for an act can be undone too."""
        if self.earlier or self.undoable is None:
            return self.earlier
        return tuple(self.undoable.before.get("earlier", ()))

    @property
    def chain_end(self) -> ChainEnd:
        """Where the next audit event joins on."""
        return ChainEnd(submission_id=self.id, number=self.acts, head=self.audit_head)

    @property
    def erase_after(self) -> datetime | None:
        """When its personal data has to go; `None` while it is open and once it is gone."""
        return None if self.closed_at is None or self.erased_at else self.closed_at + self.kind.kept_for

    @property
    def erasure_due(self) -> datetime | None:
        """By when the supervisor has to confirm an erasure that was asked for; `None` where none waits."""
        if self.erasure_asked_at is None or self.erased_at is not None:
            return None
        return self.erasure_asked_at + ERASURE_CONFIRMED_WITHIN

    @property
    def settled(self) -> "Submission":
        """The submission as it is kept: what was proposed and came to nothing ends with it, and is erased with it."""
        if self.proposal is None or (self.status.is_open and self.erased_at is None):
            return self
        if self.proposal.seconded_by is None:
            return replace(self, proposal=None)
        return replace(self, proposal=self.proposal.forgotten) if self.erased_at else self

    @property
    def masked_text(self) -> str:
        """The text with every personal detail hidden: what staff see first."""
        return masked(self.text, self.finds)

    def is_held_from(self, *names: str, now: datetime) -> bool:
        """Say whether somebody by another name holds it just now."""
        return self.claim is not None and self.claim.moderator not in names and self.claim.until > now

    @property
    def sender_status(self) -> SenderStatus:
        """The word the sender sees."""
        return SenderStatus.WITHDRAWN if self.is_withdrawn else _SENDER_STATUSES[self.status]
