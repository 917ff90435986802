"""Guesses how much of an A4 sheet the printed list of a life event takes, so that a long one is set smaller."""

from math import ceil

from plugins.kinds.life_events.papers import MergedPaper
from plugins.kinds.life_events.view import EventView

# What fits: 297 mm without the margins. The tests print every sheet.
SHEET = 273
COLUMN, FACT = 44, 24
# How small a sheet is set, by how much more than a sheet it would take otherwise (theme/static/css/print.css).
SETTINGS = ((0.8, ""), (1.0, "sheet--snug"), (1.15, "sheet--small"), (1.35, "sheet--tiny"))
SMALLEST = "sheet--dense"


def setting(view: EventView) -> str:
    """Return the style of the sheet, or nothing when the list fits as it is."""
    return next((style for limit, style in SETTINGS if fullness(view) <= limit), SMALLEST)


def fullness(view: EventView) -> float:
    """Return the guessed height as a share of the sheet."""
    return (_head(view) + _steps(view) + _folder(view) + 18) / SHEET


def _head(view: EventView) -> float:
    fees = sum(4.4 * _lines(fee.words, FACT) for fee in view.fees)
    return 45 + max(fees, 18)


def _steps(view: EventView) -> float:
    return 20 + sum(10 + 4.4 * _lines(step.case.title, COLUMN) for step in view.steps) / 2


def _folder(view: EventView) -> float:
    several = len(view.steps) > 1
    rows = sum(_row(paper, several=several) for paper in view.list.papers)
    heads = sum(6 * _lines("; ".join(group.words), COLUMN) for group in view.list.groups)
    results = 14 * len(view.list.results)
    return 12 + (rows + heads + results) / 2


def _row(paper: MergedPaper, *, several: bool) -> float:
    hints = [*paper.conditions, " ".join(paper.hints), " ".join(paper.asked_in) if several else ""]
    return 3 + 5 * _lines(f"{paper.name} {'x' * 18}", COLUMN) + sum(4.4 * _lines(hint, COLUMN) for hint in hints)


def _lines(text: str, letters: int) -> int:
    return ceil(len(text) / letters)
