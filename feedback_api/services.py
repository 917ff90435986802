"""What every action is handed: the doors to the outside world and the clock."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from feedback_api.domain.identity import Identity
from feedback_api.office import published_office
from feedback_api.security.last_look import LastLook
from feedback_api.security.turns import Turns
from feedback_api.settings import Settings

if TYPE_CHECKING:  # what they speak of is loaded with what is opened
    from feedback_api.catalogue.protocol import Catalogue
    from feedback_api.store.protocol import Store


@dataclass(frozen=True, kw_only=True)
class Services:
    """Made once by `wiring.open_services`; a test makes its own with another clock or store.

    `now` returns an aware time in UTC. `new_key` returns 256 random bits as URL-safe text, for tokens, salts and keys.
    Whoever opens something for these services puts its closing on `at_the_end`; it is closed before the store is.
    """

    store: "Store"
    catalogue: "Catalogue"
    settings: Settings
    now: Callable[[], datetime]
    new_key: Callable[[], str]
    at_the_end: ExitStack
    password_turns: Turns = field(default_factory=Turns)
    is_full: LastLook = field(default_factory=lambda: LastLook(timedelta(minutes=1)))

    def today(self) -> date:
        """Return the day it is for the people who live here."""
        return self.day_of(self.now())

    def day_of(self, at: datetime) -> date:
        """Return the day that an aware time falls on for the people who live here."""
        return at.astimezone(self.office().tz).date()

    def office(self) -> Identity:
        """Return who the office is, and what its clocks show."""
        return published_office(self.catalogue, self.store, self.settings)
