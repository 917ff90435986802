"""Reads the value of each declared field from an arrival or a submission, whole, masked or as it is after erasing."""

from typing import Any

from feedback_api.domain.submissions.fields import FIELDS, TEXT, Erased, Field, Storage
from feedback_api.domain.submissions.submission import Arrival, Submission

# What the digest of an arrival began with, in this order; a field that came later is added where something was said.
_FIRST_IN_DIGEST = ("idempotency_key", "kind", "text", "village", "guide", "visit", "name", "address")


def said_in(arrival: Arrival) -> list[object]:
    """Return all that two presses of one form have in common; how fast they came is not part of it."""
    said = {field.attribute: _sent(field, arrival) for field in FIELDS} | {"visit": arrival.visit}
    first = [said[name] for name in _FIRST_IN_DIGEST]
    later = {name: value for name, value in said.items() if name not in _FIRST_IN_DIGEST and value}
    return [*first, later] if later else first


def kept_of(arrival: Arrival) -> dict[str, Any]:
    """Return the values that are kept readable with the submission, by attribute."""
    return {one.attribute: getattr(arrival, one.attribute) for one in FIELDS if one.kept is Storage.WITH_THE_SUBMISSION}


def written_in(sent: Arrival | Submission) -> dict[str, str]:
    """Return, by attribute, what somebody wrote in their own words: what is sealed of a report."""
    return {one.attribute: getattr(sent, one.attribute) or "" for one in FIELDS if one.is_masked}


def wordless() -> dict[str, Any]:
    """Return, by attribute, what stands in the place of those words beside what is sealed."""
    return {one.attribute: "" if one is TEXT else None for one in FIELDS if one.is_masked}


def masked_value(field: Field, submission: Submission) -> str:
    """Return a value that is kept with the submission as staff see it first; nothing if nothing was said."""
    value = getattr(submission, field.attribute) or ""
    if field is TEXT:
        return submission.masked_text
    if not field.is_masked:
        return value
    from feedback_api.domain.personal.personal_details import masked_words  # noqa: PLC0415 a start that only shows the form masks nothing

    return masked_words(value)


def left_after_erasing(submission: Submission) -> dict[str, Any]:
    """Return, by attribute, what takes the place of the values that have to go; what is sealed goes as a whole."""
    kept = (one for one in FIELDS if one.kept is Storage.WITH_THE_SUBMISSION)
    return {
        one.attribute: _masked_for_good(one, submission) if one.erased is Erased.MASKED else None
        for one in kept
        if one.erased is not Erased.NEVER
    }


def _masked_for_good(field: Field, submission: Submission) -> str | None:
    """Return the masked value; a text stays one, for a report's is empty."""
    return masked_value(field, submission) or ("" if field is TEXT else None)


def _sent(field: Field, arrival: Arrival) -> object:
    return getattr(arrival.contact if field.kept is Storage.SEALED else arrival, field.attribute)
