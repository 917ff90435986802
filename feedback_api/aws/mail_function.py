"""What the mail function does with one event: notices that were just wanted, or a look for all that is due."""

from dataclasses import asdict
from typing import Any, Protocol

from feedback_api.actions.telling.tell_senders import NOBODY, GoOn, Told, tell_due, tell_one
from feedback_api.actions.telling.tell_staff import tell_staff
from feedback_api.notification.protocol import Mailer
from feedback_api.services import Services

Event = dict[str, Any]
# What one letter may take at worst, and a little more.
LONGEST_LETTER_MS = 40_000


class Context(Protocol):
    """What Lambda tells about a run."""

    def get_remaining_time_in_millis(self) -> int: ...


class MailFunction:
    """Called once for each event; one process handles one at a time."""

    def __init__(self, services: Services, mailer: Mailer) -> None:
        self._services = services
        self._mailer = mailer

    def __call__(self, event: Event, context: Context) -> dict[str, int]:
        """Return how many letters were sent and not; raise `StoreUnavailable` so that Lambda tries the event again.

        A letter that was not handed over is no error: its notice is due again later, and our schedule looks for it.
        """

        def has_time() -> bool:
            return context.get_remaining_time_in_millis() > LONGEST_LETTER_MS

        if "Records" in event:
            return asdict(self._tell_wanted(event["Records"], go_on=has_time))
        told = tell_due(self._services, self._mailer, go_on=has_time)
        return asdict(told + tell_staff(self._services, self._mailer, go_on=has_time))

    def _tell_wanted(self, records: list[Event], *, go_on: GoOn) -> Told:
        """Tell those whose notices changed; the stream says only which, the notice itself says whether it is due."""
        wanted = dict.fromkeys(record["dynamodb"]["Keys"]["sk"]["S"] for record in records)
        return sum((tell_one(self._services, self._mailer, name) for name in wanted if go_on()), start=NOBODY)
