"""What is written about a member of staff in their chain: what they may do since when, and who said so."""

from dataclasses import dataclass
from datetime import datetime

from feedback_api.domain.stored_format import MEMBER_NOTE
from feedback_api.domain.stored_parts import document_of, read_document


@dataclass(frozen=True, kw_only=True)
class MemberNote:
    """The last act on a member: their role and desa after it, when it was (aware, UTC), and by whom."""

    name: str
    role: str
    village: str | None
    by: str
    at: datetime


def member_note_document(note: MemberNote) -> str:
    """Return the document in which it is kept."""
    return document_of(MEMBER_NOTE, note)


def member_note_of(document: str) -> MemberNote:
    """Read what `member_note_document` wrote, or raise `VisitSetAside`, as for every entry of the notebook."""
    return read_document(MEMBER_NOTE, MemberNote, document)
