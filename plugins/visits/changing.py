"""A change of a visit: which values become which, and what its history says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from feedback_api.wording import clock
from plugins.visits import wording
from plugins.visits.change import Changed
from plugins.visits.visit import Visit


@dataclass(frozen=True, kw_only=True)
class Wish:
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
    what: Changed
    old: str
    new: str
    reason: str

    @property
    def values(self) -> dict[str, str]:
        return {"pada": self.at, "apa": self.what, "semula": self.old, "menjadi": self.new, "alasan": self.reason}


def history_of(wish: Wish, visit: Visit) -> tuple[HistoryEntry, ...]:
    """Return what the history must say; nothing, if the wish changes nothing."""
    at = f"{wish.at:%Y-%m-%d} {clock(wish.at)}"
    return tuple(
        HistoryEntry(at=at, what=what, old=old, new=new, reason=wish.reason)
        for what, old, new in _differences(wish, visit)
        if old != new
    )


def _differences(wish: Wish, visit: Visit) -> Iterator[tuple[Changed, str, str]]:
    if wish.cancel:
        yield "status", visit.status, "batal"
        return
    if wish.day:
        yield "tanggal", visit.day.isoformat(), wish.day.isoformat()
    yield "jam", hours(visit.starts, visit.ends), hours(wish.starts or visit.starts, wish.ends or visit.ends)
    if wish.place:
        yield "tempat", visit.place.name, wish.place
    if wish.services:
        yield "layanan", wording.SERVICES_AS_PLANNED, wish.services


def hours(starts: time, ends: time) -> str:
    return wording.HOURS.format(starts=clock(starts), ends=clock(ends))


def values_of(wish: Wish) -> dict[str, str]:
    """Return the plain values a header gets, by its own keys; places and lists are not among them."""
    values = {"status": "batal" if wish.cancel else "berubah", "alasan": wish.reason}
    if wish.cancel:
        values["pengganti"] = wish.replacement or ""
    times = {"mulai": wish.starts, "selesai": wish.ends, "nomor_terakhir": wish.last_number}
    values |= {key: clock(value) for key, value in times.items() if value}
    return values | ({"tanggal": wish.day.isoformat()} if wish.day else {})
