"""Takes what a resident sends, once, however often it is pressed."""

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from datetime import date

from feedback_api.actions.letters.flood import SendingGroup, came_of, refuse_what_fills_the_store
from feedback_api.domain.audit import Act, Deed, sealed
from feedback_api.domain.calendar.working_days import due_date
from feedback_api.domain.errors import StoreUnavailable, SubmissionNotFound
from feedback_api.domain.personal.personal_details import find
from feedback_api.domain.submissions.confidential import ReportWords
from feedback_api.domain.submissions.field_values import kept_of, said_in, wordless, written_in
from feedback_api.domain.submissions.submission import Arrival, Submission
from feedback_api.domain.submissions.tracking_code import derived_code, derived_digest, derived_id
from feedback_api.security.contact_cipher import seal_contact
from feedback_api.security.report_cipher import seal_report
from feedback_api.services import Services
from feedback_api.settings import KeyUse

SENDER = "pengirim"
# Two senders' 40-bit codes meet about once in a million million pairs; then the next code is tried.
MOST_TRIES = 4
Keys = tuple[bytes, bytes, bytes]  # of the arrival, the code and the id, all from one secret


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What the sender is told: the tracking code, shown this once, and the day by which a reply is due."""

    submission: Submission
    code: str
    due: date


def submit(services: Services, arrival: Arrival, *, by: str = SENDER, sender: SendingGroup | None = None) -> Receipt:
    """Keep the arrival and return its receipt; the same key with the same words returns the same receipt again.

    `by` is who typed it, where that was not the sender. Raise `TooMuchWaiting` if a flood has filled the store and the
    sender's group is part of it; a report is always kept.
    """
    before = _receipt_made_under(services, arrival, _older_keys(services))
    if before is not None:
        return before
    if sender is not None and not arrival.kind.is_confidential:
        refuse_what_fills_the_store(services, sender)
    digest = _arrival_digest(services.settings.key(KeyUse.ARRIVAL), arrival)
    for number in range(MOST_TRIES):
        code = derived_code(services.settings.key(KeyUse.CODE), f"{digest}/{number}")
        submission = _submission(services, arrival, digest, code)
        kept = _keep(services, submission, arrival, by=by, sender=sender)
        if kept.arrival_digest == digest:
            return Receipt(submission=kept, code=code, due=kept.due)
    raise StoreUnavailable


def receipt_of_a_repeat(services: Services, arrival: Arrival) -> Receipt | None:
    """Return the receipt of an arrival that is kept already; a few reads, and nothing is written."""
    settings = services.settings
    newest = (settings.key(KeyUse.ARRIVAL), settings.key(KeyUse.CODE), settings.key(KeyUse.ID))
    return _receipt_made_under(services, arrival, (newest, *_older_keys(services)))


def _older_keys(services: Services) -> tuple[Keys, ...]:
    """Return the keys of older secrets: pressing again after the secret was changed is still the same press."""
    older = (services.settings.keys(use)[1:] for use in (KeyUse.ARRIVAL, KeyUse.CODE, KeyUse.ID))
    return tuple(zip(*older, strict=True))


def _receipt_made_under(services: Services, arrival: Arrival, secrets: tuple[Keys, ...]) -> Receipt | None:
    for arrival_key, code_key, id_key in secrets:
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


def _keep(
    services: Services, submission: Submission, arrival: Arrival, *, by: str, sender: SendingGroup | None
) -> Submission:
    is_report = arrival.kind.is_confidential
    # The digest of an arrival is made with a key: nobody can try guesses of what a report says against it.
    content = submission.arrival_digest if is_report else arrival.text
    deed = Deed(act=Act.RECEIVED, actor=by, at=submission.received_at, content=content)
    event = sealed(submission.chain_end, deed, salt=services.new_key())
    words, came, year = _sealed(services, submission.id, arrival), came_of(sender, submission), services.today().year
    return services.store.submissions.add(submission, words, event, came=came, year=year)


def _sealed(services: Services, submission_id: str, arrival: Arrival) -> bytes | None:
    """Return what is kept encrypted: the contact, and of a report its text too."""
    if arrival.kind.is_confidential:
        words = ReportWords(texts=written_in(arrival), contact=arrival.contact)
        return seal_report(services.settings.key(KeyUse.REPORT), submission_id, words)
    return seal_contact(services.settings.key(KeyUse.CONTACT), submission_id, arrival.contact)


def _submission(services: Services, arrival: Arrival, digest: str, code: str) -> Submission:
    settings = services.settings
    readable = replace(arrival, **wordless()) if arrival.kind.is_confidential else arrival
    return Submission(
        id=derived_id(settings.key(KeyUse.ID), code),
        tracking_digest=derived_digest(settings.key(KeyUse.TRACKING), code),
        arrival_digest=digest,
        finds=find(readable.text),
        visit=arrival.visit,
        received_at=services.now(),
        promised=arrival.promised,
        due=arrival.promised or due_date(arrival.kind, services.today(), services.catalogue.holidays()),
        suspicion=arrival.suspicion,
        has_contact=not arrival.contact.is_empty,
        has_mail_address=arrival.contact.mail_address is not None,
        demonstration=arrival.demonstration,
        **kept_of(readable),
    )


def _arrival_digest(key: bytes, arrival: Arrival) -> str:
    return hmac.digest(key, json.dumps(said_in(arrival)).encode(), hashlib.sha256).hex()
