"""Writes the reports of a build as one JSON text and reads them back, for every store."""

import json

from feedback_api.domain.site.build_report import BuildReport, BuildReportCode
from feedback_api.domain.stored_parts import part_of
from feedback_api.store.documents import stamp

NONE_WRITTEN = "[]"


def written_reports(reports: tuple[BuildReport, ...]) -> str:
    """Return the text of them."""
    rows = (
        {
            "code": report.code.value,
            "sentence": report.sentence,
            "path": report.path,
            "line": report.line,
            "since": stamp(report.since) if report.since else None,
        }
        for report in reports
    )
    return json.dumps(list(rows), ensure_ascii=False, separators=(",", ":"))


def reports_of(text: str) -> tuple[BuildReport, ...]:
    """Return the reports of a text, also of one that a later version wrote."""
    return tuple(part_of(BuildReport, row, code=BuildReportCode.known(row["code"])) for row in json.loads(text))
