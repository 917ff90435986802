"""What is written about visits, pages, interruptions, facts and staff: a document, its version, a chain of acts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from feedback_api.domain.audit import ChainEnd


class EntryKind(StrEnum):
    """What the notebook holds: visits staff plan, what they changed of editors', results, pages down, members of staff.

    Of the supervisor there is an appointment besides, of whoever has not come yet an invitation. An interruption is
    what keeps the office from serving today, a fact what the desk says of the office itself.
    """

    VISIT = "visit"
    OVERRIDE = "override"
    RESULT = "result"
    TAKEDOWN = "takedown"
    INTERRUPTION = "interruption"
    FACT = "fact"
    APPOINTMENT = "appointment"
    MEMBER = "member"
    INVITATION = "invitation"

    @property
    def is_on_pages(self) -> bool:
        """Whether some page of the site says what such an entry says; of members of staff none does."""
        return self not in {EntryKind.APPOINTMENT, EntryKind.MEMBER, EntryKind.INVITATION}


@dataclass(frozen=True, kw_only=True)
class NotebookEntry:
    """One entry; `version` 0 was never kept. `day` is the day of the visit, by which entries are ordered."""

    kind: EntryKind
    name: str
    day: date
    document: str
    version: int = 0
    acts: int = 0
    audit_head: str = ""

    @property
    def chain_end(self) -> ChainEnd:
        """Where the next audit event joins on."""
        return ChainEnd(submission_id=f"{self.kind.value}/{self.name}", number=self.acts, head=self.audit_head)
