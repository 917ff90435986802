"""Says with one tap what keeps the office from serving, ends it early, takes that back; each wakes the press."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from feedback_api.actions.visits.note_result import write_down
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import InterruptionNotFound, NotAllowed, VisitSetAside
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.site.interruption import (
    Cause,
    Interruption,
    interruption_document,
    interruption_name,
    interruption_of,
)
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.services import Services

# Ordered by the day they end: more than so many never hold at once.
MOST_LOOKED_AT = 50


@dataclass(frozen=True, kw_only=True)
class Interrupting:
    """Who says what, of which guides, until when; of one desa, or of the office."""

    cause: Cause
    guides: tuple[str, ...]
    ends: datetime
    moderator: StaffMember
    village: str | None = None


def holding(services: Services) -> tuple[Interruption, ...]:
    """Return what people are told just now, what ends first before what ends later."""
    now = services.now()
    return _ordered(one for one in _kept(services) if one.holds_at(now))


def just_ended(services: Services) -> tuple[Interruption, ...]:
    """Return what was ended so shortly before its time that it can go on."""
    now = services.now()
    return _ordered(one for one in _kept(services) if one.is_over and now < one.ends and now - one.at <= UNDO_FOR)


def say(services: Services, saying: Interrupting) -> Interruption:
    """Say it, or say anew until when what holds already holds; raise `NoteChanged` if a colleague was first.

    Village staff say it of their own desa only, anything else is `NotAllowed`.
    """
    if not saying.moderator.works_for(saying.village):
        raise NotAllowed
    now, guides, village = services.now(), tuple(sorted(set(saying.guides))), saying.village
    same = (saying.cause, guides, village)
    held = next((one for one in holding(services) if (one.cause, one.guides, one.village) == same), None)
    said = Interruption(
        name=held.name if held else interruption_name(saying.cause, guides, services.today(), village),
        cause=saying.cause,
        guides=guides,
        starts=held.starts if held else now,
        ends=saying.ends,
        by=saying.moderator.name,
        at=now,
        village=village,
    )
    if held and held.ends == saying.ends:
        return held
    return _write(services, said, Act.INTERRUPTION_SAID, saying.moderator)


def end(services: Services, name: str, moderator: StaffMember) -> Interruption:
    """End it before its time; one that is over stays over.

    Raise `InterruptionNotFound`, `NoteChanged`, or `NotAllowed` as `say` does.
    """
    return _change(services, name, moderator, act=Act.INTERRUPTION_ENDED, needed=lambda one: not one.is_over)


def resume(services: Services, name: str, moderator: StaffMember) -> Interruption:
    """Let it go on until the end it had; raises as `end` does."""
    return _change(services, name, moderator, act=Act.INTERRUPTION_RESUMED, needed=lambda one: one.is_over)


def _change(
    services: Services, name: str, moderator: StaffMember, *, act: Act, needed: Callable[[Interruption], bool]
) -> Interruption:
    entry = services.store.notebook.get(EntryKind.INTERRUPTION, name)
    if entry is None:
        raise InterruptionNotFound
    kept = interruption_of(entry.document)
    if not moderator.works_for(kept.village):
        raise NotAllowed
    if services.now() >= kept.ends or not needed(kept):
        return kept
    is_over = act is Act.INTERRUPTION_ENDED
    return _write(services, replace(kept, is_over=is_over, by=moderator.name, at=services.now()), act, moderator)


def _write(services: Services, said: Interruption, act: Act, moderator: StaffMember) -> Interruption:
    last_day = services.day_of(said.ends)
    fresh = NotebookEntry(kind=EntryKind.INTERRUPTION, name=said.name, day=last_day, document="")
    entry = services.store.notebook.get(EntryKind.INTERRUPTION, said.name) or fresh
    changed = replace(entry, day=last_day, document=interruption_document(said))
    write_down(services, changed, act=act, moderator=moderator)
    return said


def _kept(services: Services) -> Iterator[Interruption]:
    """Yield them; what this version may not act on is left to the one that wrote it."""
    for entry in services.store.notebook.entries(EntryKind.INTERRUPTION, limit=MOST_LOOKED_AT).items:
        try:
            yield interruption_of(entry.document)
        except VisitSetAside:
            continue


def _ordered(found: Iterator[Interruption]) -> tuple[Interruption, ...]:
    return tuple(sorted(found, key=lambda one: (one.ends, one.name)))
