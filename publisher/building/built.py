"""What came of building the site once."""

from dataclasses import dataclass
from datetime import datetime

from feedback_api.domain.build_report import BuildReport
from feedback_api.domain.identity import Identity


@dataclass(frozen=True, kw_only=True)
class Built:
    """Any of `problems`: nothing may be published. `reports` are told to who can act, and published all the same.

    `office` is who the site says it is. When `lasts_until` is over it says what no longer holds.
    """

    problems: tuple[str, ...] = ()
    reports: tuple[BuildReport, ...] = ()
    office: Identity | None = None
    lasts_until: datetime | None = None
