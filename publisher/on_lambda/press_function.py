"""What the press does when it is woken: look, build while anything is wanted, say what came of it."""

import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from publisher.press import LeaseLost, NotPrinted, Outcome, Printed
from publisher.watch import Looks, Watch

log = logging.getLogger(__name__)

Event = Mapping[str, Any]

# A build is only begun when it can be finished: the longest one, with publishing, took a third of this.
TIME_FOR_A_BUILD = timedelta(seconds=60)


class NotThisTime(Exception):
    """The site is behind and this waking could not help it; raised so that AWS wakes us again, and counts it."""


class LambdaContext(Protocol):
    def get_remaining_time_in_millis(self) -> int: ...


@dataclass(frozen=True, kw_only=True)
class PressFunction:
    """Called once for each event. Events only wake it: what is to be done stands in the build record."""

    opened: Callable[[], AbstractContextManager[Watch]]

    def __call__(self, event: Event, context: LambdaContext) -> dict[str, int]:
        """Return how many builds were published, or raise `NotThisTime`."""
        with self.opened() as watch:
            looks = Looks(watch=watch)
            # A wish is in the record; a schedule also asks for a new day, a new program, new content, a second try.
            outcome = looks.next() if is_wish(event) else looks.first()
            builds = 0
            while isinstance(outcome, Printed):
                builds += 1
                outcome = looks.next() if _time_left(context) >= TIME_FOR_A_BUILD else None
        if isinstance(outcome, LeaseLost) or (isinstance(outcome, NotPrinted) and outcome.may_pass):
            raise NotThisTime(str(outcome))
        return {"builds": builds}


def is_wish(event: Event) -> bool:
    """Say whether a change of the build record woke us."""
    return any(record.get("eventSource") == "aws:dynamodb" for record in event.get("Records", ()))


def report(outcome: Outcome) -> None:
    """Write what came of a look where operators read; content problems stand on the staff's page as well."""
    match outcome:
        case Printed(publication=publication, seconds=seconds, reports=reports):
            counts = (len(publication.written), len(publication.deleted))
            log.warning("published: %d written, %d deleted, %.1f s", *counts, seconds)
            for one in reports:
                log.warning("reported: %s %s %s", one.code.value, one.place, one.sentence)
        case NotPrinted(problems=problems):
            log.error("not published: %s", " | ".join(problems))
        case LeaseLost():
            log.warning("another press is at work")


def _time_left(context: LambdaContext) -> timedelta:
    return timedelta(milliseconds=context.get_remaining_time_in_millis())
