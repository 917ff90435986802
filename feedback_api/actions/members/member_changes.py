"""Changes a member of staff: what is done is written into their chain, and then it holds."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from feedback_api.domain.audit import Act, Deed, sealed
from feedback_api.domain.errors import LastAdmin, NoteChanged, StaffChanged, StaffHasLeft
from feedback_api.domain.members.appointment import Appointment, appointment_document
from feedback_api.domain.members.member_note import MemberNote, member_note_document
from feedback_api.domain.members.staff import Role, StaffMember
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.services import Services

# Who types commands on the office's machine.
OPERATOR = "perintah"


@dataclass(frozen=True, kw_only=True)
class MemberDeed:
    """Who does what to whom. `version` is the version that was looked at; without it whatever there is now."""

    name: str
    act: Act
    by: str
    version: int | None = None


def changed(services: Services, deed: MemberDeed, change: Callable[[StaffMember], StaffMember]) -> StaffMember:
    """Change a member and return them; raise `StaffNotFound`, `StaffHasLeft`, `StaffChanged` or `LastAdmin`.

    It is noted before it holds: a note may stand of what was then not done, never the other way round.
    """
    before = services.store.staff.member(deed.name)
    if deed.version not in {None, before.version}:
        raise StaffChanged
    if not before.is_active:
        raise StaffHasLeft
    after = change(before)
    keeps = _another_admin(services, before) if before.is_admin and not after.is_admin else None
    note(services, after, deed, before=before)
    return services.store.staff.replace_member(after, keeps=keeps)


def note(services: Services, after: StaffMember, deed: MemberDeed, *, before: StaffMember | None = None) -> None:
    """Write into the member's chain what is done, and into that of the supervisors what is done about one."""
    of_supervisor = _act_on_supervisor(deed.act, before, after)
    if of_supervisor is not None:
        note_supervisor(services, after, of_supervisor, by=deed.by)
    noted = MemberNote(name=after.name, role=after.role.value, village=after.village, by=deed.by, at=services.now())
    entry = NotebookEntry(
        kind=EntryKind.MEMBER, name=after.name, day=services.today(), document=member_note_document(noted)
    )
    _write(services, entry, deed.act, by=deed.by)


def note_supervisor(services: Services, member: StaffMember, act: Act, *, by: str) -> None:
    """Write what is done about a supervisor into their chain; the entry says who has the role, and since when."""
    noted = Appointment(name=member.name, role=member.role.value, by=by, at=services.now())
    document = appointment_document(noted)
    fresh = NotebookEntry(kind=EntryKind.APPOINTMENT, name=member.name, day=services.today(), document=document)
    _write(services, fresh, act, by=by, keeps_document=act is not Act.SUPERVISOR_APPOINTED)


def _write(services: Services, fresh: NotebookEntry, act: Act, *, by: str, keeps_document: bool = False) -> None:
    kept = services.store.notebook.get(fresh.kind, fresh.name) or fresh
    if not keeps_document:
        kept = replace(kept, day=fresh.day, document=fresh.document)
    deed = Deed(act=act, actor=by, at=services.now(), content=fresh.document)
    try:
        services.store.notebook.write(kept, sealed(kept.chain_end, deed, salt=services.new_key()))
    except NoteChanged:
        raise StaffChanged from None


def _act_on_supervisor(act: Act, before: StaffMember | None, after: StaffMember) -> Act | None:
    """Return what the chain of supervisors says of it, which is about who can read reports."""
    was, is_now = (one is not None and one.is_active and one.role is Role.SUPERVISOR for one in (before, after))
    if is_now and not was:
        return Act.SUPERVISOR_APPOINTED
    if was and not is_now:
        return Act.SUPERVISOR_RELEASED
    return Act.SUPERVISOR_RENEWED if is_now and act in {Act.PASSWORD_CHANGED, Act.CODE_RESET} else None


def _another_admin(services: Services, leaving: StaffMember) -> str:
    """Return the name of an admin who stays, or raise `LastAdmin`."""
    others = (one.name for one in services.store.staff.members() if one.is_admin and one.name != leaving.name)
    found = next(others, None)
    if found is None:
        raise LastAdmin
    return found
