"""Takes the one more message that a sender may send under the same code after the answer, once."""

import hashlib
import hmac
import json
from dataclasses import dataclass

from feedback_api.actions.letters.acting import MOST_TRIES
from feedback_api.actions.letters.flood import SendingGroup, came_of, refuse_what_fills_the_store
from feedback_api.actions.letters.thread import asking_of, second_of
from feedback_api.actions.senders.submit import SENDER
from feedback_api.actions.senders.track import track
from feedback_api.domain.audit import Act, Deed, sealed
from feedback_api.domain.calendar.working_days import due_date
from feedback_api.domain.errors import NotOffered, SubmissionChanged
from feedback_api.domain.personal.personal_details import find
from feedback_api.domain.submissions.confidential import ReportWords
from feedback_api.domain.submissions.fields import TEXT
from feedback_api.domain.submissions.submission import Contact, Submission, Suspicion
from feedback_api.domain.thread import follow_up_id, is_private_with
from feedback_api.security.report_cipher import seal_report
from feedback_api.services import Services
from feedback_api.settings import KeyUse


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """What was typed under which code, cleaned at the door; `key` is that of the form."""

    code: str
    text: str
    only_private: bool
    key: str
    suspicion: Suspicion | None = None


@dataclass(frozen=True, kw_only=True)
class FollowedUp:
    """What follows the letter now, and whether that is what was sent."""

    submission: Submission
    is_same: bool


def follow_up(services: Services, message: FollowUp, *, sender: SendingGroup | None = None) -> FollowedUp:
    """Keep it and return it, or return what was kept before; raise `NotOffered` where nothing may follow.

    Raise `TooMuchWaiting` as for any other letter.
    """
    for _ in range(MOST_TRIES):
        first = track(services, message.code)
        before = second_of(services, first)
        if before is not None:
            return FollowedUp(submission=before, is_same=_is_same(services, first, message, before))
        asking = asking_of(services, first)
        if asking is None or asking.is_over:
            raise NotOffered
        if sender is not None and not first.kind.is_confidential:
            refuse_what_fills_the_store(services, sender)
        try:
            kept = _keep(services, first, message, sender)
        except SubmissionChanged:  # staff changed the first one just now
            continue
        return FollowedUp(submission=kept, is_same=_is_same(services, first, message, kept))
    raise SubmissionChanged


def repeat_of(services: Services, message: FollowUp) -> Submission | None:
    """Return what is kept if it is this very message; nothing is written."""
    first = track(services, message.code)
    before = second_of(services, first)
    return before if before is not None and _is_same(services, first, message, before) else None


def _keep(services: Services, first: Submission, message: FollowUp, sender: SendingGroup | None) -> Submission:
    digest = _digest(services.settings.key(KeyUse.ARRIVAL), first, message)
    second = _second(services, first, message, digest)
    content = digest if second.kind.is_confidential else message.text
    deed = Deed(act=Act.RECEIVED, actor=SENDER, at=second.received_at, content=content)
    event = sealed(second.chain_end, deed, salt=services.new_key())
    words = _sealed(services, second, message) if second.kind.is_confidential else None
    return services.store.submissions.follow(second, words, event, first=first, came=came_of(sender, second))


def _second(services: Services, first: Submission, message: FollowUp, digest: str) -> Submission:
    text = "" if first.kind.is_confidential else message.text
    return Submission(
        id=follow_up_id(first.id),
        tracking_digest=first.tracking_digest,
        arrival_digest=digest,
        kind=first.kind,
        text=text,
        finds=find(text),
        village=first.village,
        guide=first.guide,
        visit=first.visit,
        received_at=services.now(),
        due=due_date(first.kind, services.today(), services.catalogue.holidays()),
        suspicion=message.suspicion,
        only_private=not first.kind.is_confidential and (message.only_private or is_private_with(first)),
        demonstration=first.demonstration,
        follows=first.id,
    )


def _sealed(services: Services, second: Submission, message: FollowUp) -> bytes:
    words = ReportWords(texts={TEXT.attribute: message.text}, contact=Contact())
    return seal_report(services.settings.key(KeyUse.REPORT), second.id, words)


def _is_same(services: Services, first: Submission, message: FollowUp, kept: Submission) -> bool:
    keys = services.settings.keys(KeyUse.ARRIVAL)
    return any(hmac.compare_digest(_digest(key, first, message), kept.arrival_digest) for key in keys)


def _digest(key: bytes, first: Submission, message: FollowUp) -> str:
    said = [first.id, message.key, message.text, message.only_private]
    return hmac.digest(key, json.dumps(said).encode(), hashlib.sha256).hex()
