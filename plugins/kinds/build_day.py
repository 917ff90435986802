"""What a kind may know of the build it is shown in."""

from dataclasses import dataclass
from datetime import date

from feedback_api.domain.identity import Identity


@dataclass(frozen=True, kw_only=True)
class BuildDay:
    """The day everything is looked at, and the office it is looked at for."""

    today: date
    office: Identity
    site_url: str
