"""What every action is handed: the doors to the outside world and the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from feedback_api.settings import Settings

if TYPE_CHECKING:  # what they speak of is loaded with what is opened
    from feedback_api.catalogue.protocol import Catalogue
    from feedback_api.store.protocol import Store


@dataclass(frozen=True, kw_only=True)
class Services:
    """Made once by `wiring.open_services`; a test makes its own with another clock or store.

    `now` returns an aware time in UTC. `new_key` returns 256 random bits as URL-safe text, for tokens, salts and keys.
    """

    store: "Store"
    catalogue: "Catalogue"
    settings: Settings
    now: Callable[[], datetime]
    new_key: Callable[[], str]

    def today(self) -> date:
        """Return the day it is for the people who live here."""
        return self.now().astimezone(self.settings.time_zone).date()
