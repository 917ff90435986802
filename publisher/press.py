"""One press: when a build is wanted it takes the lease, builds, publishes, and says that it is built."""

import os
import socket
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from feedback_api.domain.site.build_record import BuildRecord
from feedback_api.domain.site.build_report import BuildReport
from feedback_api.store.build_protocol import BuildStore
from publisher.building.built import Built
from publisher.building.failure import failed_build
from publisher.lease import LEASE, HeldLease
from publisher.target.protocol import NotOurTurn, Publication, Target

# Builds the site into a directory of its own, which then holds it and nothing else.
Build = Callable[[Path], Built]


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A build that readers see now, until when it holds at most, and what it tells those who can act."""

    built: int
    publication: Publication
    seconds: float
    reports: tuple[BuildReport, ...] = ()
    lasts_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class NotPrinted:
    """A build that failed; readers still see the old site. `may_pass` if the same again could go well."""

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
                made = self.build(self.staging)
                if lease.is_lost:
                    return LeaseLost()
                if made.problems:
                    return self._give_up(record, made, may_pass=False)
                publication = self.target.publish(self.staging, made.changes)
        except NotOurTurn:
            return LeaseLost()
        except Exception as error:  # noqa: BLE001 - the top of the press: whatever went wrong, staff must read it
            return self._give_up(record, failed_build(error), may_pass=True)
        if not self._finish(record, made):
            return LeaseLost()
        seconds = time.monotonic() - started
        return Printed(
            built=record.wanted,
            publication=publication,
            seconds=seconds,
            reports=made.reports,
            lasts_until=made.lasts_until,
        )

    def _finish(self, record: BuildRecord, made: Built) -> bool:
        return self.builds.finish(
            owner=self.owner, built=record.wanted, now=self.now(), reports=made.reports, office=made.office
        )

    def _give_up(self, record: BuildRecord, made: Built, *, may_pass: bool) -> Outcome:
        noted = self.builds.fail(
            owner=self.owner,
            attempted=record.wanted,
            problems=made.problems,
            reports=made.reports,
        )
        return NotPrinted(problems=made.problems, may_pass=may_pass) if noted else LeaseLost()


def name_of_this_press() -> str:
    """Return a name no other press has, also after this process number was used again."""
    return f"{socket.gethostname()}:{os.getpid()}:{time.time_ns()}"
