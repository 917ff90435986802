"""Measures what a site built from nothing costs for each of its pages, by turns with Pelican, Hugo and Eleventy.

.venv/bin/python -m bench.whole_build [--sizes 1000,10000] [--rounds 3] [--folder FOLDER]

All have the same answers, each as a page. Ours has the whole content besides, with its guides, search and pocket
editions; `ours` is without compressing and flushing, `ours, published` with them. The others know nothing of either.
Its last line is one JSON object.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.filled_office import A_DAY, filled
from bench.letters import Letters
from bench.measuring.runs import Run, run
from bench.measuring.sizes import sizes
from bench.measuring.turns import Turns, keep
from bench.others.eleventy import Eleventy
from bench.peers import PeerMissing, Peers
from feedback_api.progress import steps

FOLDER = Path("/tmp/bench-publish")  # noqa: S108 - named on the command line by whoever wants it elsewhere
ROOT = Path(__file__).resolve().parent.parent
MILLISECONDS = 1000


@dataclass(frozen=True, kw_only=True)
class Builder:
    """What builds one whole site: where, into which of its folders, by which command."""

    folder: Path
    into: Path
    command: Sequence[str]

    def build(self) -> tuple[Run, int]:
        """Build from nothing; return what it took and how many pages stand there."""
        shutil.rmtree(self.into, ignore_errors=True)
        took = run(self.command, self.folder)
        return took, sum(1 for _ in self.into.rglob("*.html"))


def builders(folder: Path, size: int) -> Mapping[str, Builder]:
    """Return all contenders, with their contents in place."""
    letters, tools = Letters(), folder / "tools"
    start = datetime.now(UTC) - timedelta(days=size / A_DAY + 1)
    posts = [letters.letter(number, at=start + timedelta(days=number / A_DAY)) for number in range(size)]
    peers = Peers.below(folder / f"build-{size}-peers", tools)
    peers.write(iter(posts))
    eleventy = Eleventy.below(folder / f"build-{size}-eleventy", tools)
    eleventy.write(iter(posts))
    office = filled(folder / f"build-{size}", size, letters).data.root
    into = folder / f"build-{size}-made"
    ours = (sys.executable, "-m", "bench.one_build", str(office), str(into))
    hugo, pelican = peers.folder / "hugo", peers.folder / "pelican"
    return {
        "ours": Builder(folder=ROOT, into=into, command=ours),
        "ours, published": Builder(folder=ROOT, into=into, command=(*ours, "--publish")),
        "pelican": Builder(folder=pelican, into=pelican / "output", command=peers.pelican_command),
        "hugo": Builder(folder=hugo, into=hugo / "public", command=peers.hugo_command),
        "eleventy": Builder(folder=eleventy.folder, into=eleventy.folder / "site", command=eleventy.command("site")),
    }


def measured(contenders: Mapping[str, Builder], size: int, rounds: int) -> Turns:
    turns = Turns()
    with steps(f"whole builds of {size}", rounds * len(contenders)) as done:
        for _ in range(rounds):
            for name, builder in contenders.items():
                took, pages = builder.build()
                made = pages // 2 if name.endswith("published") else pages  # they stand there twice
                turns.note("processor_s", name, took.processor)
                turns.note("wall_s", name, took.seconds)
                turns.note("peak_mib", name, took.peak_mib)
                turns.note("pages", name, made)
                turns.note("processor_ms_a_page", name, took.processor * MILLISECONDS / max(1, made))
                done(1)
    return turns


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.whole_build", description=__doc__)
    parser.add_argument("--sizes", type=sizes, default=(1_000, 10_000))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    options = options_of(arguments)
    told = {}
    try:
        for size in options.sizes:
            turns = measured(builders(options.folder.resolve(), size), size, options.rounds)
            told[str(size)] = {**turns.told(), "spread": turns.spread()}
            print(f"{size} answers", *turns.table(), sep="\n", flush=True)
    except PeerMissing as missing:
        sys.exit(f"Nothing is compared: {missing}.")
    keep("build", told)
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
