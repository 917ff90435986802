"""What every store promises about the record by which builds are asked for."""

from datetime import datetime, timedelta
from typing import Protocol

from feedback_api.domain.identity import Identity
from feedback_api.domain.site.build_record import BuildRecord
from feedback_api.domain.site.build_report import BuildReport


class BuildStore(Protocol):
    """The one record by which everybody asks for a build and one press takes it."""

    def read(self) -> BuildRecord:
        """Return the record as it is now."""

    def want(self, *, now: datetime | None = None) -> int:
        """Raise `wanted` by one and return it; `now` is noted if nothing else was waiting to be built."""

    def take(self, *, owner: str, now: datetime, lease: timedelta) -> BuildRecord | None:
        """Give `owner` the lease if `wanted > built` and nobody holds a running one; return the record, else `None`.

        Nobody gets the lease of a record that only a later version may act on.
        """

    def keep(self, *, owner: str, now: datetime, lease: timedelta) -> bool:
        """Prolong the owner's lease; `False` if somebody else has it now."""

    def finish(
        self,
        *,
        owner: str,
        built: int,
        now: datetime,
        reports: tuple[BuildReport, ...] = (),
        office: Identity | None = None,
    ) -> bool:
        """Write `built` and what it reports, forget failures and free the lease.

        `office` is who the published site says it is; without one what was known stays. `False` (nothing written) if
        the lease was lost.
        """

    def fail(
        self,
        *,
        owner: str,
        attempted: int,
        problems: tuple[str, ...],
        reports: tuple[BuildReport, ...] = (),
    ) -> bool:
        """Note why `attempted` could not be built and free the lease; the same `wanted` is not taken again.

        The reports take the place of those of the build before.
        """
