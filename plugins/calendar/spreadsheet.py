"""Visits as a table for spreadsheets, one line for each service of each visit."""

from collections.abc import Iterable, Iterator

from feedback_api.wording import clock
from plugins.spreadsheet import table_text
from plugins.visits.view import OfferedService, VisitView

COLUMNS = (
    "kunjungan", "alamat", "judul", "desa", "tanggal", "mulai", "selesai", "nomor_terakhir", "tempat", "program",
    "untuk_desa", "status", "dipastikan", "perubahan", "alasan", "pengganti", "panduan", "layanan", "kuota",
    "jadi_hari_itu", "datang_sendiri",
)  # fmt: skip


def visits_csv(visits: Iterable[VisitView], site_url: str) -> str:
    """Return the table."""
    rows = ((*_of_visit(visit, site_url), *_of_service(service)) for visit in visits for service in visit.services)
    return table_text(COLUMNS, rows)


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
