"""Writes the open data, and the catalogue that the feedback function reads."""

from typing import Any

from feedback_api.domain.visit_note import note_json
from plugins.edition import Edition
from plugins.frame.page_generator import PageGenerator
from plugins.frame.site_writer import SiteWriter
from plugins.open_data.described import Rows, described, json_text
from plugins.open_data.guide_file import guide_file, guide_schema
from plugins.visits.noting import noted
from plugins.visits.open_rows import visit_rows
from plugins.visits.references import COMES_ALONG
from plugins.visits.stored import FOLDER
from plugins.visits.view import VisitView


class OpenDataGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        edition = self.edition
        form = {"guides": _guides(edition), "villages": _villages(edition), "holidays": _holidays(edition)}
        files = {
            "data/panduan.json": guide_file(edition),
            "data/skema/panduan.json": guide_schema(edition),
            "data/kunjungan.json": described(edition, "kunjungan", visit_rows(edition.schedule, edition.site_url)),
            "data/catalogue/visits.json": _visits(edition),
            "data/catalogue/form.json": form,
            **{f"data/catalogue/{name}.json": listed for name, listed in form.items()},
        }
        for name, content in files.items():
            writer.write_text(name, json_text(content))


def _guides(edition: Edition) -> Rows:
    return [
        {
            "slug": guide.slug,
            "url": guide.url,
            "title": guide.title,
            "summary": guide.summary.replace("**", ""),
            "category": guide.category,
            "documents": [{"id": paper.id, "name": paper.name} for paper in guide.documents],
            "on_visits": not COMES_ALONG.isdisjoint(guide.places),
        }
        for guide in edition.content.guides
    ]


def _villages(edition: Edition) -> Rows:
    return [{"slug": village.slug, "url": village.url, "name": village.name} for village in edition.content.villages]


def _holidays(edition: Edition) -> list[str]:
    return sorted({day.day.isoformat() for day in edition.content.holidays})


def _visits(edition: Edition) -> Rows:
    return [
        {
            "slug": visit.slug,
            "url": visit.url,
            "title": visit.title,
            "day": visit.day.isoformat(),
            "village": visit.village.slug if visit.village else None,
            "guides": [service.guide.slug for service in visit.services],
            "off": visit.status == "batal",
            "changes": len(visit.history),
            "plan": _plan(edition, visit),
        }
        for visit in edition.schedule.visits
    ]


def _plan(edition: Edition, visit: VisitView) -> dict[str, Any] | None:
    """Return what the visit's file says, for the form on which staff change it; none of a visit that is over."""
    if visit.is_past or visit.header.file.path.startswith(f"{FOLDER}/"):
        return None
    note = edition.written.get(visit.slug) or noted(visit.slug, visit.header)
    return note_json(note) if note else None
