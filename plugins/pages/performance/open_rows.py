"""How often one trip was enough as open data: one row for each guide, desa and month."""

from collections.abc import Iterator
from typing import Any

from plugins.pages.performance.rates import FEWEST_SHOWN, Performance, Rate
from plugins.pages.spreadsheet import table_text

COLUMNS = (
    "bulan", "panduan", "desa", "laporan", "sekali_datang", "berkas_kurang", "bagian", "batas_bawah", "batas_atas",
    "kurang_dari",
)  # fmt: skip
DIGITS = 4


def rate_rows(rates: Performance) -> list[dict[str, Any]]:
    """Return the rows; of too few reports only that says `kurang_dari`, as on the page."""
    return [dict(zip(COLUMNS, cells, strict=True)) for cells in _cells(rates)]


def rates_csv(rates: Performance) -> str:
    """Return the same rows for spreadsheets."""
    return table_text(COLUMNS, (["" if cell is None else str(cell) for cell in cells] for cells in _cells(rates)))


def _cells(rates: Performance) -> Iterator[tuple[Any, ...]]:
    for month in rates.months:
        for guide in month.guides:
            for village in guide.villages:
                yield (month.whole.key, guide.whole.key, village.key or None, *_numbers(village))


def _numbers(rate: Rate) -> tuple[Any, ...]:
    if not rate.is_shown:
        return (None,) * 6 + (FEWEST_SHOWN,)
    share, between = rate.finished / rate.total, rate.interval
    shares = (round(number, DIGITS) for number in (share, between.low, between.high))
    return (rate.total, rate.finished, rate.missing_paper, *shares, None)
