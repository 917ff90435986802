"""Hands a list of letters out as a file, once it stands in the chain of whoever takes it."""

import json
from collections.abc import Iterator
from dataclasses import replace

from feedback_api.actions.finding.finding_letters import Lookup, every_letter
from feedback_api.domain.audit import Act, Deed, sealed
from feedback_api.domain.errors import NotAllowed, NoteChanged, StaffChanged
from feedback_api.domain.members.member_note import MemberNote, member_note_document
from feedback_api.domain.members.staff import Role, StaffMember
from feedback_api.domain.submissions.submission import Submission
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.services import Services

MAY_EXPORT = frozenset({Role.SUPERVISOR, Role.ADMIN})
MOST_TRIES = 8


def exported(services: Services, member: StaffMember, lookup: Lookup) -> Iterator[Submission]:
    """Note it, then return the letters one after the other; raise `NotAllowed` or, noting nothing, `StaffChanged`."""
    if member.roles.isdisjoint(MAY_EXPORT):
        raise NotAllowed
    _note(services, member, lookup)
    return every_letter(services, member, lookup)


def _note(services: Services, member: StaffMember, lookup: Lookup) -> None:
    """Append the act to the member's chain; what was looked for is kept as a salted digest only."""
    asked = json.dumps([lookup.typed, repr(lookup.wanted)])
    for _ in range(MOST_TRIES):
        kept = services.store.notebook.get(EntryKind.MEMBER, member.name) or _first_entry(services, member)
        deed = Deed(act=Act.LETTERS_EXPORTED, actor=member.name, at=services.now(), content=asked)
        try:
            services.store.notebook.write(
                replace(kept, day=services.today()), sealed(kept.chain_end, deed, salt=services.new_key())
            )
        except NoteChanged:
            continue
        return
    raise StaffChanged


def _first_entry(services: Services, member: StaffMember) -> NotebookEntry:
    noted = MemberNote(
        name=member.name, role=member.role.value, village=member.village, by=member.name, at=services.now()
    )
    return NotebookEntry(
        kind=EntryKind.MEMBER, name=member.name, day=services.today(), document=member_note_document(noted)
    )
