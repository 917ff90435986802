"""The chain of acts on a submission, which can be checked after personal data is erased."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum


class Act(StrEnum):
    """Everything that can be done to a submission, or written about a visit."""

    RECEIVED = "received"
    CLAIMED = "claimed"
    RELEASED = "released"
    UNMASKED = "unmasked"
    PUBLISHED = "published"
    ANSWERED_PRIVATELY = "answered_privately"
    DECLINED = "declined"
    MARKED_SPAM = "marked_spam"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"
    VISIT_PLANNED = "visit_planned"
    VISIT_CHANGED = "visit_changed"
    VISIT_CANCELLED = "visit_cancelled"
    RESULT_WRITTEN = "result_written"


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
    act: Act
    salt: str | None
    digest: str
    head: str


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

    @classmethod
    def before_the_first(cls, submission_id: str) -> "ChainEnd":
        return cls(submission_id=submission_id, number=0, head="")


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
        if event.number != number or event.head != _head(previous, event):
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
