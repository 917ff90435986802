"""Finds letters for a member of staff, and one of them by its code or its number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from feedback_api.actions.letters.acting import seen_by
from feedback_api.actions.senders.track import track
from feedback_api.domain.errors import NotAllowed, SubmissionNotFound, SubmissionSetAside, TrackingCodeUnknown
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.search.findable import words_wanted
from feedback_api.domain.search.wanted import Among, Wanted
from feedback_api.domain.submissions.submission import Submission
from feedback_api.domain.submissions.tracking_code import ID
from feedback_api.services import Services
from feedback_api.store.find_protocol import FoundLetters
from feedback_api.store.reading_on import every_item

_ID = re.compile(rf"(?:.*/)?({ID})/?")
# No letter is called so.
_NOTHING = "-"
_NO_LETTER = (SubmissionNotFound, SubmissionSetAside, NotAllowed, TrackingCodeUnknown)


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """What somebody looks for: what was typed, and what else has to hold."""

    typed: str
    wanted: Wanted


def letters(
    services: Services, member: StaffMember, lookup: Lookup, *, limit: int, cursor: str | None = None
) -> FoundLetters:
    """Return a page of what this person may see; a code or a number that is known finds its letter and nothing else."""
    return services.store.finding.find(_resolved(services, member, lookup), limit=limit, cursor=cursor)


def every_letter(services: Services, member: StaffMember, lookup: Lookup) -> Iterator[Submission]:
    """Yield all of it."""
    wanted = _resolved(services, member, lookup)
    return every_item(lambda **page: services.store.finding.find(wanted, **page).page)


def _resolved(services: Services, member: StaffMember, lookup: Lookup) -> Wanted:
    wanted = replace(lookup.wanted, villages=member.villages)
    one = _letter_called(services, member, lookup.typed)
    if one is not None:
        return Wanted(now=wanted.now, among=Among.ALL, villages=wanted.villages, only=one.id)
    words = words_wanted(lookup.typed)
    if lookup.typed.strip() and not words:  # signs alone stand in no letter
        return replace(wanted, only=_NOTHING)
    return replace(wanted, terms=wanted.terms | words)


def _letter_called(services: Services, member: StaffMember, typed: str) -> Submission | None:
    """Return the letter that this is the code or the number of; a report answers to neither."""
    number = _ID.fullmatch(typed.strip())
    try:
        found = seen_by(services, number[1], member) if number else track(services, typed)
    except _NO_LETTER:
        return None
    return None if found.kind.is_confidential or not member.may_see(found) else found
