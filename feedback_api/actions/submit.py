"""Takes what a resident sends, once, however often it is pressed."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import date

from feedback_api.contact_cipher import seal_contact
from feedback_api.domain.audit import Act, Deed, sealed
from feedback_api.domain.errors import StoreUnavailable, SubmissionNotFound
from feedback_api.domain.personal_details import find
from feedback_api.domain.submission import Arrival, Submission
from feedback_api.domain.tracking_code import derived_code, derived_digest, derived_id
from feedback_api.domain.working_days import due_date
from feedback_api.services import Services
from feedback_api.settings import KeyUse

SENDER = "pengirim"
# Two senders' 40-bit codes meet about once in a million million pairs; then the next code is tried.
MOST_TRIES = 4


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What the sender is told: the tracking code, shown this once, and the day by which a reply is due."""

    submission: Submission
    code: str
    due: date


def submit(services: Services, arrival: Arrival, *, by: str = SENDER) -> Receipt:
    """Keep the arrival and return its receipt; the same key with the same words returns the same receipt again.

    `by` is who typed it, where that was not the sender.
    """
    before = _made_under_an_older_secret(services, arrival)
    if before is not None:
        return before
    digest = _arrival_digest(services.settings.key(KeyUse.ARRIVAL), arrival)
    for number in range(MOST_TRIES):
        code = derived_code(services.settings.key(KeyUse.CODE), f"{digest}/{number}")
        submission = _submission(services, arrival, digest, code)
        kept = _keep(services, submission, arrival, by=by)
        if kept.arrival_digest == digest:
            return Receipt(submission=kept, code=code, due=kept.due)
    raise StoreUnavailable


def _made_under_an_older_secret(services: Services, arrival: Arrival) -> Receipt | None:
    """Return the receipt of a press from before the secret was changed: pressing again then is still the same press."""
    settings = services.settings
    older = (settings.keys(use)[1:] for use in (KeyUse.ARRIVAL, KeyUse.CODE, KeyUse.ID))
    for arrival_key, code_key, id_key in zip(*older, strict=True):
        digest = _arrival_digest(arrival_key, arrival)
        for number in range(MOST_TRIES):
            code = derived_code(code_key, f"{digest}/{number}")
            kept = _kept(services, derived_id(id_key, code))
            if kept is None:
                break
            if kept.arrival_digest == digest:
                return Receipt(submission=kept, code=code, due=kept.due)
    return None


def _kept(services: Services, submission_id: str) -> Submission | None:
    try:
        return services.store.submissions.get(submission_id)
    except SubmissionNotFound:
        return None


def _keep(services: Services, submission: Submission, arrival: Arrival, *, by: str) -> Submission:
    deed = Deed(act=Act.RECEIVED, actor=by, at=submission.received_at, content=arrival.text)
    event = sealed(submission.chain_end, deed, salt=services.new_key())
    contact = seal_contact(services.settings.key(KeyUse.CONTACT), submission.id, arrival.contact)
    return services.store.submissions.add(submission, contact, event)


def _submission(services: Services, arrival: Arrival, digest: str, code: str) -> Submission:
    settings = services.settings
    return Submission(
        id=derived_id(settings.key(KeyUse.ID), code),
        tracking_digest=derived_digest(settings.key(KeyUse.TRACKING), code),
        arrival_digest=digest,
        kind=arrival.kind,
        text=arrival.text,
        finds=find(arrival.text),
        village=arrival.village,
        guide=arrival.guide,
        visit=arrival.visit,
        received_at=services.now(),
        due=due_date(arrival.kind, services.today(), services.catalogue.holidays()),
        suspicion=arrival.suspicion,
        has_contact=not arrival.contact.is_empty,
        has_mail_address=arrival.contact.mail_address is not None,
        demonstration=arrival.demonstration,
    )


def _arrival_digest(key: bytes, arrival: Arrival) -> str:
    """Return what two presses of the same form have in common; how fast they came is not part of it."""
    typed = [
        arrival.idempotency_key,
        arrival.kind.value,
        arrival.text,
        arrival.village,
        arrival.guide,
        arrival.visit,
        arrival.contact.name,
        arrival.contact.address,
    ]
    return hmac.digest(key, json.dumps(typed).encode(), hashlib.sha256).hex()
