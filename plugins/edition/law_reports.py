"""Tells the desk which guides and forms are to be checked again because a law changed."""

from collections.abc import Iterable, Iterator

from feedback_api.domain.site.build_report import BuildReport, BuildReportCode
from plugins.kinds.laws.notes import changed_laws
from plugins.reading.content_model import FileHeader


def law_reports(headers: Iterable[FileHeader]) -> Iterator[BuildReport]:
    """Yield one task for each of them and each law."""
    for header in headers:
        for note in changed_laws(header.file):
            yield BuildReport(code=BuildReportCode.LAW_CHANGED, path=note.path, line=note.line, sentence=note.sentence)
