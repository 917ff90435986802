"""Measures what one more letter costs the function, by turns with a comment in Isso whose guard is on.

.venv/bin/python -m bench.function.submit [--sizes 0,10000,50000] [--rounds 10] [--letters 200] [--workers 1]

Both stand behind the same gunicorn with as many workers and threads, and keep what they take in SQLite with a flush to
the disk for each. Ours gets the form as a browser sends it; Isso's guard is asked, and never refuses. Its last line is
one JSON object.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.function.office_at_size import OfficeAtSize, office_at_size, unlike_any_answer
from bench.function.served import ROOT, Running, served
from bench.letters import Letters
from bench.measuring.requests import Request, load
from bench.measuring.sizes import sizes
from bench.measuring.turns import Turns, keep
from bench.others import isso
from bench.peers import PeerMissing
from feedback_api.progress import steps

FOLDER = Path("/tmp/bench-function")  # noqa: S108 - named on the command line by whoever wants it elsewhere
LINES = 8
MILLISECONDS = 1000
OURS, ISSO = "ours", "isso"
SENDERS = 50_000


@dataclass(frozen=True, kw_only=True)
class Contender:
    """One of the two: where it is served, and what one more letter is to it."""

    name: str
    running: Running
    letter: Callable[[int], Request]

    def requests(self, start: int, count: int) -> Sequence[Request]:
        return [self.letter(number) for number in range(start, start + count)]


def sender(number: int) -> str:
    """Return the address of whoever sends this one: a crowd, none of whom sends often."""
    return f"10.{number % SENDERS // 250}.{number % 250}.7"


def contenders(folder: Path, size: int, workers: int, opened: ExitStack) -> tuple[Contender, Contender]:
    """Serve both with so many letters."""
    letters = Letters()
    office = office_at_size(folder, letters, answered=size, waiting=0)
    other = folder / f"{size}-isso"
    other.mkdir(parents=True, exist_ok=True)
    packages = isso.installed(folder / "tools")
    ours = opened.enter_context(served(office.program, office.folder, workers=workers))
    theirs = opened.enter_context(served(isso.program(packages, other, ROOT), other, workers=workers))
    start = datetime.now(UTC) - timedelta(days=365)
    texts = (letters.letter(number, at=start).text for number in range(size))
    isso.fill(other, ((text, start.timestamp() + number, False) for number, text in enumerate(texts)))
    return (
        Contender(name=OURS, running=ours, letter=lambda number: _letter(office, letters, number)),
        Contender(name=ISSO, running=theirs, letter=lambda number: _comment(letters, number)),
    )


def _letter(office: OfficeAtSize, letters: Letters, number: int) -> Request:
    return office.letter(letters, number, sender(number))


def _comment(letters: Letters, number: int) -> Request:
    at = datetime.now(UTC)
    return isso.comment(unlike_any_answer(letters.letter(number, at=at).text), number, sender(number))


def measured(both: Sequence[Contender], *, rounds: int, letters: int) -> Turns:
    """Let both take so many letters by turns: over one line, which says how long one takes, and over several."""
    turns, next_one = Turns(), 0
    with steps("letters", rounds) as done:
        for _ in range(rounds):
            for one in both:
                _over_one_line(turns, one, one.requests(next_one, letters))
            next_one += letters
            for one in both:
                load_of_all = load(one.running.port, one.requests(next_one, letters), lines=LINES)
                turns.note("together_a_second", one.name, letters / load_of_all.seconds)
            next_one += letters
            done(1)
    for one in both:
        turns.note("memory_mib", one.name, one.running.memory())
    return turns


def _over_one_line(turns: Turns, one: Contender, requests: Sequence[Request]) -> None:
    before = one.running.processor()
    found = load(one.running.port, requests)
    used = (one.running.processor() - before) / len(requests)
    turns.note("processor_ms", one.name, used * MILLISECONDS)
    turns.note("p50_ms", one.name, found.part(50) * MILLISECONDS)
    turns.note("p99_ms", one.name, found.part(99) * MILLISECONDS)
    turns.note("one_line_a_second", one.name, len(requests) / found.seconds)


def at_size(folder: Path, size: int, options: argparse.Namespace) -> Turns:
    with ExitStack() as opened:
        both = contenders(folder, size, options.workers, opened)
        for one in both:  # what is compiled and opened at first
            load(one.running.port, one.requests(10**7, 20))
        return measured(both, rounds=options.rounds, letters=options.letters)


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.function.submit", description=__doc__)
    parser.add_argument("--sizes", type=sizes, default=(0, 10_000, 50_000))
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--letters", type=int, default=200)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    options = options_of(arguments)
    told = {}
    try:
        for size in options.sizes:
            turns = at_size(options.folder.resolve(), size, options)
            told[str(size)] = {**turns.told(), "spread": turns.spread()}
            print(f"{size} letters, {options.workers} workers", *turns.table(), sep="\n", flush=True)
    except PeerMissing as missing:
        sys.exit(f"Nothing is compared: {missing}.")
    keep("submit", {"workers": options.workers, **told})
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
