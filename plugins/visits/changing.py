"""A change of a visit: which values become which, and what its history says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from feedback_api.wording import clock
from plugins.kinds.visits import wording
from plugins.kinds.visits.change import ChangedPart
from plugins.kinds.visits.model import Visit


@dataclass(frozen=True, kw_only=True)
class ChangeRequest:
    """What somebody wants to be otherwise; `None` leaves a thing as it is. A cancelled visit may have a replacement."""

    reason: str
    at: datetime
    cancel: bool = False
    replacement: str | None = None
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    last_number: time | None = None
    place: str | None = None
    services: str | None = None


@dataclass(frozen=True, kw_only=True)
class HistoryEntry:
    """One line of `riwayat`."""

    at: str
    what: ChangedPart
    old: str
    new: str
    reason: str

    @property
    def values(self) -> dict[str, str]:
        return {"pada": self.at, "apa": self.what, "semula": self.old, "menjadi": self.new, "alasan": self.reason}


def history_of(request: ChangeRequest, visit: Visit) -> tuple[HistoryEntry, ...]:
    """Return what the history must say; nothing, if the request changes nothing."""
    at = f"{request.at:%Y-%m-%d} {clock(request.at)}"
    return tuple(
        HistoryEntry(at=at, what=what, old=old, new=new, reason=request.reason)
        for what, old, new in _differences(request, visit)
        if old != new
    )


def _differences(request: ChangeRequest, visit: Visit) -> Iterator[tuple[ChangedPart, str, str]]:
    if request.cancel:
        yield "status", visit.status, "batal"
        return
    if request.day:
        yield "tanggal", visit.day.isoformat(), request.day.isoformat()
    yield "jam", hours(visit.starts, visit.ends), hours(request.starts or visit.starts, request.ends or visit.ends)
    if request.place:
        yield "tempat", visit.place.name, request.place
    if request.services:
        yield "layanan", wording.SERVICES_AS_PLANNED, request.services


def hours(starts: time, ends: time) -> str:
    return wording.HOURS.format(starts=clock(starts), ends=clock(ends))


def values_of(request: ChangeRequest) -> dict[str, str]:
    """Return the plain values a header gets, by its own keys; places and lists are not among them."""
    values = {"status": "batal" if request.cancel else "berubah", "alasan": request.reason}
    if request.cancel:
        values["pengganti"] = request.replacement or ""
    times = {"mulai": request.starts, "selesai": request.ends, "nomor_terakhir": request.last_number}
    values |= {key: clock(value) for key, value in times.items() if value}
    return values | ({"tanggal": request.day.isoformat()} if request.day else {})
