"""Writes the office's list of guides that are due, as a page and as open data."""

import json
from typing import Any

from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.guides.freshness import FreshnessList, FreshnessState, freshness

STATES: dict[FreshnessState, str] = {"changed": "berubah", "overdue": "lewat", "soon": "segera", "fresh": "segar"}


class FreshnessGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        edition = self.edition
        found = freshness(edition.content.guides, edition.today)
        self.write_page(writer, "/kesegaran/", "freshness", freshness=found)
        text = json.dumps(_described(found, edition.today.isoformat()), ensure_ascii=False, separators=(",", ":"))
        writer.write_text("data/kesegaran.json", text + "\n")


def _described(found: FreshnessList, today: str) -> dict[str, Any]:
    return {
        "versi": 2,
        "tanggal": today,
        "persen_segar": found.percent_in_date,
        "panduan": [
            {
                "slug": row.guide.slug,
                "name": row.guide.title,
                "assured_date": row.guide.checked.isoformat(),
                "cek_lagi": row.guide.check_again.isoformat(),
                "sisa_hari": row.days_left,
                "keadaan": STATES[row.state],
                "pemilik": row.guide.owner,
                "disahkan": row.guide.approval is not None,
            }
            for row in found.rows
        ],
    }
