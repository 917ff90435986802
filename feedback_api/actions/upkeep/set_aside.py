"""Names what this version may not act on, so that staff know that it is there and safe."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from feedback_api.domain.errors import VisitSetAside
from feedback_api.domain.members.appointment import appointment_of
from feedback_api.domain.members.invitation import invitation_of
from feedback_api.domain.members.member_note import member_note_of
from feedback_api.domain.site.interruption import interruption_of
from feedback_api.domain.site.stated_fact import stated_of
from feedback_api.domain.site.takedown import takedown_of
from feedback_api.domain.visits.note import note_of
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.visits.override import override_of
from feedback_api.domain.visits.result import result_of
from feedback_api.store.protocol import Store

MOST_NAMED = 1000
# Of tasks and of each kind of entry the latest are looked at.
LOOKED_AT = 50
_READ: dict[EntryKind, Callable[[str], object]] = {
    EntryKind.VISIT: note_of,
    EntryKind.OVERRIDE: override_of,
    EntryKind.RESULT: result_of,
    EntryKind.TAKEDOWN: takedown_of,
    EntryKind.INTERRUPTION: interruption_of,
    EntryKind.FACT: stated_of,
    EntryKind.APPOINTMENT: appointment_of,
    EntryKind.MEMBER: member_note_of,
    EntryKind.INVITATION: invitation_of,
}


class AsideKind(StrEnum):
    """What can be set aside."""

    SUBMISSION = "submission"
    VISIT = "visit"
    PAGE = "page"
    INTERRUPTION = "interruption"
    FACT = "fact"
    TASK = "task"
    STAFF = "staff"
    BUILD_RECORD = "build_record"


_ASIDE = {
    EntryKind.TAKEDOWN: AsideKind.PAGE,
    EntryKind.INTERRUPTION: AsideKind.INTERRUPTION,
    EntryKind.FACT: AsideKind.FACT,
    EntryKind.APPOINTMENT: AsideKind.STAFF,
    EntryKind.MEMBER: AsideKind.STAFF,
    EntryKind.INVITATION: AsideKind.STAFF,
}


@dataclass(frozen=True, kw_only=True)
class Aside:
    """One document that is left as it is: its kind, and its id or name."""

    kind: AsideKind
    name: str


def set_aside(store: Store) -> tuple[Aside, ...]:
    """Return what this version may not act on, each once."""
    return tuple(dict.fromkeys(_found(store)))


def _found(store: Store) -> Iterator[Aside]:
    for submission_id in store.submissions.set_aside(limit=MOST_NAMED):
        yield Aside(kind=AsideKind.SUBMISSION, name=submission_id)
    for kind in EntryKind:
        page = store.notebook.entries(kind, limit=LOOKED_AT)
        aside = _ASIDE.get(kind, AsideKind.VISIT)
        for name in (*page.set_aside, *_unreadable(page.items)):
            yield Aside(kind=aside, name=name)
    for task_id in store.tasks.waiting(limit=LOOKED_AT).set_aside:
        yield Aside(kind=AsideKind.TASK, name=task_id)
    for member_name in store.staff.set_aside():
        yield Aside(kind=AsideKind.STAFF, name=member_name)
    if store.builds.read().is_set_aside:
        yield Aside(kind=AsideKind.BUILD_RECORD, name="situs")


def _unreadable(entries: tuple[NotebookEntry, ...]) -> Iterator[str]:
    for entry in entries:
        try:
            _READ[entry.kind](entry.document)
        except VisitSetAside:
            yield entry.name
