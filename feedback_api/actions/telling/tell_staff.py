"""Tells members of staff by mail what they chose to be told: letters whose time is over, and the counts of the day."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from feedback_api.actions.finding.reports import unread
from feedback_api.actions.members.standing_in import with_absent
from feedback_api.actions.telling.choose_mail import DIGEST_AT, address_of
from feedback_api.actions.telling.tell_senders import NOBODY, GoOn, Told
from feedback_api.domain.errors import StaffChanged, StaffNotFound, StaffSetAside
from feedback_api.domain.members.member_mail import MemberMail
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.members.waiting_counts import counted
from feedback_api.domain.submissions.submission import Submission
from feedback_api.notification.letters import MailSender
from feedback_api.notification.protocol import AddressRefused, Mailer, MailMessage, NotSent
from feedback_api.notification.staff_letters import StaffReader, digest_letter, overdue_letter
from feedback_api.services import Services

log = logging.getLogger(__name__)
AGAIN_AFTER = timedelta(minutes=15)
# More letters than that are not counted one by one: the letter says that there are so many.
MOST_COUNTED, READ_AT_ONCE = 10_000, 200

Letter = Callable[[StaffReader], MailMessage | None]


def tell_staff(services: Services, mailer: Mailer, *, go_on: GoOn = lambda: True) -> Told:
    """Tell everybody of what is due now, as long as `go_on`, which is asked before each member, says so.

    Who tells first takes the day; only if the letter was not handed over it is given back, for a later try.
    """
    told = NOBODY
    for kept in services.store.member_mail.everybody():
        if not go_on():
            break
        told += _tell(services, mailer, kept)
    return told


def _tell(services: Services, mailer: Mailer, kept: MemberMail) -> Told:
    now, today = services.now(), services.today()
    if not _may_try(services, kept):
        return NOBODY
    is_time = now.astimezone(services.office().tz).time() >= DIGEST_AT
    owes_overdue = kept.at_once and kept.overdue_told_on < today
    owes_digest = kept.digest and kept.digest_told_on < today and is_time
    if not (owes_overdue or owes_digest):
        return NOBODY
    member = _active(services, kept.name)
    if member is None:
        return NOBODY
    told = NOBODY
    if owes_overdue:
        told += _told_of_overdue(services, mailer, member, kept)
    again = services.store.member_mail.get(kept.name) if owes_digest else None
    if again is not None and _may_try(services, again):
        told += _told_of_the_day(services, mailer, member, again)
    return told


def _may_try(services: Services, kept: MemberMail) -> bool:
    return kept.not_before is None or services.now() >= kept.not_before


def _told_of_overdue(services: Services, mailer: Mailer, member: StaffMember, kept: MemberMail) -> Told:
    today = services.today()

    def letter(reader: StaffReader) -> MailMessage | None:
        late = sum(kept.overdue_told_on <= one.due < today for one in _waiting_for(services, member))
        return overdue_letter(late, reader) if late else None

    taken = replace(kept, overdue_told_on=today, not_before=None)
    return _told(services, mailer, kept, taken, letter)


def _told_of_the_day(services: Services, mailer: Mailer, member: StaffMember, kept: MemberMail) -> Told:
    today = services.today()

    def letter(reader: StaffReader) -> MailMessage | None:
        reports = unread(services) if member.reads_reports else 0
        counts = counted(_waiting_for(services, member), today=today, unread_reports=reports)
        return None if counts.is_empty else digest_letter(counts, reader)

    taken = replace(kept, digest_told_on=today, not_before=None)
    return _told(services, mailer, kept, taken, letter)


def _told(services: Services, mailer: Mailer, kept: MemberMail, wanted: MemberMail, letter: Letter) -> Told:
    """Take the day and tell, unless somebody else has taken it."""
    try:
        taken = services.store.member_mail.put(wanted)
    except (StaffChanged, StaffSetAside):
        return NOBODY
    address = address_of(services, taken)
    if address is None:
        log.warning("no key opens the address of a member")
        return Told(unsent=1)
    office = MailSender(name=services.office().name, origin=services.settings.origin)
    reader = StaffReader(name=kept.name, address=address, office=office, day=services.today(), at=services.now())
    made = letter(reader)
    if made is None:
        return Told(needless=1)
    return _sent(services, mailer, kept, taken, made)


def _sent(services: Services, mailer: Mailer, kept: MemberMail, taken: MemberMail, letter: MailMessage) -> Told:
    try:
        mailer.send(letter)
    except AddressRefused:
        log.warning("the address of a member was refused")
    except NotSent as trouble:
        log.warning("no mail to a member: %s", trouble)
        _give_back(services, kept, taken)
    else:
        return Told(sent=1)
    return Told(unsent=1)


def _give_back(services: Services, kept: MemberMail, taken: MemberMail) -> None:
    back = replace(kept, not_before=services.now() + AGAIN_AFTER, version=taken.version)
    try:
        services.store.member_mail.put(back)
    except (StaffChanged, StaffSetAside):
        log.info("a member has chosen anew meanwhile")


def _active(services: Services, name: str) -> StaffMember | None:
    """Return the member with those they stand in for; of whoever has left the address goes."""
    try:
        member = services.store.staff.member(name)
    except StaffSetAside:
        return None
    except StaffNotFound:
        services.store.member_mail.forget(name)
        return None
    if not member.is_active:
        services.store.member_mail.forget(name)
        return None
    return with_absent(services, member)


def _waiting_for(services: Services, member: StaffMember) -> Iterator[Submission]:
    """Yield the letters that wait for this member, those that colleagues hold left out."""
    left, now = MOST_COUNTED, services.now()
    for village in (None,) if member.villages is None else sorted(member.villages):
        cursor: str | None = None
        while left > 0:
            page = services.store.submissions.waiting(limit=READ_AT_ONCE, cursor=cursor, village=village)
            yield from (one for one in page.items if not one.is_held_from(*member.names, now=now))
            left -= len(page.items)
            cursor = page.next_cursor
            if cursor is None:
                break
