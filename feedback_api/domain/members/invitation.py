"""An invitation to the desk: a link that makes one member of staff, once, for some days."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from feedback_api.domain.members.staff import Role
from feedback_api.domain.stored_format import INVITATION
from feedback_api.domain.stored_parts import document_of, read_document

GOOD_FOR = timedelta(days=3)


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """Who may come in by it, until when, and what became of it. Times are aware, UTC.

    `used_by` is the name that the invited chose; `withdrawn_by` is who took it back.
    """

    role: Role
    village: str | None
    by: str
    at: datetime
    expires_at: datetime
    used_by: str | None = None
    withdrawn_by: str | None = None

    def is_open(self, now: datetime) -> bool:
        return self.used_by is None and self.withdrawn_by is None and now < self.expires_at


def invitation_name(token: str) -> str:
    """Return under which name it is kept: nothing in the store makes a link again."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_document(invitation: Invitation) -> str:
    """Return the document in which it is kept."""
    return document_of(INVITATION, invitation)


def invitation_of(document: str) -> Invitation:
    """Read what `invitation_document` wrote, or raise `VisitSetAside`, as for every entry of the notebook."""
    return read_document(INVITATION, Invitation, document)
