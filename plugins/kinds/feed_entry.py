"""One thing that is new, as feeds tell it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that is new; `html` was made safe or escaped before."""

    title: str
    url: str
    html: str
    updated: datetime
