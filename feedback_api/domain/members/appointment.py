"""That somebody was given a role that needs a trail: the supervisor, who alone reads reports."""

from dataclasses import dataclass
from datetime import datetime

from feedback_api.domain.stored_format import APPOINTMENT
from feedback_api.domain.stored_parts import document_of, read_document


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """Who was given which role, when (aware, UTC), and who did it."""

    name: str
    role: str
    by: str
    at: datetime


def appointment_document(appointment: Appointment) -> str:
    """Return the document in which it is kept."""
    return document_of(APPOINTMENT, appointment)


def appointment_of(document: str) -> Appointment:
    """Read what `appointment_document` wrote, or raise `VisitSetAside`, as for every entry of the notebook."""
    return read_document(APPOINTMENT, Appointment, document)
