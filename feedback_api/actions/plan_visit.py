"""Lets staff plan a visit, change it, and call it off; each wakes the press with the same writing."""

from dataclasses import dataclass, replace

from feedback_api.actions.note_result import write_down
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import AlreadyDecided, NotAllowed, NoteChanged, VisitNotFound
from feedback_api.domain.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.staff import Role, StaffMember
from feedback_api.domain.visit_note import VisitNote, VisitStatus, note_document, note_of
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class KeptVisit:
    """A planned visit and the version that was read."""

    note: VisitNote
    version: int


@dataclass(frozen=True, kw_only=True)
class Calling:
    """Who changes or calls off which visit, seeing which version, and why."""

    slug: str
    version: int
    moderator: StaffMember
    reason: str


def kept_visit(services: Services, slug: str, moderator: StaffMember) -> KeptVisit:
    """Return the visit, or raise `VisitNotFound`, or `NotAllowed` for village staff of another desa."""
    entry = services.store.notebook.get(EntryKind.VISIT, slug)
    if entry is None:
        raise VisitNotFound
    kept = KeptVisit(note=note_of(entry.document), version=entry.version)
    _must_be_theirs(kept.note, moderator)
    return kept


def plan_visit(services: Services, note: VisitNote, *, moderator: StaffMember) -> VisitNote:
    """Keep a new visit; the same again changes nothing, another of the same name raises `NoteChanged`."""
    _must_be_theirs(note, moderator)
    entry = services.store.notebook.get(EntryKind.VISIT, note.slug)
    if entry is not None:
        if entry.document == note_document(note):
            return note
        raise NoteChanged
    fresh = NotebookEntry(kind=EntryKind.VISIT, name=note.slug, day=note.day, document=note_document(note))
    write_down(services, fresh, act=Act.VISIT_PLANNED, moderator=moderator)
    return note


def change_visit(services: Services, calling: Calling, plan: VisitNote) -> VisitNote:
    """Replace the plan; raises `NoteChanged` if a colleague did first, `AlreadyDecided` once it was called off."""
    kept = _open(services, calling)
    _must_be_theirs(plan, calling.moderator)
    changed = kept.changed_to(plan, reason=calling.reason, at=services.now())
    return _replace(services, calling, changed, Act.VISIT_CHANGED)


def cancel_visit(services: Services, calling: Calling, *, replacement: str | None) -> VisitNote:
    """Call it off; raises as `change_visit` does."""
    kept = _open(services, calling)
    cancelled = kept.cancelled(reason=calling.reason, replacement=replacement, at=services.now())
    return _replace(services, calling, cancelled, Act.VISIT_CANCELLED)


def _open(services: Services, calling: Calling) -> VisitNote:
    kept = kept_visit(services, calling.slug, calling.moderator)
    if kept.version != calling.version:
        raise NoteChanged
    if kept.note.status is VisitStatus.CANCELLED:
        raise AlreadyDecided
    return kept.note


def _replace(services: Services, calling: Calling, note: VisitNote, act: Act) -> VisitNote:
    entry = services.store.notebook.get(EntryKind.VISIT, calling.slug)
    if entry is None:
        raise VisitNotFound
    new = replace(entry, day=note.day, document=note_document(note), version=calling.version)
    write_down(services, new, act=act, moderator=calling.moderator)
    return note


def _must_be_theirs(note: VisitNote, moderator: StaffMember) -> None:
    if moderator.role is Role.VILLAGE and note.village != moderator.village:
        raise NotAllowed
