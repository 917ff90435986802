"""Guesses how much of an A4 sheet a printed list takes, so that a long one is set smaller before it runs over."""

from math import ceil

from plugins.kinds.guides.case import Case
from plugins.kinds.guides.model import Document

# What fits: 297 mm without the margins. A guess may be wrong by a tenth; the tests print every sheet.
SHEET = 273
TWO_COLUMNS_FROM = 6
# Letters in a line of each part, for the widest of the usual fonts.
TITLE, ANSWER, FACT, LINE, WIDE_NAME, NARROW_NAME, WIDE_HINT, NARROW_HINT = 34, 58, 21, 98, 70, 26, 88, 38
TAG = 18
# The line that says where the whole list comes from.
WHERE_FROM = 5


# How small a sheet is set, by how much more than a sheet it would take otherwise (theme/static/css/paper.css).
SETTINGS = ((0.95, ""), (1.08, "sheet--snug"), (1.25, "sheet--small"))
SMALLEST = "sheet--tiny"


def setting(case: Case) -> str:
    """Return the style of the sheet, or nothing when the list fits as it is."""
    return next((style for limit, style in SETTINGS if fullness(case) <= limit), SMALLEST)


def fullness(case: Case) -> float:
    """Return the guessed height as a share of the sheet."""
    return (_head(case) + _folder(case) + _below(case)) / SHEET


def _head(case: Case) -> float:
    title = 7.4 * _lines(case.title, TITLE) + 5.8 * _lines(case.summary, ANSWER)
    fee = f"{case.fee.text or ''} {(case.fee.basis or '').partition('. ')[0]}"
    facts = max(_lines(text, FACT) for text in (case.time.text, fee, case.proxy.condition or "")) * 4.6
    answers = sum(len(answer.question) + len(answer.words) for answer in case.answers)
    return 12 + title + 16 + facts + 15 + 4.4 * ceil(answers / LINE)


def _folder(case: Case) -> float:
    documents = [item.document for item in case.documents]
    two = len(documents) >= TWO_COLUMNS_FROM
    always = _stacked([_row(document, two=two) for document in case.always], two=two)
    groups = [
        5.5 * ceil(len(group.condition.asks + group.condition.words) / (NARROW_NAME if two else WIDE_NAME))
        + sum(_row(document, two=two) for document in group.documents)
        for group in case.groups
    ]
    return WHERE_FROM + 9 + always + _stacked(groups, two=two)


def _row(document: Document, *, two: bool) -> float:
    name, hint = (NARROW_NAME, NARROW_HINT) if two else (WIDE_NAME, WIDE_HINT)
    return 3 + 5 * ceil((len(document.name) + TAG) / name) + 4.4 * _lines(document.hint or "", hint)


def _stacked(heights: list[float], *, two: bool) -> float:
    """Return the height of things below each other, or in two columns that never come out even."""
    return (sum(heights) + max(heights, default=0)) / 2 if two else sum(heights)


def _below(case: Case) -> float:
    not_needed = [item for item in case.guide.not_needed if item.is_borne]
    wide = len(not_needed) == 1
    reasons = [5 + 4.4 * _lines(item.basis, WIDE_HINT if wide else NARROW_HINT) for item in not_needed]
    steps = [1 + 4.8 * _lines(step.text, NARROW_HINT) for step in case.steps]
    return (12 if reasons else 0) + _stacked(reasons, two=not wide) + 9 + _stacked(steps, two=True) + 18


def _lines(text: str, letters: int) -> int:
    return ceil(len(text.replace("**", "")) / letters)
