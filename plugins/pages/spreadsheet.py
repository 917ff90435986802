"""Writes a table that spreadsheets open as it is meant, whatever its cells say."""

import csv
import io
from collections.abc import Iterable, Sequence

# Spreadsheets on Windows take a file without this mark for another alphabet. Programs read the JSON beside it.
MARK = "\ufeff"
# What a spreadsheet would take for the start of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def table_text(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """Return the table; cells that look like a formula begin with an apostrophe, which spreadsheets hide."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(columns)
    table.writerows([_harmless(cell) for cell in row] for row in rows)
    return MARK + text.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
