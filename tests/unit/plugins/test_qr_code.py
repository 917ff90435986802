"""A phone that is held over a printed list reads its address."""

import re

import pytest
import segno

from feedback_api.web.qr_code import CORRECTION, MARGIN, MASK, qr_code

ADDRESSES = ("https://kantor.example/", "http://127.0.0.1:8000/panduan/ktp-el-hilang/wakil/", f"https://{'x' * 150}/")


def drawn(path: str, side: int) -> list[list[int]]:
    """Draw the path on squared paper, as a browser does."""
    paper = [[0] * side for _ in range(side)]
    row = column = 0
    for command, numbers in re.findall(r"([Mmh])([\d. ]+)", path):
        first, *rest = map(float, numbers.split())
        if command == "M":
            column, row = int(first), int(rest[0] - 0.5)
        else:
            cells = range(column, column + int(first)) if command == "h" else ()
            for cell in cells:
                paper[row][cell] = 1
            column += int(first)
    return paper


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_drawing_is_the_code_with_its_quiet_margin(address):
    code = qr_code(address)

    paper = drawn(code.path, code.side)

    inner = [row[MARGIN:-MARGIN] for row in paper[MARGIN:-MARGIN]]
    wanted = segno.make(address, error=CORRECTION, mask=MASK, micro=False, boost_error=False)
    assert inner == [list(row) for row in wanted.matrix]
    assert sum(map(sum, paper)) == sum(map(sum, inner))
