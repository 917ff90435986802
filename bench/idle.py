"""Measures an office that nobody visits: what its processes use and hold, and how soon it is open again.

.venv/bin/python -m bench.idle [--answers 10000] [--seconds 60] [--starts 3] [--folder FOLDER]

Beside it, at the same time, stand what others would put together for the same: Isso behind as many workers, and a Hugo
that watches a site of the same answers. What is asked of ours: 0.3 % of one core, 120 MB (PSS) in all processes, open
within 3 s when there is nothing new. Its last line is one JSON object.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.filled_office import A_DAY, filled
from bench.function.served import ROOT, served
from bench.letters import Letters
from bench.measuring.processes import command_of, family, held_by, processor_of
from bench.measuring.turns import Turns, keep
from bench.others import isso
from bench.peers import PeerMissing, Peers
from feedback_api.progress import steps
from tests.serving import RunningOffice, free_port, start

FOLDER = Path("/tmp/bench-idle")  # noqa: S108 - named on the command line by whoever wants it elsewhere
WORKERS = 2
PERCENT = 100
# What a start still does once it says that it is open.
SETTLES = 10.0
SLICES = 6
# By what stands in its command, first match first.
NAMES = {
    "publisher.one_machine.web": "web",
    "publisher run": "press",
    "publisher.one_machine.mail": "mail",
    "publisher.one_machine serve": "supervisor",
    "gunicorn": "isso",
    "hugo": "hugo --watch",
}


@dataclass(frozen=True, kw_only=True)
class Group:
    """Processes that are one thing to whoever runs them."""

    name: str
    pids: tuple[int, ...]

    def processor(self) -> dict[int, float]:
        return {pid: processor_of(pid) for pid in self.pids}


def name_of(command: str) -> str:
    return next((name for part, name in NAMES.items() if part in command), command[:16])


def opened_again(data: Path, port: int) -> tuple[RunningOffice, float]:
    """Start an office and return it with the seconds until it says that it is open."""
    begun = time.perf_counter()
    office = start(data, port=port).wait_until_ready()
    return office, time.perf_counter() - begun


def starts(data: Path, port: int, turns: Turns, count: int) -> None:
    """Build whatever is new, then open it some times with nothing new."""
    with steps("first build, then starts", count + 1) as done:
        for number in range(count + 1):
            office, took = opened_again(data, port)
            office.stop()
            if number:
                turns.note("start_s", "ours", took)
            done(1)


@contextmanager
def the_others(folder: Path, answers: int) -> Iterator[Group]:
    """Yield an Isso and a watching Hugo with the same answers."""
    letters, other = Letters(), folder / f"{answers}-isso"
    other.mkdir(parents=True, exist_ok=True)
    begin = datetime.now(UTC) - timedelta(days=answers / A_DAY + 1)
    packages = isso.installed(folder / "tools")
    peers = Peers.below(folder / f"{answers}-peers", folder / "tools")
    peers.write(letters.letter(number, at=begin + timedelta(days=number / A_DAY)) for number in range(answers))
    program = isso.program(packages, other, ROOT)
    with served(program, other, workers=WORKERS) as running, peers.watching() as hugo:
        isso.fill(other, ((letters.letter(n, at=begin).text, begin.timestamp() + n, False) for n in range(answers)))
        yield Group(name="isso + hugo", pids=(*family(running.pid), *family(hugo.process.pid)))


def rest(groups: Sequence[Group], seconds: float, turns: Turns) -> Mapping[str, Mapping[str, float]]:
    """Leave all alone for so long, in slices; return what each process used and held."""
    by_process: dict[str, dict[str, float]] = {}
    before = {group.name: group.processor() for group in groups}
    at_first = dict(before)
    with steps("leaving all alone", SLICES) as done:
        for _ in range(SLICES):
            time.sleep(seconds / SLICES)
            for group in groups:
                now = group.processor()
                used = sum(now.values()) - sum(before[group.name].values())
                turns.note("processor_percent", group.name, PERCENT * used / (seconds / SLICES))
                before[group.name] = now
            done(1)
    for group in groups:
        held = {pid: held_by(pid) for pid in group.pids}
        turns.note("memory_mib", group.name, sum(held.values()))
        for number, pid in enumerate(group.pids):
            used = PERCENT * (before[group.name][pid] - at_first[group.name][pid]) / seconds
            name = f"{group.name}: {name_of(command_of(pid))} {number}"
            by_process[name] = {"processor_percent": round(used, 3), "memory_mib": round(held[pid], 1)}
    return by_process


def measured(folder: Path, options: argparse.Namespace) -> tuple[Turns, Mapping[str, Mapping[str, float]]]:
    turns, data = Turns(), folder / str(options.answers)
    filled(data, options.answers, Letters())
    port = _port_of(folder)
    starts(data, port, turns, options.starts)
    office, took = opened_again(data, port)
    turns.note("start_s", "ours", took)
    try:
        with the_others(folder, options.answers) as others:
            time.sleep(SETTLES)
            ours = Group(name="ours", pids=family(office.process.pid))
            return turns, rest((ours, others), options.seconds, turns)
    finally:
        office.stop()


def _port_of(folder: Path) -> int:
    """Return the port of before: a site knows its address, so another one would be another site."""
    kept = folder / "port"
    if not kept.exists():
        kept.write_text(str(free_port()), "utf-8")
    return int(kept.read_text("utf-8"))


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.idle", description=__doc__)
    parser.add_argument("--answers", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--starts", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    options = options_of(arguments)
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        turns, by_process = measured(folder, options)
    except PeerMissing as missing:
        sys.exit(f"Nothing is compared: {missing}.")
    print(*turns.table(), sep="\n")
    for name, found in by_process.items():
        print(f"{name:34}{found['processor_percent']:8.3f} %{found['memory_mib']:8.1f} MiB")
    told = {"answers": options.answers, **turns.told(), "processes": by_process, "spread": turns.spread()}
    keep("idle", told)
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
