"""Tells admins and supervisors who came to read reports lately, so that no appointment goes unseen."""

from collections.abc import Iterator
from datetime import timedelta

from feedback_api.domain.errors import StaffNotFound, StaffSetAside, VisitSetAside
from feedback_api.domain.members.appointment import Appointment, appointment_of
from feedback_api.domain.members.staff import Role, StaffMember
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.services import Services

SHOWN_FOR = timedelta(days=14)
SHOWN_TO = frozenset({Role.ADMIN, Role.SUPERVISOR})
MOST_SHOWN = 20


def appointed_lately(services: Services, member: StaffMember) -> tuple[Appointment, ...]:
    """Return who is a supervisor for less than two weeks, but for `member`; nothing for whom it does not concern."""
    if member.roles.isdisjoint(SHOWN_TO):
        return ()
    return tuple(one for one in _lately(services) if one.name != member.name)


def _lately(services: Services) -> Iterator[Appointment]:
    for entry in services.store.notebook.entries(EntryKind.APPOINTMENT, limit=MOST_SHOWN).items:
        try:
            found, now = appointment_of(entry.document), services.store.staff.member(entry.name)
        except (VisitSetAside, StaffNotFound, StaffSetAside):  # it is noted before it holds
            continue
        if now.is_active and now.role is Role.SUPERVISOR and services.now() - found.at < SHOWN_FOR:
            yield found
