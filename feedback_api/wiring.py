"""Opens what the settings name and hands it over as `Services`."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

from feedback_api.catalogue import open_catalogue
from feedback_api.security.turns import MOST_WAITING_OF_A_WORKER, Turns
from feedback_api.services import Services
from feedback_api.settings import Settings
from feedback_api.store import open_store


@contextmanager
def open_services(settings: Settings) -> Iterator[Services]:
    """Yield the services of one program; the store, and what was opened for them later, is closed at the end."""
    with open_store(settings.store) as store, ExitStack() as at_the_end:
        yield Services(
            store=store,
            catalogue=open_catalogue(settings.catalogue),
            settings=settings,
            now=_now,
            new_key=_new_key,
            at_the_end=at_the_end,
            password_turns=Turns(most_waiting=MOST_WAITING_OF_A_WORKER),
        )


def _now() -> datetime:
    return datetime.now(UTC)


def _new_key() -> str:
    return secrets.token_urlsafe(32)
