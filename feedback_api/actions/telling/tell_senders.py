"""Tells senders who left an e-mail address that the office has decided, and gives up when it is of no use."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from feedback_api.actions.letters.opening import contact_of
from feedback_api.actions.letters.thread import second_as_sender_sees, with_contact
from feedback_api.domain.errors import SubmissionNotFound, SubmissionSetAside
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.submissions.notice import Notice
from feedback_api.domain.submissions.submission import Submission
from feedback_api.notification.letters import MailSender, letter_about
from feedback_api.notification.protocol import AddressRefused, Mailer, MailMessage, NotSent
from feedback_api.services import Services

log = logging.getLogger(__name__)
BATCH = 25
# What is held is told when the ten minutes of undoing are over; a look for the rest comes every quarter of an hour.
SOON = UNDO_FOR + timedelta(minutes=5)

GoOn = Callable[[], bool]


class NobodyToTell(Exception):
    """The contact was erased, or what happened is nothing that senders are told of."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """How many letters were handed over, how many could not be (just now or ever), and how many nobody needs."""

    sent: int = 0
    unsent: int = 0
    needless: int = 0

    def __add__(self, other: "Told") -> "Told":
        return Told(
            sent=self.sent + other.sent, unsent=self.unsent + other.unsent, needless=self.needless + other.needless
        )


NOBODY = Told()


def tell_due(services: Services, mailer: Mailer, *, go_on: GoOn = lambda: True) -> Told:
    """Try every notice that is due, as long as `go_on`, which is asked before each letter, says so."""
    told = NOBODY
    while due := services.store.notices.due(now=services.now(), limit=BATCH):
        before = told
        for notice in due:
            if not go_on():
                return told
            told += _tell(services, mailer, notice)
        if told == before:  # others are at all of them, or the list lags behind what is done
            break
    return told


def tell_one(services: Services, mailer: Mailer, submission_id: str) -> Told:
    """Try one submission's notice, if it is due."""
    notice = services.store.notices.get(submission_id)
    if notice is None or notice.due_at is None or notice.due_at > services.now():
        return NOBODY
    return _tell(services, mailer, notice)


def next_due(services: Services, *, just_held: Iterable[str] = ()) -> datetime | None:
    """Return when the next notice may be told that may be soon; the list may lag behind those that were just held."""
    now, notices = services.now(), services.store.notices
    until = now + SOON
    known = (*notices.due(now=until, limit=BATCH), *(notices.get(name) for name in just_held))
    moments = (one.due_at for one in known if one is not None and one.due_at is not None)
    return min((at for at in moments if now < at <= until), default=None)


def _tell(services: Services, mailer: Mailer, notice: Notice) -> Told:
    """Take the notice and try it, unless somebody else has it."""
    notices, now = services.store.notices, services.now()
    if notice.is_stale(now) or not notice.may_be_tried_again:
        notices.close(notice, told_at=None)
        return Told(unsent=1)
    taken = notices.take(notice, until=notice.next_try(now))
    if taken is None:
        return NOBODY
    try:
        letter = _letter(services, taken)
    except NobodyToTell:
        notices.forget(taken)
        return Told(needless=1)
    except (AddressRefused, SubmissionSetAside) as trouble:
        log.warning("nothing to be read for %s: %s", taken.submission_id, type(trouble).__name__)
        if isinstance(trouble, AddressRefused):  # what is set aside can be read another day
            notices.close(taken, told_at=None)
        return Told(unsent=1)
    if notices.get(taken.submission_id) != taken:  # a later decision has a notice, and will have a letter, of its own
        return NOBODY
    return _sent(services, mailer, taken, letter)


def _sent(services: Services, mailer: Mailer, taken: Notice, letter: MailMessage) -> Told:
    notices = services.store.notices
    try:
        mailer.send(letter)
    except AddressRefused:
        log.warning("the address of %s was refused", taken.submission_id)
        notices.close(taken, told_at=None)
    except NotSent as trouble:
        log.warning("no mail about %s at try %s: %s", taken.submission_id, taken.tries, trouble)
        if not taken.may_be_tried_again:
            notices.close(taken, told_at=None)
    else:
        notices.close(taken, told_at=services.now())
        return Told(sent=1)
    return Told(unsent=1)


def _letter(services: Services, notice: Notice) -> MailMessage:
    """Return the letter, or raise `NobodyToTell` (nothing is left to tell, or of whom) or `AddressRefused`."""
    submission = _submission(services, notice.submission_id)
    holder = with_contact(services, submission)
    if not holder.has_contact:
        raise NobodyToTell
    to = contact_of(services, holder).mail_address
    if to is None:
        raise AddressRefused
    office = MailSender(name=services.office().name, origin=services.settings.origin)
    if submission.follows is not None:
        submission = second_as_sender_sees(services, submission).submission
    letter = letter_about(submission, to=to, wanted_at=notice.wanted_at, office=office)
    if letter is None:
        raise NobodyToTell
    return letter


def _submission(services: Services, submission_id: str) -> Submission:
    try:
        return services.store.submissions.get(submission_id)
    except SubmissionNotFound:
        raise NobodyToTell from None
