"""Invites people to the desk by a link that works once, and lets them in by it."""

from dataclasses import dataclass, field, replace

from feedback_api.actions.members.member_changes import OPERATOR
from feedback_api.actions.members.staff import NewMember, announced, must_be_a_post
from feedback_api.domain.audit import Act, Deed, sealed
from feedback_api.domain.errors import (
    InvitationOver,
    NoteChanged,
    StaffAlreadyExists,
    StaffChanged,
    StaffNotFound,
    StaffSetAside,
    VisitSetAside,
)
from feedback_api.domain.members.invitation import (
    GOOD_FOR,
    Invitation,
    invitation_document,
    invitation_name,
    invitation_of,
)
from feedback_api.domain.members.staff import Role, StaffMember, member_name
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.services import Services

MOST_LISTED = 100


@dataclass(frozen=True, kw_only=True)
class Invited:
    """An invitation just made; the token, of which the link is made, is kept nowhere."""

    invitation: Invitation
    token: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class KeptInvitation:
    """An invitation under the name it is kept by."""

    name: str
    invitation: Invitation


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """What the invited types: a name and a password that nobody else has seen."""

    token: str = field(repr=False)
    name: str
    password: str = field(repr=False)


def invite(services: Services, *, role: Role, village: str | None, by: str = OPERATOR) -> Invited:
    """Make an invitation for three days, or raise `VillageUnknown`."""
    must_be_a_post(services, role, village)
    token, now = services.new_key(), services.now()
    invitation = Invitation(role=role, village=village, by=by, at=now, expires_at=now + GOOD_FOR)
    entry = NotebookEntry(kind=EntryKind.INVITATION, name=invitation_name(token), day=services.today(), document="")
    _write(services, entry, invitation, act=Act.MEMBER_INVITED, by=by)
    return Invited(invitation=invitation, token=token)


def open_invitations(services: Services) -> tuple[KeptInvitation, ...]:
    """Return those that still let somebody in, the last made first."""
    entries = services.store.notebook.entries(EntryKind.INVITATION, limit=MOST_LISTED).items
    read = (KeptInvitation(name=one.name, invitation=found) for one in entries if (found := _read(one)))
    return tuple(
        sorted(
            (one for one in read if _counts(services, one.invitation)), key=lambda one: one.invitation.at, reverse=True
        )
    )


def withdraw(services: Services, name: str, *, by: str) -> None:
    """Let the link lead nowhere, or raise `InvitationOver`."""
    entry, invitation = _kept(services, name)
    _write(services, entry, replace(invitation, withdrawn_by=by), act=Act.INVITATION_WITHDRAWN, by=by)


def invitation_behind(services: Services, token: str) -> Invitation:
    """Return what a link invites to, or raise `InvitationOver`."""
    return _kept(services, invitation_name(token))[1]


def arrive(services: Services, newcomer: Newcomer) -> StaffMember:
    """Make a member of the invited and use the link up; raise `InvitationOver`, or as `create` does.

    Both are one transaction: two who press at once do not both come in, and a link works until there is a member.
    """
    name = member_name(newcomer.name)
    entry, invitation = _kept(services, invitation_name(newcomer.token))
    new = NewMember(name=name, role=invitation.role, password=newcomer.password, village=invitation.village)
    try:
        member = announced(services, new, by=invitation.by)
    except StaffChanged:  # somebody else is being given this name
        raise StaffAlreadyExists from None
    used = replace(invitation, used_by=name)
    _write(services, entry, used, act=Act.INVITATION_USED, by=name, newcomer=member)
    return member


def _kept(services: Services, name: str) -> tuple[NotebookEntry, Invitation]:
    entry = services.store.notebook.get(EntryKind.INVITATION, name)
    invitation = None if entry is None else _read(entry)
    if entry is None or invitation is None or not _counts(services, invitation):
        raise InvitationOver
    return entry, invitation


def _counts(services: Services, invitation: Invitation) -> bool:
    """Say whether it still lets somebody in: an admin's does, who is one still and in person."""
    if not invitation.is_open(services.now()):
        return False
    try:
        return invitation.by == OPERATOR or services.store.staff.member(invitation.by).is_admin
    except (StaffNotFound, StaffSetAside):
        return False


def _read(entry: NotebookEntry) -> Invitation | None:
    try:
        return invitation_of(entry.document)
    except VisitSetAside:
        return None


def _write(  # noqa: PLR0913 an entry, the act on it, and whom it lets in
    services: Services,
    entry: NotebookEntry,
    invitation: Invitation,
    *,
    act: Act,
    by: str,
    newcomer: StaffMember | None = None,
) -> None:
    document = invitation_document(invitation)
    deed = Deed(act=act, actor=by, at=services.now(), content=document)
    try:
        services.store.notebook.write(
            replace(entry, document=document),
            sealed(entry.chain_end, deed, salt=services.new_key()),
            newcomer=newcomer,
        )
    except NoteChanged:
        raise InvitationOver from None
