"""That somebody was given a role that needs a trail: the supervisor, who alone reads reports."""

import json
from dataclasses import dataclass
from datetime import datetime

from feedback_api.domain.stored_format import APPOINTMENT, said_by


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """Who was given which role, when (aware, UTC), and who did it."""

    name: str
    role: str
    by: str
    at: datetime


def appointment_document(appointment: Appointment) -> str:
    """Return the document in which it is kept."""
    fields = {**vars(appointment), "at": appointment.at.isoformat()}
    return json.dumps(APPOINTMENT.marked(fields, None), ensure_ascii=False, separators=(",", ":"))


def appointment_of(document: str) -> Appointment:
    """Read what `appointment_document` wrote, or raise `VisitSetAside`, as for every entry of the notebook."""
    with APPOINTMENT.reading():
        raw = APPOINTMENT.upgraded(said_by(document))
        return Appointment(name=raw["name"], role=raw["role"], by=raw["by"], at=datetime.fromisoformat(raw["at"]))
