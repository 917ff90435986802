"""Lets staff plan a visit, change it, call it off, and take that back; each wakes the press with the same writing."""

from dataclasses import dataclass, replace

from feedback_api.actions.visits.note_result import write_down
from feedback_api.actions.visits.visits_now import every_entry, visit_on
from feedback_api.catalogue.protocol import VisitEntry
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import (
    AlreadyDecided,
    CancelledInFile,
    NotAllowed,
    NotCancelled,
    NoteChanged,
    VisitExists,
    VisitNotFound,
    VisitSetAside,
)
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.personal.public_words import UNREAD, Reading, pointed_out, refuse_unread
from feedback_api.domain.stored_format import readable
from feedback_api.domain.visits.note import VisitNote, VisitStatus, note_document, note_of
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.visits.override import override_document, override_for, override_of
from feedback_api.domain.visits.sources import Origin, VisitSources, settled
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class KeptVisit:
    """A visit as it counts, and the version that was read.

    `written` is what its content file says, if an editor wrote it. `under` is what staff's changes are laid over; a
    visit that they planned themselves has nothing under it. `deleted` says that only the cancellation is left of it.
    `was` are the names it had before its file was renamed.
    """

    note: VisitNote
    version: int
    written: VisitNote | None = None
    under: VisitNote | None = None
    deleted: bool = False
    was: tuple[str, ...] = ()

    @property
    def is_off(self) -> bool:
        return self.note.status is VisitStatus.CANCELLED

    @property
    def is_off_in_file(self) -> bool:
        """Return whether an editor called it off, so that only the file can take that back."""
        return self.written is not None and self.written.status is VisitStatus.CANCELLED


@dataclass(frozen=True, kw_only=True)
class Calling:
    """Who changes, calls off or restores which visit, seeing which version, and why; `reading` as `Reading` says."""

    slug: str
    version: int
    moderator: StaffMember
    reason: str
    reading: Reading = UNREAD


def kept_visit(services: Services, slug: str, moderator: StaffMember) -> KeptVisit:
    """Return the visit, or raise `VisitNotFound`, or `NotAllowed` for village staff of another desa."""
    kept = _kept(services, slug)
    if kept is None:
        raise VisitNotFound
    _must_be_theirs(kept.note, moderator)
    return kept


def plan_visit(services: Services, note: VisitNote, *, moderator: StaffMember, reading: Reading = UNREAD) -> VisitNote:
    """Keep a new visit under a name of its own, made of the one it asks for.

    What everybody would read is refused as `refuse_unread` says, here and in what follows. The same form sent twice
    makes one visit. Raises `VisitExists` while another visit to this desa takes place on that
    day, and `NoteChanged` if somebody took the name a moment ago.
    """
    _must_be_theirs(note, moderator)
    refuse_unread(pointed_out(public_words(note)), reading)
    before = _same_form(services, note)
    if before is not None:
        return before
    other = visit_on(services, note.village, note.day, besides=None)
    if other is not None:
        return _unless_another(services, other, note)
    named = replace(note, slug=_free_name(services, note.slug))
    fresh = NotebookEntry(kind=EntryKind.VISIT, name=named.slug, day=named.day, document=note_document(named))
    write_down(services, fresh, act=Act.VISIT_PLANNED, moderator=moderator)
    return named


def change_visit(services: Services, calling: Calling, plan: VisitNote) -> VisitNote:
    """Replace the plan; raises `NoteChanged` if a colleague did first, `AlreadyDecided` once it was called off."""
    kept = _open(services, calling)
    if kept.under is not None:  # its address and its file belong to that desa
        plan = replace(plan, village=kept.note.village)
    _must_be_theirs(plan, calling.moderator)
    _refuse_unread(calling, *public_words(plan), known=public_words(kept.note))
    changed = kept.note.changed_to(plan, reason=calling.reason, at=services.now())
    return _keep(services, calling, kept, changed, Act.VISIT_CHANGED)


def cancel_visit(services: Services, calling: Calling, *, replacement: str | None) -> VisitNote:
    """Call it off; raises as `change_visit` does."""
    kept = _open(services, calling)
    _refuse_unread(calling)
    cancelled = kept.note.cancelled(reason=calling.reason, replacement=replacement, at=services.now())
    return _keep(services, calling, kept, cancelled, Act.VISIT_CANCELLED)


def restore_visit(services: Services, calling: Calling) -> VisitNote:
    """Let a visit that staff called off take place after all.

    Raises `NoteChanged` if a colleague changed it first, `NotCancelled` if it is not off, `CancelledInFile` if an
    editor called it off or deleted its file, and `VisitExists` if another visit took its day.
    """
    kept = kept_visit(services, calling.slug, calling.moderator)
    if kept.version != calling.version:
        raise NoteChanged
    if not kept.is_off:
        raise NotCancelled
    if kept.is_off_in_file or kept.deleted:
        raise CancelledInFile
    other = visit_on(services, kept.note.village, kept.note.day, besides=calling.slug)
    if other is not None:
        raise VisitExists(other)
    _refuse_unread(calling)
    restored = kept.note.restored(reason=calling.reason, at=services.now())
    return _keep(services, calling, kept, restored, Act.VISIT_RESTORED)


def public_words(note: VisitNote) -> tuple[str | None, ...]:
    """Return what of a plan somebody typed and everybody reads, besides the reason of a change."""
    return (note.place, note.landmark)


def _refuse_unread(calling: Calling, *texts: str | None, known: tuple[str | None, ...] = ()) -> None:
    refuse_unread(pointed_out((calling.reason, *texts), known=known), calling.reading)


def _kept(services: Services, slug: str) -> KeptVisit | None:
    """Return the visit as the press will show it."""
    entry = next((visit for visit in services.catalogue.visits() if visit.slug == slug), None)
    written = entry.plan if entry else None
    notebook = services.store.notebook
    planned, override = notebook.get(EntryKind.VISIT, slug), notebook.get(EntryKind.OVERRIDE, slug)
    older = _under_older_name(services, entry)
    changes = older or override
    plan = note_of(planned.document) if planned else None
    sources = VisitSources(
        written={slug: written} if written else {},
        planned={slug: plan} if plan else {},
        overrides={slug: override_of(changes.document)} if changes else {},
    )
    found = next(iter(settled(sources, today=services.today()).visits), None)
    if found is None:
        return None
    under = written or (plan if changes else None)
    own = override if under or found.origin is Origin.DELETED else planned
    version = own.version if own else 0
    deleted = found.origin is Origin.DELETED
    was = _names(changes, slug)
    return KeptVisit(note=found.note, version=version, written=written, under=under, deleted=deleted, was=was)


def _names(changes: NotebookEntry | None, slug: str) -> tuple[str, ...]:
    """Return the other names under which it was changed, the latest first."""
    names = (changes.name, *override_of(changes.document).was) if changes else ()
    return tuple(name for name in dict.fromkeys(names) if name != slug)


def _under_older_name(services: Services, visit: VisitEntry | None) -> NotebookEntry | None:
    """Return what staff changed before an editor gave the file another name."""
    return services.store.notebook.get(EntryKind.OVERRIDE, visit.kept_as) if visit and visit.kept_as else None


def _same_form(services: Services, note: VisitNote) -> VisitNote | None:
    """Return what was made of this very form before, whatever became of it."""
    if not note.form_key:
        return None
    notes = readable((entry.document for entry in every_entry(services, EntryKind.VISIT)), note_of)
    return next((one for one in notes if one.form_key == note.form_key), None)


def _unless_another(services: Services, other: str, note: VisitNote) -> VisitNote:
    """Return the other visit if it is the very same plan, or raise `VisitExists`."""
    entry = services.store.notebook.get(EntryKind.VISIT, other)
    kept = note_of(entry.document) if entry else None
    if kept is None or replace(kept, slug=note.slug, form_key=note.form_key) != note:
        raise VisitExists(other)
    return kept


def _free_name(services: Services, wanted: str) -> str:
    """Return the name, or the first that nobody has: an address once given is never given again."""
    known = {visit.slug for visit in services.catalogue.visits()}
    name, number = wanted, 1
    while (
        name in known or _is_written(services, EntryKind.VISIT, name) or _is_written(services, EntryKind.OVERRIDE, name)
    ):
        number += 1
        name = f"{wanted}-{number}"
    return name


def _is_written(services: Services, kind: EntryKind, name: str) -> bool:
    """Return whether there is an entry of this name, also one that this version may not read."""
    try:
        return services.store.notebook.get(kind, name) is not None
    except VisitSetAside:
        return True


def _open(services: Services, calling: Calling) -> KeptVisit:
    kept = kept_visit(services, calling.slug, calling.moderator)
    if kept.version != calling.version:
        raise NoteChanged
    if kept.is_off:
        raise AlreadyDecided
    return kept


def _keep(services: Services, calling: Calling, kept: KeptVisit, note: VisitNote, act: Act) -> VisitNote:
    if kept.under is None:
        kind, document = EntryKind.VISIT, note_document(note)
    else:
        override = override_for(kept.under, note, beside=_beside(services, kept.under), was=kept.was)
        kind, document = EntryKind.OVERRIDE, override_document(override)
    fresh = NotebookEntry(kind=kind, name=calling.slug, day=note.day, document="")
    entry = services.store.notebook.get(kind, calling.slug) or fresh
    new = replace(entry, day=note.day, document=document, version=calling.version)
    write_down(services, new, act=act, moderator=calling.moderator)
    return note


def _beside(services: Services, visit: VisitNote) -> tuple[str, ...]:
    """Return the other visits that editors wrote for this desa and day."""
    plans = (entry.plan for entry in services.catalogue.visits() if entry.plan and entry.slug != visit.slug)
    return tuple(one.slug for one in plans if (one.village, one.day) == (visit.village, visit.day))


def _must_be_theirs(note: VisitNote, moderator: StaffMember) -> None:
    if not moderator.works_for(note.village):
        raise NotAllowed
