"""What everybody may read of the survey: the value, its grade, the mean of each element, and what many came for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from feedback_api.domain.counting.spans import Span, span_of
from feedback_api.domain.counting.survey import ELEMENTS, FEWEST_FILLED, SurveyResult
from feedback_api.domain.counting.survey_wording import ELEMENT_WORDS, QUALITY_WORDS
from plugins.pages.spreadsheet import table_text

COLUMNS = ("tahun", "unsur", "nama", "rata_rata", "responden", "nilai_ikm", "mutu")


@dataclass(frozen=True, kw_only=True)
class ShownSurvey:
    """One year; guides by name, each with between how many named it, where those are enough."""

    result: SurveyResult
    quality: str
    elements: tuple[tuple[str, Decimal], ...]
    guides: tuple[tuple[str, Span], ...]


def shown_survey(result: SurveyResult, names: Mapping[str, str]) -> ShownSurvey:
    """Return what is shown of a result."""
    many = {guide: count for guide, count in result.guides.items() if count >= FEWEST_FILLED}
    return ShownSurvey(
        result=result,
        quality=QUALITY_WORDS[result.quality.letter],
        elements=tuple((ELEMENT_WORDS[one.code].name, result.mean(one)) for one in ELEMENTS),
        guides=tuple(sorted((names.get(guide, guide), span_of(count)) for guide, count in many.items())),
    )


def survey_rows(results: Iterable[SurveyResult]) -> list[dict[str, Any]]:
    """Return a row for each element of each year."""
    return [dict(zip(COLUMNS, cells, strict=True)) for cells in _cells(results)]


def surveys_csv(results: Iterable[SurveyResult]) -> str:
    """Return the same rows for spreadsheets."""
    return table_text(COLUMNS, ([str(cell) for cell in cells] for cells in _cells(results)))


def _cells(results: Iterable[SurveyResult]) -> Iterator[tuple[Any, ...]]:
    for result in results:
        for one in ELEMENTS:
            yield (
                result.year, one.code.upper(), ELEMENT_WORDS[one.code].name, float(result.mean(one)), result.filled,
                float(result.value), result.quality.letter,
            )  # fmt: skip
