"""Writes down what came of a visit."""

from dataclasses import dataclass, replace

from feedback_api.domain.audit import Act, Deed, sealed
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.visits.result import VisitResult, result_document, result_of
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class KeptResult:
    """A result as it was read; version 0 and no result while nobody wrote one."""

    result: VisitResult | None
    version: int


def kept_result(services: Services, visit: str) -> KeptResult:
    """Return what is kept of this visit."""
    entry = services.store.notebook.get(EntryKind.RESULT, visit)
    if entry is None:
        return KeptResult(result=None, version=0)
    return KeptResult(result=result_of(entry.document), version=entry.version)


def note_result(services: Services, result: VisitResult, *, version: int, moderator: StaffMember) -> NotebookEntry:
    """Keep it, or raise `NoteChanged` if somebody wrote after `version` was read. The press is woken."""
    fresh = NotebookEntry(kind=EntryKind.RESULT, name=result.visit, day=result.day, document="")
    kept = services.store.notebook.get(EntryKind.RESULT, result.visit) or fresh
    return write_down(
        services,
        replace(kept, day=result.day, document=result_document(result), version=version),
        act=Act.RESULT_WRITTEN,
        moderator=moderator,
    )


def write_down(services: Services, entry: NotebookEntry, *, act: Act, moderator: StaffMember) -> NotebookEntry:
    """Seal the act and keep the entry with it."""
    deed = Deed(act=act, actor=moderator.name, at=services.now(), content=entry.document)
    return services.store.notebook.write(entry, sealed(entry.chain_end, deed, salt=services.new_key()))
