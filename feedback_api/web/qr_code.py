"""Draws an address as a QR code in one line of SVG, small enough to stand in every page."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

# The quiet margin that readers need around the code.
MARGIN = 4
# Any of the eight masks can be read; trying all of them to find the prettiest takes nine tenths of the time.
MASK = 3
# The code is printed large and never on curved or dirty things; more correction would be more modules and more bytes.
CORRECTION = "l"


@dataclass(frozen=True, kw_only=True)
class QrCode:
    """The side of the drawing in modules, and its dark modules as one path."""

    side: int
    path: str


@lru_cache(maxsize=4096)
def qr_code(address: str) -> QrCode:
    """Return the code of an address."""
    matrix = segno.make(address, error=CORRECTION, mask=MASK, micro=False, boost_error=False).matrix
    rows = (_row(row, line) for line, row in enumerate(matrix))
    return QrCode(side=len(matrix) + 2 * MARGIN, path="".join(rows))


def _row(modules: bytearray, line: int) -> str:
    """Return one row: jump to its first dark module, then draw dark runs and step over light ones."""
    drawn, column = "", 0
    for is_dark, run in groupby(modules, key=bool):
        length = len(list(run))
        if is_dark:
            drawn += f"h{length}" if drawn else f"M{MARGIN + column} {MARGIN + line + 0.5:g}h{length}"
        elif drawn and column + length < len(modules):
            drawn += f"m{length} 0"
        column += length
    return drawn
