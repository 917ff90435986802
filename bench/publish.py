"""Measures what one more answer costs the press, resident and as a command, beside Hugo and plain Pelican.

.venv/bin/python -m bench.publish [--sizes 0,1000,10000] [--rounds 5] [--offices FOLDER]

A filled office is kept below the folder and used again, and each size is kept in bench/results/ as soon as it is done,
so a run that was stopped goes on with the sizes that are left. 100000 is to be asked for. Its last line is one JSON
object.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.filled_office import A_DAY, ORIGIN, count, filled
from bench.letters import Letters, publish
from bench.measuring.processes import held_by, peak_of
from bench.measuring.runs import Run, run
from bench.measuring.sizes import sizes
from bench.measuring.turns import Turns, keep
from bench.peers import HugoWatch, PeerMissing, Peers
from feedback_api.domain.submissions.submission import Submission
from feedback_api.progress import steps
from feedback_api.store import open_store
from publisher.press import NotPrinted, Outcome, Printed
from publisher.site_of_office import OfficeSite, opened_watch
from publisher.watch import Looks

PROJECT = Path(__file__).resolve().parent.parent
OFFICES = Path("/tmp/bench-publish")  # noqa: S108 - named on the command line by whoever wants it elsewhere
# Above this plain Pelican and a watching Hugo would take the rest of the day.
MOST_FOR_PEERS = 20_000
# Programs are compiled once, as where they are installed.
COMPILING = ("env", "-u", "PYTHONDONTWRITEBYTECODE")


class PressFailed(Exception):
    """The press said that it could not print, or that there was nothing to print."""


@dataclass(kw_only=True)
class Found:
    """What was measured among so many answers: what each took, and the rest once."""

    turns: Turns = field(default_factory=Turns)
    files: list[int] = field(default_factory=list)
    older_pages: int = 0
    once: dict[str, float] = field(default_factory=dict)

    def note(self, who: str, took: Run) -> None:
        self.turns.note("processor_s", who, took.processor)
        self.turns.note("wall_s", who, took.seconds)
        if took.peak_mib:
            self.turns.note("peak_mib", who, took.peak_mib)

    def told(self) -> dict[str, object]:
        by_whom = self.turns.told()
        medians = {f"{who}_s": taken["processor_s"] for who, taken in by_whom.items()}
        walls = {f"{who}_wall_s": taken["wall_s"] for who, taken in by_whom.items()}
        files = {"files": statistics.median(self.files), "older_pages": self.older_pages}
        return {**medians, **walls, **files, **self.once, "spread": self.turns.spread()}


@dataclass(frozen=True, kw_only=True)
class Bench:
    """One office, the peers with the same answers, and the number of the next letter."""

    office: OfficeSite
    letters: Letters
    peers: Peers
    numbers: Iterator[int]
    pycache: Path

    def next_letter(self) -> Submission:
        letter = self.letters.letter(next(self.numbers), at=datetime.now(UTC) - timedelta(minutes=1))
        with open_store(self.office.settings.store) as store:
            publish(store, letter)
        return letter

    def resident(self, looks: Looks, found: Found) -> None:
        """Publish one, so that the press is at home again after the command, and measure the next."""
        self.next_letter()
        _printed(looks.next())
        letter = self.next_letter()
        begun, began = time.process_time(), time.perf_counter()
        written = _printed(looks.next())
        took = Run(processor=time.process_time() - begun, seconds=time.perf_counter() - began, peak_mib=0)
        found.note("resident", took)
        found.files.append(len(written))
        found.turns.note("bytes written", "resident", self._weight(written))
        others = sum(path.startswith("tanya/b") and letter.id not in path for path in written)
        found.older_pages = max(found.older_pages, others)

    def command(self) -> Run:
        self.next_letter()
        return run((*COMPILING, *self._publisher("once")), PROJECT)

    def _weight(self, written: Sequence[str]) -> int:
        """Return how much of the site was written, without its compressed copies."""
        return sum((self.office.data.site / path).stat().st_size for path in written)

    def memory(self, found: Found) -> None:
        """Let a press live in a process of its own, print one more answer, and look at what it holds."""
        process = subprocess.Popen(self._publisher("run"), cwd=PROJECT, stdout=subprocess.DEVNULL)
        try:
            self._wait_until_built()
            self.next_letter()
            self._wait_until_built()
            found.once.update(held_mib=round(held_by(process.pid)), peak_mib=round(peak_of(process.pid)))
        finally:
            process.terminate()
            process.wait()

    def _wait_until_built(self) -> None:
        with open_store(self.office.settings.store) as store:
            while store.builds.read().is_behind:
                time.sleep(0.05)
        time.sleep(1)  # what is kept after readers see it

    def _publisher(self, what: str) -> tuple[str, ...]:
        """Return the command as an operator runs it, with the programs compiled."""
        python = (sys.executable, "-X", f"pycache_prefix={self.pycache}")
        return (*python, "-m", "publisher", what, "--data", str(self.office.data.root), "--origin", ORIGIN)


@contextmanager
def pressing(office: OfficeSite) -> Iterator[Looks]:
    """Yield a resident press that has done its first look."""
    outcomes: list[Outcome] = []
    with opened_watch(office, report=outcomes.append) as watch:
        looks = Looks(watch=watch)
        _printed(looks.first(), may_be_nothing=True)
        yield looks


def _printed(outcome: Outcome | None, *, may_be_nothing: bool = False) -> tuple[str, ...]:
    """Return the paths that were written."""
    if outcome is None and may_be_nothing:
        return ()
    if not isinstance(outcome, Printed):
        raise PressFailed(outcome.problems if isinstance(outcome, NotPrinted) else outcome)
    return outcome.publication.written


def measured(folder: Path, answers: int, rounds: int) -> Found:
    """Measure in one office; each round leaves a few more answers there, which is little beside those it holds."""
    letters, found = Letters(), Found()
    office = filled(folder / str(answers), answers, letters)
    there = max(answers, count(office))
    peers = Peers.below(folder / f"{answers}-peers", folder / "tools")
    start = datetime.now(UTC) - timedelta(days=there / A_DAY + 1)
    peers.write(letters.letter(number, at=start + timedelta(days=number / A_DAY)) for number in range(there))
    pycache = folder / "compiled"
    bench = Bench(office=office, letters=letters, peers=peers, numbers=iter(range(there, 10**9)), pycache=pycache)
    python = (*COMPILING, sys.executable, "-X", f"pycache_prefix={pycache}")
    run((*python, "-m", "compileall", "-q", *_programs()), PROJECT)
    run((*python, "-c", "import publisher.__main__"), PROJECT)  # compiles what Python brings along
    begun = time.process_time()
    with pressing(office) as looks:
        found.once["start_s"] = round(time.process_time() - begun, 2)
        _take_turns(bench, looks, found, rounds)
    bench.memory(found)
    return found


def _programs() -> tuple[str, ...]:
    import site  # noqa: PLC0415 - only to find the packages

    return ("plugins", "publisher", "feedback_api", *site.getsitepackages())


def _take_turns(bench: Bench, looks: Looks, found: Found, rounds: int) -> None:
    hugo, pelican = bench.peers.folder / "hugo", bench.peers.folder / "pelican"
    with steps("rounds", rounds) as done:
        if len(list((pelican / "content").iterdir())) > MOST_FOR_PEERS:
            for _ in range(rounds):
                bench.resident(looks, found)
                found.note("command", bench.command())
                done(1)
            found.note("hugo", run(bench.peers.hugo_command, hugo))
            return
        with bench.peers.watching() as watch:
            for _ in range(rounds):
                bench.resident(looks, found)
                found.note("hugo_watch", _watched(bench, watch))
                found.note("command", bench.command())
                found.note("hugo", run(bench.peers.hugo_command, hugo))
                found.note("pelican", run(bench.peers.pelican_command, pelican))
                done(1)


def _watched(bench: Bench, watch: HugoWatch) -> Run:
    letter = bench.next_letter()
    before, began = watch.processor(), time.perf_counter()
    bench.peers.add(letter)
    used = watch.after(letter, before)
    seconds = time.perf_counter() - began
    return Run(processor=used, seconds=seconds, peak_mib=peak_of(watch.process.pid))


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.publish", description=__doc__)
    parser.add_argument("--sizes", type=sizes, default=(0, 1_000, 10_000))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--offices", type=Path, default=OFFICES)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    options = options_of(arguments)
    told = {}
    try:
        for size in options.sizes:
            found = measured(options.offices.resolve(), size, options.rounds)
            told[str(size)] = found.told()
            print(f"{size} answers", found.once, *found.turns.table(), sep="\n", flush=True)
            keep(f"publish-{size}", {str(size): found.told()})  # whoever stops it here has these
    except PeerMissing as missing:
        sys.exit(f"Nothing is compared: {missing}.")
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
