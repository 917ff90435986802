"""Measures how long texts of 400, 4,000 and 40,000 characters are searched for personal details.

Realistic texts are the tests' letters one after the other, hidden ones nothing but numbers that are hidden between
signs or dictated, dense ones one thing over and over. Milliseconds of the processor; the last line is one JSON object.
"""

import json
import statistics
import time

from feedback_api.domain.personal.personal_details import find
from tests.unit.marked_messages import Message, hard_messages, hidden_numbers, realistic_messages

SIZES = (400, 4_000, 40_000)
TRIES = {400: 50, 4_000: 20, 40_000: 3}
AT_MOST_MS = {400: 0.4, 4_000: 5.0}
DENSE = {
    "digits": "7",
    "digits of Arabic": "\u0663",
    "single digits": "7 ",
    "pairs of digits": "62 ",
    "years": "2026/",
    "dates": "12-03-1990 ",
    "phones": "0812 ",
    "words for digits": "tiga ",
    "words for tens": "dua puluh ",
    "letters as digits": "oO0 ",
    "only o": "o",
    "only joints": "- ",
    "only emoji": "\U0001f4de",
    "brackets": "(0)",
    "names of numbers": "nik 351422 ",
    "streets": "jl a 1 ",
    "neighbourhoods": "rt 1 rw 2 ",
    "births": "lahir 1 ",
    "mail signs": "a@",
    "mail in words": "a at b titik ",
    "plates": "N 1 ",
}


def texts(size: int) -> dict[str, list[str]]:
    """Return some texts of this size for each name."""
    real = [*realistic_messages(), *hard_messages()]
    mixed = {"realistic": _cut(real, size), "hidden": _cut(hidden_numbers(), size)}
    return {**mixed, **{name: [(piece * size)[:size]] for name, piece in DENSE.items()}}


def _cut(messages: list[Message], size: int) -> list[str]:
    """Return the messages in texts of this size, all of them at least once."""
    row = " ".join(message.text for message in messages) + " "
    row *= 1 + size // len(row)
    return [row[start : start + size] for start in range(0, len(row) - size + 1, size)]


def measured(several: list[str], tries: int) -> list[float]:
    """Return the milliseconds of each search, the first of each text left out."""
    taken = []
    for text in several:
        find(text)
        for _ in range(max(3, tries // len(several))):
            begun = time.process_time()
            find(text)
            taken.append((time.process_time() - begun) * 1000)
    return taken


def main() -> None:
    """Print the table, a row for each kind of text, and one line of JSON."""
    figures: dict[str, dict[int, list[float]]] = {}
    for size in SIZES:
        for name, several in texts(size).items():
            figures.setdefault(name, {})[size] = measured(several, TRIES[size])
    print(f"{'':18}" + "".join(f"{size:>9,} n  median   worst" for size in SIZES) + "   4,000:400")
    result = {name: _row(name, taken) for name, taken in figures.items()}
    medians = {size: max(row["median"][str(size)] for row in result.values()) for size in AT_MOST_MS}
    is_quick = all(medians[size] <= most for size, most in AT_MOST_MS.items())
    print(json.dumps({"ms": result, "slowest_median": medians, "is_quick": is_quick}))


def _row(name: str, taken: dict[int, list[float]]) -> dict[str, dict[str, float]]:
    medians = {str(size): round(statistics.median(tries), 3) for size, tries in taken.items()}
    worst = {str(size): round(max(tries), 3) for size, tries in taken.items()}
    cells = [f"{len(tries):>11} {medians[str(size)]:7.2f} {worst[str(size)]:7.2f}" for size, tries in taken.items()]
    print(f"{name:18}" + "".join(cells) + f"{medians['4000'] / medians['400']:12.1f}")
    return {"median": medians, "worst": worst}


if __name__ == "__main__":
    main()
