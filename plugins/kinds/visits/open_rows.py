"""Every dated visit as open data: what counts of that day, under the words editors use."""

from collections.abc import Iterable
from typing import Any

from plugins.kinds.visits.shown_result import ShownResult
from plugins.kinds.visits.view import VisitView

# They say how the file makes its days, and a dated visit is one of them. Of its result only what readers see is told.
OF_THE_FILE = frozenset({"rule", "left_out", "other_days", "weekday", "result"})


def visit_rows(visits: Iterable[VisitView], site_url: str) -> list[dict[str, Any]]:
    """Return each visit with its name and its address in front, oldest first."""
    return [_row(visit, site_url) for visit in visits]


def _row(visit: VisitView, site_url: str) -> dict[str, Any]:
    written = visit.header.model_dump(mode="json", by_alias=True, exclude=set(OF_THE_FILE))
    about = {"slug": visit.slug, "alamat": site_url + visit.url, "seri": visit.series, "tanya_dulu": visit.in_doubt}
    return {**about, **written, "hasil": _result(visit.result) if visit.result else None}


def _result(result: ShownResult) -> dict[str, Any]:
    numbers = {"dilayani": result.served, "selesai": result.finished, "pulang_kurang_berkas": result.sent_home}
    ends = {
        f"{name}_{word}": end
        for name, span in numbers.items()
        for word, end in (("dari", span and span.low), ("sampai", span and span.high))
    }
    return {**ends, "belum_terlayani": result.not_served, "siap_diambil": list(result.ready)}
