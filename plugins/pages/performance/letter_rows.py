"""How letters were answered as open data: one row for each month and kind, in the spans that the page shows."""

from collections.abc import Iterator
from typing import Any

from plugins.pages.performance.letters import LettersShown, ShownLetters, kind_name
from plugins.pages.spreadsheet import table_text

COLUMNS = (
    "bulan", "jenis", "masuk_dari", "masuk_sampai", "dijawab_dari", "dijawab_sampai", "lewat_batas_dari",
    "lewat_batas_sampai", "separuh_dalam_hari_kerja", "sembilan_dari_sepuluh_dalam_hari_kerja",
)  # fmt: skip


def letter_rows(letters: LettersShown) -> list[dict[str, Any]]:
    """Return the rows; of all kinds together the kind is `semua`."""
    return [dict(zip(COLUMNS, cells, strict=True)) for cells in _cells(letters)]


def letters_csv(letters: LettersShown) -> str:
    """Return the same rows for spreadsheets."""
    return table_text(COLUMNS, (["" if cell is None else str(cell) for cell in cells] for cells in _cells(letters)))


def _cells(letters: LettersShown) -> Iterator[tuple[Any, ...]]:
    for month in letters.months:
        for kind, shown in ((None, month.whole), *month.kinds):
            yield (month.month, kind_name(kind).lower(), *_numbers(shown))


def _numbers(shown: ShownLetters) -> Iterator[int | None]:
    for span in (shown.received, shown.answered, shown.late):
        yield from (span.low, span.high)
    yield from (shown.half, shown.nine_in_ten)
