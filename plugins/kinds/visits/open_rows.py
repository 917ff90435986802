"""Every dated visit as open data: what counts of that day, under the words editors use."""

from collections.abc import Iterable
from typing import Any

from plugins.kinds.visits.view import VisitView

# They say how the file makes its days; a dated visit is one of them.
OF_THE_FILE = frozenset({"rule", "left_out", "other_days", "weekday"})


def visit_rows(visits: Iterable[VisitView], site_url: str) -> list[dict[str, Any]]:
    """Return each visit with its name and its address in front, oldest first."""
    return [_row(visit, site_url) for visit in visits]


def _row(visit: VisitView, site_url: str) -> dict[str, Any]:
    written = visit.header.model_dump(mode="json", by_alias=True, exclude=set(OF_THE_FILE))
    about = {"slug": visit.slug, "alamat": site_url + visit.url, "seri": visit.series, "tanya_dulu": visit.in_doubt}
    return {**about, **written}
