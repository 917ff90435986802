"""Finds what a file claims to be surer of than the sources it names allow."""

from collections.abc import Iterator

from plugins.kinds.guides.certainty import ORDER, UNSURE, borne_by
from plugins.kinds.tables.sources import SourceGrade
from plugins.reading import wording
from plugins.reading.content_file import Part
from plugins.reading.problem import ContentProblem


def surer_than_its_sources(part: Part, grades: list[SourceGrade]) -> Iterator[ContentProblem]:
    """Yield that a part is surer than its sources, or sure without any."""
    known = next((step for step in ORDER if step == part.text("teruji")), UNSURE)
    most = borne_by(grades)
    if known != UNSURE and not part.texts("sumber"):
        yield part.problem("teruji", wording.VERIFIED_WITHOUT_SOURCE.format(said=known))
    elif ORDER.index(known) < ORDER.index(most):
        yield part.problem("teruji", wording.SURER_THAN_SOURCES[known].format(most=most))
