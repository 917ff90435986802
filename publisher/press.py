"""One press: when a build is wanted it takes the lease, builds, publishes, and says that it is built."""

import os
import socket
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from feedback_api.domain.build_record import BuildRecord
from feedback_api.store.protocol import BuildStore
from publisher.failure import problems_of
from publisher.lease import LEASE, HeldLease
from publisher.target.protocol import NotOurTurn, Publication, Target

# Builds the site into a directory of its own, which then holds it and nothing else; returns what was wrong with it,
# one sentence each (none: it is good).
Build = Callable[[Path], tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A build that readers see now."""

    built: int
    publication: Publication
    seconds: float


@dataclass(frozen=True, kw_only=True)
class NotPrinted:
    """A build that failed; readers still see the old site. `may_pass` if the same again could go well."""

    attempted: int
    problems: tuple[str, ...]
    may_pass: bool


@dataclass(frozen=True, kw_only=True)
class LeaseLost:
    """Another press has taken over; nothing was written, or the other one will write it again."""


Outcome = Printed | NotPrinted | LeaseLost


@dataclass(frozen=True, kw_only=True)
class Press:
    """Everything one press needs. `hold_lease` renews the lease while its block runs."""

    builds: BuildStore
    build: Build
    target: Target
    staging: Path
    owner: str
    now: Callable[[], datetime]
    hold_lease: Callable[[], AbstractContextManager[HeldLease]]

    def look(self) -> Outcome | None:
        """Build and publish if that is wanted and nobody else does; return what came of it, `None` if nothing to do."""
        if not self.builds.read().is_behind:  # a read costs nothing, `take` is a write
            return None
        record = self.builds.take(owner=self.owner, now=self.now(), lease=LEASE)
        return None if record is None else self._print(record)

    def _print(self, record: BuildRecord) -> Outcome:
        started = time.monotonic()
        try:
            with self.hold_lease() as lease:
                problems = self.build(self.staging)
                if lease.is_lost:
                    return LeaseLost()
                if problems:
                    return self._give_up(record, problems, may_pass=False)
                publication = self.target.publish(self.staging)
        except NotOurTurn:
            return LeaseLost()
        except Exception as error:  # noqa: BLE001 - the top of the press: whatever went wrong, staff must read it
            return self._give_up(record, problems_of(error), may_pass=True)
        if not self.builds.finish(owner=self.owner, built=record.wanted, now=self.now()):
            return LeaseLost()
        return Printed(built=record.wanted, publication=publication, seconds=time.monotonic() - started)

    def _give_up(self, record: BuildRecord, problems: tuple[str, ...], *, may_pass: bool) -> Outcome:
        noted = self.builds.fail(owner=self.owner, attempted=record.wanted, problems=problems, now=self.now())
        return NotPrinted(attempted=record.wanted, problems=problems, may_pass=may_pass) if noted else LeaseLost()


def name_of_this_press() -> str:
    """Return a name no other press has, also after this process number was used again."""
    return f"{socket.gethostname()}:{os.getpid()}:{time.time_ns()}"
