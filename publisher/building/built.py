"""What came of building the site once."""

from dataclasses import dataclass
from datetime import datetime

from feedback_api.domain.identity import Identity
from feedback_api.domain.site.build_report import BuildReport
from publisher.target.protocol import Changes


@dataclass(frozen=True, kw_only=True)
class Built:
    """Any of `problems`: nothing may be published. `reports` are told to who can act, and published all the same.

    `office` is who the site says it is. When `lasts_until` is over it says what no longer holds. `changes` are its
    files that may be others than those readers see.
    """

    problems: tuple[str, ...] = ()
    reports: tuple[BuildReport, ...] = ()
    office: Identity | None = None
    lasts_until: datetime | None = None
    changes: Changes | None = None
