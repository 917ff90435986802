"""What the mail function does with one event: notices that were just wanted, or a look for all that is due."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any, Protocol

from feedback_api.actions.telling.tell_senders import NOBODY, GoOn, Told, next_due, tell_due, tell_one
from feedback_api.actions.telling.tell_staff import tell_staff
from feedback_api.notification.protocol import Mailer
from feedback_api.services import Services

Event = dict[str, Any]
WakeAt = Callable[[datetime], None]
# What one letter may take at worst, and a little more.
LONGEST_LETTER_MS = 40_000


class Context(Protocol):
    """What Lambda tells about a run."""

    def get_remaining_time_in_millis(self) -> int: ...


class MailFunction:
    """Called once for each event; one process handles one at a time."""

    def __init__(self, services: Services, mailer: Mailer, *, wake_at: WakeAt) -> None:
        self._services = services
        self._mailer = mailer
        self._wake_at = wake_at

    def __call__(self, event: Event, context: Context) -> dict[str, int]:
        """Return how many letters were sent and not; raise `StoreUnavailable` so that Lambda tries the event again.

        What is still held wakes us in its minute: the earliest now, each further one when the one before it was told.
        A letter that was not handed over is no error: its notice is due again later, and our schedule looks for it.
        """

        def has_time() -> bool:
            return context.get_remaining_time_in_millis() > LONGEST_LETTER_MS

        # The stream says only which notices are new; the notice itself says whether it is due.
        wanted = tuple(dict.fromkeys(record["dynamodb"]["Keys"]["sk"]["S"] for record in event.get("Records", ())))
        told = self._tell_these(wanted, go_on=has_time) if "Records" in event else self._tell_all(go_on=has_time)
        if (at := next_due(self._services, just_held=wanted)) is not None:
            self._wake_at(at)
        return asdict(told)

    def _tell_these(self, wanted: Iterable[str], *, go_on: GoOn) -> Told:
        return sum((tell_one(self._services, self._mailer, name) for name in wanted if go_on()), start=NOBODY)

    def _tell_all(self, *, go_on: GoOn) -> Told:
        told = tell_due(self._services, self._mailer, go_on=go_on)
        return told + tell_staff(self._services, self._mailer, go_on=go_on)
