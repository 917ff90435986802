"""Counts tries at passwords and codes before they are looked at, so that nobody guesses on."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from feedback_api.domain.errors import TooManyFailures
from feedback_api.services import Services

MOST_FAILURES = 10
# All strangers together, wherever they are: so many guesses find no password, and leave a new device its turn.
MOST_OF_STRANGERS = 100
WINDOW = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Where somebody tries: the word of a device on which this name signed in before, else of the group it is in."""

    word: str = ""
    is_known: bool = False


NOWHERE = Seat()
# Counted for themselves, each by the name alone: whoever has signed in already and is asked for the password, or for a
# code (a right password would begin the count of codes anew), and whoever has shown the password and guesses at codes.
AT_THE_DESK, CODE_AT_THE_DESK = Seat(word="desk", is_known=True), Seat(word="desk-code", is_known=True)
WITH_THE_PASSWORD = Seat(word="code", is_known=True)


def count_try(services: Services, name: str, seat: Seat) -> None:
    """Take note of a try, or raise `TooManyFailures`; what a known seat does counts for itself alone."""
    count = partial(services.store.staff.note_failure, name, now=services.now(), window=WINDOW)
    if count(by=seat.word) > MOST_FAILURES:
        raise TooManyFailures
    if not seat.is_known and seat.word and count() > MOST_OF_STRANGERS:
        raise TooManyFailures


def forget_tries(services: Services, name: str, *seats: Seat) -> None:
    """Begin to count anew once a try was right."""
    for word in {seat.word for seat in seats}:
        services.store.staff.forget_failures(name, by=word)
