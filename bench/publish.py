"""Measures what one more answer costs the press, resident and as a command, beside Hugo and plain Pelican.

.venv/bin/python -m bench.publish [--answers 1000 10000] [--rounds 5] [--offices FOLDER]

A filled office is kept below the folder and used again. Its last line is one JSON object.
"""

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.filled_office import A_DAY, ORIGIN, count, filled
from bench.letters import Letters, publish
from bench.peers import HugoWatch, Peers
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store import open_store
from publisher.press import NotPrinted, Outcome, Printed
from publisher.site_of_office import OfficeSite, opened_watch
from publisher.watch import Looks

PROJECT = Path(__file__).resolve().parent.parent
RESULTS = PROJECT / "bench" / "results"
OFFICES = Path("/tmp/bench-publish")  # noqa: S108 - named on the command line by whoever wants it elsewhere
# Above this plain Pelican and a watching Hugo would take the rest of the day.
MOST_FOR_PEERS = 20_000
KIB_OF_MIB = 1024
# Programs are compiled once, as where they are installed.
COMPILING = ("env", "-u", "PYTHONDONTWRITEBYTECODE")


class PressFailed(Exception):
    """The press said that it could not print, or that there was nothing to print."""


@dataclass(kw_only=True)
class Found:
    """What was measured among so many answers: seconds of the processor by what took them, and the rest once."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    files: list[int] = field(default_factory=list)
    older_pages: int = 0
    once: dict[str, float] = field(default_factory=dict)

    def note(self, what: str, seconds: float) -> None:
        self.seconds.setdefault(what, []).append(seconds)

    def told(self) -> dict[str, float]:
        medians = {f"{what}_s": round(statistics.median(all_of), 3) for what, all_of in self.seconds.items()}
        return {**medians, "files": statistics.median(self.files), "older_pages": self.older_pages, **self.once}

    def table(self) -> Iterator[str]:
        """Yield a line for each: how often, the median, the spread, and how many times the resident press."""
        resident = statistics.median(self.seconds["resident"])
        yield f"{'':12}{'n':>3}{'median s':>10}{'least':>9}{'most':>9}{'x resident':>12}"
        for what, all_of in self.seconds.items():
            median = statistics.median(all_of)
            yield f"{what:12}{len(all_of):3}{median:10.3f}{min(all_of):9.3f}{max(all_of):9.3f}{median / resident:12.1f}"


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
        begun = time.process_time()
        written = _printed(looks.next())
        found.note("resident", time.process_time() - begun)
        found.files.append(len(written))
        others = sum(path.startswith("tanya/b") and letter.id not in path for path in written)
        found.older_pages = max(found.older_pages, others)

    def command(self) -> float:
        self.next_letter()
        return processor_of(self._publisher("once"))

    def memory(self, found: Found) -> None:
        """Let a press live in a process of its own, print one more answer, and look at what it holds."""
        process = subprocess.Popen(self._publisher("run"), cwd=PROJECT, stdout=subprocess.DEVNULL)
        try:
            self._wait_until_built()
            self.next_letter()
            self._wait_until_built()
            held = _kib(Path(f"/proc/{process.pid}/smaps_rollup"), "Pss:")
            peak = _kib(Path(f"/proc/{process.pid}/status"), "VmHWM:")
            found.once.update(held_mib=round(held / KIB_OF_MIB), peak_mib=round(peak / KIB_OF_MIB))
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


def processor_of(command: tuple[str, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run((*COMPILING, *command), cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _kib(path: Path, name: str) -> int:
    line = next(line for line in path.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1])


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
    python = (sys.executable, "-X", f"pycache_prefix={pycache}")
    processor_of((*python, "-m", "compileall", "-q", *_programs()))
    processor_of((*python, "-c", "import publisher.__main__"))  # compiles what Python brings along
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
    if len(list((bench.peers.folder / "pelican" / "content").iterdir())) > MOST_FOR_PEERS:
        for _ in range(rounds):
            bench.resident(looks, found)
            found.note("command", bench.command())
        found.note("hugo", bench.peers.hugo_fresh())
        return
    with bench.peers.watching() as watch:
        for _ in range(rounds):
            bench.resident(looks, found)
            found.note("hugo_watch", _watched(bench, watch))
            found.note("command", bench.command())
            found.note("hugo", bench.peers.hugo_fresh())
            found.note("pelican", bench.peers.pelican())


def _watched(bench: Bench, watch: HugoWatch) -> float:
    letter = bench.next_letter()
    before = watch.processor()
    bench.peers.add(letter)
    return watch.after(letter, before)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--offices", type=Path, default=OFFICES)
    options = parser.parse_args()
    found = {}
    for answers in options.answers:
        one = measured(options.offices.resolve(), answers, options.rounds)
        found[str(answers)] = one.told()
        print(answers, one.once, *one.table(), sep="\n", flush=True)
    RESULTS.mkdir(exist_ok=True)
    machine = {"cpu": _cpu(), "python": platform.python_version(), "at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"}
    name = f"publish-{datetime.now(UTC):%Y-%m-%d-%H%M}.json"
    (RESULTS / name).write_text(json.dumps({**machine, "found": found}, indent=1) + "\n")
    print(json.dumps(found))
    return 0


def _cpu() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "?")


if __name__ == "__main__":
    sys.exit(main())
