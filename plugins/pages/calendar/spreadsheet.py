"""Visits as a table for spreadsheets, one line for each service of each visit."""

from collections.abc import Iterable, Iterator

from feedback_api.wording import clock
from plugins.kinds.visits.view import OfferedService, VisitView
from plugins.pages.spreadsheet import table_text

COLUMNS = (
    "kunjungan", "alamat", "judul", "desa", "tanggal", "mulai", "selesai", "nomor_terakhir", "tempat", "program",
    "untuk_desa", "status", "dipastikan", "perubahan", "alasan", "pengganti", "panduan", "layanan", "kuota",
    "jadi_hari_itu", "datang_sendiri", "tanya_dulu",
)  # fmt: skip


NO_SERVICE = ("",) * 5


def visits_csv(visits: Iterable[VisitView], site_url: str) -> str:
    """Return the table."""
    return table_text(COLUMNS, (row for visit in visits for row in _rows(visit, site_url)))


def _rows(visit: VisitView, site_url: str) -> Iterator[tuple[str, ...]]:
    """Yield a line for each service; a visit without any has one line all the same."""
    said, asks = tuple(_of_visit(visit, site_url)), _yes_no(yes=visit.in_doubt)
    for service in visit.services or (None,):
        yield (*said, *(_of_service(service) if service else NO_SERVICE), asks)


def _of_visit(visit: VisitView, site_url: str) -> Iterator[str]:
    yield from (visit.slug, site_url + visit.url, visit.title, visit.village.slug if visit.village else "")
    yield from (visit.day.isoformat(), clock(visit.starts), clock(visit.ends))
    yield clock(visit.last_number) if visit.last_number else ""
    yield from (visit.place.name, visit.programme.slug if visit.programme else "")
    yield " ".join(village.slug for village in visit.open_to) if visit.open_to else "semua"
    yield from (visit.status, _yes_no(yes=visit.confirmed), str(visit.sequence), visit.reason or "")
    yield visit.replacement.slug if visit.replacement else ""


def _of_service(service: OfferedService) -> Iterator[str]:
    yield from (service.guide.slug, service.guide.title, "" if service.quota is None else str(service.quota))
    yield from (service.same_day, _yes_no(yes=service.in_person))


def _yes_no(*, yes: bool) -> str:
    return "ya" if yes else "tidak"
