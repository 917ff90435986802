"""Tells the desk which guides are to be checked again because a law changed."""

from collections.abc import Iterable, Iterator

from feedback_api.domain.site.build_report import BuildReport, BuildReportCode
from plugins.kinds.guides.law_notes import changed_laws
from plugins.kinds.guides.model import Guide


def law_reports(guides: Iterable[Guide]) -> Iterator[BuildReport]:
    """Yield one task for each guide and law."""
    for guide in guides:
        for note in changed_laws(guide.file):
            yield BuildReport(code=BuildReportCode.LAW_CHANGED, path=note.path, line=note.line, sentence=note.sentence)
