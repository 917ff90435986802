"""Lets staff plan a visit, change it, and call it off; each wakes the press with the same writing."""

from dataclasses import dataclass, replace

from feedback_api.actions.note_result import write_down
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import AlreadyDecided, NotAllowed, NoteChanged, VisitNotFound
from feedback_api.domain.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.staff import Role, StaffMember
from feedback_api.domain.visit_note import VisitNote, VisitStatus, note_document, note_of
from feedback_api.domain.visit_override import laid_over, override_document, override_for, override_of
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class KeptVisit:
    """A visit and the version that was read; `written` is what its content file says, if an editor wrote it."""

    note: VisitNote
    version: int
    written: VisitNote | None = None


@dataclass(frozen=True, kw_only=True)
class Calling:
    """Who changes or calls off which visit, seeing which version, and why."""

    slug: str
    version: int
    moderator: StaffMember
    reason: str


def kept_visit(services: Services, slug: str, moderator: StaffMember) -> KeptVisit:
    """Return the visit, or raise `VisitNotFound`, or `NotAllowed` for village staff of another desa."""
    kept = _written(services, slug) or _planned(services, slug)
    if kept is None:
        raise VisitNotFound
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
    if kept.written is not None:  # its address and its file belong to that desa
        plan = replace(plan, village=kept.note.village)
    _must_be_theirs(plan, calling.moderator)
    changed = kept.note.changed_to(plan, reason=calling.reason, at=services.now())
    return _keep(services, calling, kept, changed, Act.VISIT_CHANGED)


def cancel_visit(services: Services, calling: Calling, *, replacement: str | None) -> VisitNote:
    """Call it off; raises as `change_visit` does."""
    kept = _open(services, calling)
    cancelled = kept.note.cancelled(reason=calling.reason, replacement=replacement, at=services.now())
    return _keep(services, calling, kept, cancelled, Act.VISIT_CANCELLED)


def _written(services: Services, slug: str) -> KeptVisit | None:
    """Return an editor's visit, with what staff changed of it."""
    written = next((visit.plan for visit in services.catalogue.visits() if visit.slug == slug), None)
    if written is None:
        return None
    entry = services.store.notebook.get(EntryKind.OVERRIDE, slug)
    if entry is None:
        return KeptVisit(note=written, version=0, written=written)
    note = laid_over(written, override_of(entry.document))
    return KeptVisit(note=note, version=entry.version, written=written)


def _planned(services: Services, slug: str) -> KeptVisit | None:
    entry = services.store.notebook.get(EntryKind.VISIT, slug)
    return KeptVisit(note=note_of(entry.document), version=entry.version) if entry else None


def _open(services: Services, calling: Calling) -> KeptVisit:
    kept = kept_visit(services, calling.slug, calling.moderator)
    if kept.version != calling.version:
        raise NoteChanged
    if kept.note.status is VisitStatus.CANCELLED:
        raise AlreadyDecided
    return kept


def _keep(services: Services, calling: Calling, kept: KeptVisit, note: VisitNote, act: Act) -> VisitNote:
    if kept.written is None:
        kind, document = EntryKind.VISIT, note_document(note)
    else:
        kind, document = EntryKind.OVERRIDE, override_document(override_for(kept.written, note))
    fresh = NotebookEntry(kind=kind, name=calling.slug, day=note.day, document="")
    entry = services.store.notebook.get(kind, calling.slug) or fresh
    new = replace(entry, day=note.day, document=document, version=calling.version)
    write_down(services, new, act=act, moderator=calling.moderator)
    return note


def _must_be_theirs(note: VisitNote, moderator: StaffMember) -> None:
    if moderator.role is Role.VILLAGE and note.village != moderator.village:
        raise NotAllowed
