"""Writes the letters to members of staff: counts and ways to the desk, no word of any letter."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

from feedback_api.domain.members.waiting_counts import WaitingCounts
from feedback_api.notification import wording
from feedback_api.notification.letters import MailSender
from feedback_api.notification.protocol import MailMessage
from feedback_api.wording import long_date


@dataclass(frozen=True, kw_only=True)
class StaffReader:
    """Who is written to, where, by whom, and for which day."""

    name: str
    address: str = field(repr=False)
    office: MailSender
    day: date
    at: datetime


def overdue_letter(count: int, reader: StaffReader) -> MailMessage:
    """Return the letter that so many letters are over time since the last one."""
    said = wording.STAFF_OVERDUE.format(count=count)
    return _letter(reader, kind="lewat", subject=said, lines=(said,))


def digest_letter(counts: WaitingCounts, reader: StaffReader) -> MailMessage:
    """Return the counts of the day; those that are nought are left out."""
    lines = (line.format(count=getattr(counts, name)) for name, line in wording.STAFF_COUNTS if getattr(counts, name))
    subject = wording.STAFF_DIGEST.format(day=long_date(reader.day))
    return _letter(reader, kind="harian", subject=subject, lines=tuple(lines))


def _letter(reader: StaffReader, *, kind: str, subject: str, lines: tuple[str, ...]) -> MailMessage:
    whose = hashlib.blake2b(reader.name.encode(), digest_size=8).hexdigest()
    said = {"office": reader.office.name, "origin": reader.office.origin}
    parts = ("\n".join(lines), wording.STAFF_DESK.format(**said), wording.STAFF_WHY.format(**said))
    return MailMessage(
        name=f"meja.{kind}.{reader.day.isoformat()}.{whose}",
        written_at=reader.at,
        to=reader.address,
        subject=subject,
        text="\n\n".join(parts) + "\n",
    )
