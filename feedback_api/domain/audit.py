"""The chain of acts on a submission, which can be checked after personal data is erased."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """Everything that can be done to a submission."""

    RECEIVED = "received"
    CLAIMED = "claimed"
    RELEASED = "released"
    UNMASKED = "unmasked"
    PUBLISHED = "published"
    ANSWERED_PRIVATELY = "answered_privately"
    DECLINED = "declined"
    MARKED_SPAM = "marked_spam"


@dataclass(frozen=True, kw_only=True)
class AuditEvent:
    """One act. `digest` is a salted digest of what was decided, never the text itself; `head` seals the chain."""

    submission_id: str
    number: int
    at: datetime
    actor: str
    act: Act
    salt: str
    digest: str
    head: str


def sealed(
    *, previous_head: str, submission_id: str, number: int, at: datetime, actor: str, act: Act, salt: str, content: str
) -> AuditEvent:
    """Return the event whose `head` covers the previous head, the act and a salted digest of `content`."""
    digest = hashlib.sha256(f"{salt}\n{content}".encode()).hexdigest()
    covered = json.dumps([previous_head, submission_id, number, at.isoformat(), actor, act.value, salt, digest])
    head = hashlib.sha256(covered.encode()).hexdigest()
    return AuditEvent(
        submission_id=submission_id, number=number, at=at, actor=actor, act=act, salt=salt, digest=digest, head=head
    )
