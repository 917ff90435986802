"""Life events as open data: the guides of each in order, and the one list they make."""

from collections.abc import Sequence
from typing import Any

from plugins.kinds.build_day import BuildDay
from plugins.kinds.life_events.papers import MergedPaper
from plugins.kinds.life_events.view import EventView

Rows = list[dict[str, Any]]


def open_rows(views: Sequence[EventView], day: BuildDay) -> Rows:
    """Return a row for each event, with the same list that its page shows."""
    return [_row(view, day) for view in views]


def _row(view: EventView, day: BuildDay) -> dict[str, Any]:
    return {
        "slug": view.slug,
        "judul": view.title,
        "alias": view.event.aliases,
        "alamat": day.site_url + view.url,
        "alasan": view.event.reason,
        "sumber": view.event.sources,
        "dicek": view.checked.isoformat(),
        "aturan_berubah": [{"kunci": law, "kata": said} for law, said in _changed(view)],
        "urutan": [
            {
                "langkah": step.number,
                "panduan": step.case.guide.slug,
                "judul": step.case.title,
                "alamat": day.site_url + step.case.url,
                "bila": step.condition,
                "menunggu_langkah": view.needs(step),
                "tempat": step.case.places,
            }
            for step in view.steps
        ],
        "biaya": [{"langkah": fee.steps, "kata": fee.words} for fee in view.fees],
        "sekali_jalan": [{"langkah": trip.steps, "tempat": trip.places} for trip in view.trips],
        "berkas": [_paper(paper) for paper in view.list.papers],
        "didapat_di_jalan": [{"dari_langkah": result.step, **_paper(result.paper)} for result in view.list.results],
    }


def _changed(view: EventView) -> dict[tuple[str, str], None]:
    """Return each law that changed and what may be otherwise, once."""
    return dict.fromkeys((one.id, one.sentence) for one in view.changed_law)


def _paper(paper: MergedPaper) -> dict[str, Any]:
    need = paper.need
    return {
        "nama": paper.name,
        "untuk": paper.for_whom,
        "bila": paper.conditions,
        "asli": need.originals,
        "ditunjukkan": need.shown,
        "fotokopi": need.copies,
        "lain": need.others,
        "langkah": paper.steps,
        "teruji": paper.verified,
    }
