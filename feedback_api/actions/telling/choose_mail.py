"""Lets a member choose of what they are told by mail, and forgets the address when they choose nothing or leave."""

from dataclasses import dataclass, field
from datetime import time, timedelta

from feedback_api.actions.members.member_changes import MemberDeed, note
from feedback_api.domain.audit import Act
from feedback_api.domain.members.member_mail import MemberMail
from feedback_api.domain.members.staff import StaffMember
from feedback_api.security.member_address import opened_address, sealed_address
from feedback_api.services import Services
from feedback_api.settings import KeyUse

# By the clocks of the office.
DIGEST_AT = time(7)


@dataclass(frozen=True, kw_only=True)
class MailChoice:
    """Where a member wants to be told, and of what."""

    address: str = field(default="", repr=False)
    at_once: bool = False
    digest: bool = False

    @property
    def is_none(self) -> bool:
        return not (self.at_once or self.digest)


def choice_of(services: Services, member: StaffMember) -> MailChoice:
    """Return what this member has chosen."""
    kept = services.store.member_mail.get(member.name)
    if kept is None:
        return MailChoice()
    return MailChoice(address=address_of(services, kept) or "", at_once=kept.at_once, digest=kept.digest)


def address_of(services: Services, kept: MemberMail) -> str | None:
    return opened_address(services.settings.keys(KeyUse.MEMBER_MAIL), kept.sealed, name=kept.name)


def choose_mail(services: Services, member: StaffMember, choice: MailChoice) -> None:
    """Keep what is chosen, from now on; what is over by now is no news. Whoever chooses nothing leaves no address."""
    note(services, member, MemberDeed(name=member.name, act=Act.MAIL_CHOSEN, by=member.name))
    if choice.is_none:
        services.store.member_mail.forget(member.name)
        return
    kept, today = services.store.member_mail.get(member.name), services.today()
    yesterday = today - timedelta(days=1)
    is_before = services.now().astimezone(services.office().tz).time() < DIGEST_AT
    chosen = MemberMail(
        name=member.name,
        sealed=sealed_address(services.settings.key(KeyUse.MEMBER_MAIL), choice.address, name=member.name),
        at_once=choice.at_once,
        digest=choice.digest,
        overdue_told_on=kept.overdue_told_on if kept and kept.at_once else today,
        digest_told_on=kept.digest_told_on if kept and kept.digest else yesterday if is_before else today,
        version=kept.version if kept else 0,
        beyond=kept.beyond if kept else None,
    )
    services.store.member_mail.put(chosen)
