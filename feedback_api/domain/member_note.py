"""What is written about a member of staff in their chain: what they may do since when, and who said so."""

import json
from dataclasses import dataclass
from datetime import datetime

from feedback_api.domain.stored_format import MEMBER_NOTE, said_by


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
    fields = {**vars(note), "at": note.at.isoformat()}
    return json.dumps(MEMBER_NOTE.marked(fields, None), ensure_ascii=False, separators=(",", ":"))


def member_note_of(document: str) -> MemberNote:
    """Read what `member_note_document` wrote, or raise `VisitSetAside`, as for every entry of the notebook."""
    with MEMBER_NOTE.reading():
        raw = MEMBER_NOTE.upgraded(said_by(document))
        return MemberNote(
            name=raw["name"],
            role=raw["role"],
            village=raw["village"],
            by=raw["by"],
            at=datetime.fromisoformat(raw["at"]),
        )
