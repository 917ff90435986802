"""What everything that hands over mail promises."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class NotSent(Exception):
    """The mail was not handed over just now; a later try may succeed. Says why, and never to whom."""


class AddressRefused(Exception):
    """Nobody can be reached at this address; trying again is of no use."""


@dataclass(frozen=True, kw_only=True)
class MailMessage:
    """One mail to one person: plain text, its lines ended by a newline.

    `name` tells it from all others and is the same when it is sent once more, so that a mailbox can show it once.
    """

    name: str
    written_at: datetime
    to: str
    subject: str
    text: str


class Mailer(Protocol):
    """Hands mail over to whoever carries it. One at a time; safe to call again after any error."""

    def send(self, letter: MailMessage) -> None:
        """Hand the letter over, or raise `NotSent` or `AddressRefused`. When it returns, it was accepted."""
