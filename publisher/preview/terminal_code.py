"""Draws an address as a code that a phone reads off the terminal."""

import segno

# The quiet margin that readers need around the code.
MARGIN = 4
# Two rows of modules a line, light on dark: upper and lower half lit or not.
HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
# White on black whatever the colours of the terminal are; a code in other colours is read badly.
WHITE_ON_BLACK, AS_BEFORE = "\x1b[97;40m", "\x1b[0m"


def terminal_code(address: str, *, in_colour: bool) -> str:
    """Return the lines of the code; colours only for a terminal that shows them."""
    rows = [
        [not dark for dark in row] for row in segno.make(address, error="l", micro=False).matrix_iter(border=MARGIN)
    ]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    lines = ("".join(HALVES[pair] for pair in zip(*pair_of_rows, strict=True)) for pair_of_rows in _by_two(rows))
    return "\n".join(f"{WHITE_ON_BLACK}{line}{AS_BEFORE}" if in_colour else line for line in lines)


def _by_two(rows: list[list[bool]]) -> list[tuple[list[bool], list[bool]]]:
    return list(zip(rows[::2], rows[1::2], strict=True))
