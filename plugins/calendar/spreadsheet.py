"""Visits as a table for spreadsheets, one line for each service of each visit."""

import csv
import io
from collections.abc import Iterable, Iterator

from feedback_api.wording import clock
from plugins.visits.view import OfferedService, VisitView

# Spreadsheets on Windows take a file without this mark for another alphabet. Programs read the JSON beside it.
MARK = "\ufeff"
# What a spreadsheet would take for the start of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    "kunjungan", "alamat", "judul", "desa", "tanggal", "mulai", "selesai", "nomor_terakhir", "tempat", "program",
    "untuk_desa", "status", "dipastikan", "perubahan", "alasan", "pengganti", "panduan", "layanan", "kuota",
    "jadi_hari_itu", "datang_sendiri",
)  # fmt: skip


def visits_csv(visits: Iterable[VisitView], site_url: str) -> str:
    """Return the table; cells that look like a formula begin with an apostrophe, which spreadsheets hide."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for visit in visits:
        for service in visit.services:
            table.writerow([_harmless(cell) for cell in (*_of_visit(visit, site_url), *_of_service(service))])
    return MARK + text.getvalue()


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


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
