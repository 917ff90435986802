"""How often one trip was enough as open data: one row for each month and guide, and for each month and desa."""

from collections.abc import Iterator
from typing import Any

from plugins.pages.performance.rates import Performance, Rate
from plugins.pages.spreadsheet import table_text

COLUMNS = (
    "bulan", "panduan", "desa", "sekali_datang_dari", "sekali_datang_sampai", "belum_selesai_dari",
    "belum_selesai_sampai", "bagian_dari", "bagian_sampai",
)  # fmt: skip


def rate_rows(rates: Performance) -> list[dict[str, Any]]:
    """Return the rows, in the spans that the page shows; of too few trips there is no row."""
    return [dict(zip(COLUMNS, cells, strict=True)) for cells in _cells(rates)]


def rates_csv(rates: Performance) -> str:
    """Return the same rows for spreadsheets."""
    return table_text(COLUMNS, (["" if cell is None else str(cell) for cell in cells] for cells in _cells(rates)))


def _cells(rates: Performance) -> Iterator[tuple[Any, ...]]:
    for month in rates.months:
        yield from ((month.month, guide.key, None, *_numbers(guide)) for guide in month.guides)
        yield from ((month.month, None, village.key, *_numbers(village)) for village in month.villages)


def _numbers(rate: Rate) -> tuple[Any, ...]:
    spans = (rate.finished, rate.unfinished)
    return (*(end for span in spans for end in (span.low, span.high)), rate.low / 100, rate.high / 100)
