"""What an office has that moves with it, each thing whole and with a fingerprint."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Protocol

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.content_task import ContentTask
from feedback_api.domain.notebook_entry import NotebookEntry
from feedback_api.domain.notice import Notice
from feedback_api.domain.staff import StaffMember
from feedback_api.domain.submission import Submission
from feedback_api.domain.trip import TripCount


@dataclass(frozen=True, kw_only=True)
class KeptSubmission:
    """A submission with what lies beside it."""

    submission: Submission
    contact: bytes | None
    notice: Notice | None = None
    events: tuple[AuditEvent, ...]


@dataclass(frozen=True, kw_only=True)
class KeptEntry:
    """An entry of the visit notebook with its acts."""

    entry: NotebookEntry
    events: tuple[AuditEvent, ...]


@dataclass(frozen=True, kw_only=True)
class MissingPaper:
    """One report of a paper that was missing."""

    guide: str
    document: str
    at: datetime
    press: str


@dataclass(frozen=True, kw_only=True)
class Interest:
    """How many want to come to a visit for a guide."""

    visit: str
    guide: str
    count: int


@dataclass(frozen=True, kw_only=True)
class KnownPress:
    """A press that was counted, and when, to the second."""

    digest: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """The last change number and the last ordinal. What is wanted and built begins anew: the site is built anew."""

    change: int
    ordinal: int


Thing = (
    KeptSubmission | KeptEntry | StaffMember | ContentTask | TripCount | MissingPaper | Interest | KnownPress | Numbers
)


class Movable(Protocol):
    """A store as a whole, while nobody else writes to it."""

    def things(self) -> Iterator[Thing]:
        """Yield everything there is."""
        ...

    def keep(self, thing: Thing) -> None:
        """Keep it exactly as it is, in the place of what had its name, all or nothing."""
        ...


def name_of(thing: Thing) -> tuple[str, ...]:
    """Return what tells it from all other things: its kind, then its own name."""
    return (type(thing).__name__, *_own_name(thing))


def fingerprint(thing: Thing) -> str:
    """Return a digest of everything about it."""
    return hashlib.sha256(json.dumps(asdict(thing), default=_plain, sort_keys=True).encode()).hexdigest()


def _own_name(thing: Thing) -> tuple[str, ...]:
    match thing:
        case KeptSubmission():
            return (thing.submission.id,)
        case KeptEntry():
            return (thing.entry.kind.value, thing.entry.name)
        case StaffMember():
            return (thing.name,)
        case ContentTask():
            return (thing.id,)
        case _:
            return _name_of_count(thing)


def _name_of_count(thing: TripCount | MissingPaper | Interest | KnownPress | Numbers) -> tuple[str, ...]:
    match thing:
        case TripCount():
            return (thing.month, thing.guide, thing.village or "")
        case MissingPaper():
            return (thing.guide, thing.document, thing.at.isoformat(), thing.press)
        case Interest():
            return (thing.visit, thing.guide)
        case KnownPress():
            return (thing.digest,)
        case Numbers():
            return ()


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(type(value).__name__)
