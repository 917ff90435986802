"""Lets Lighthouse judge one page of each kind that search engines may show, as on a phone; the median of three counts.

.venv/bin/python -m bench.pages.lighthouse [--kinds home,guide] [--rounds 3] [--folder FOLDER]

The pages are those of a served example office. It fails if a median is below 95. Its last line is one JSON object.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.function.submit import FOLDER
from bench.measuring.turns import keep
from bench.others.npm import installed
from bench.peers import PeerMissing
from feedback_api.progress import steps
from publisher.data_directory import DataDirectory
from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.kinds import KINDS, Kind
from tests.node import NODE
from tests.pages.sites import BuiltSite
from tests.serving import running_office

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 95
PERCENT = 100
Scores = dict[str, list[float]]


def examples(site: BuiltSite, wanted: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    """Yield the page of each kind that has the most to show, where search engines may show it."""
    by_address = {page.address: page for page in site.pages}
    for kind in KINDS:
        if wanted and kind.name not in wanted:
            continue
        try:
            address = kind.example(site)
        except ValueError:  # the example office has none of this kind
            continue
        if by_address[address].is_for_search_engines:
            yield kind, address


def judged(program: Path, address: str) -> Mapping[str, float]:
    """Return what Lighthouse gives in each category, of a hundred."""
    with tempfile.TemporaryDirectory() as folder:
        flags = " ".join(("--headless=new", *ARGUMENTS, f"--user-data-dir={folder}/profile"))
        said = Path(folder) / "said.json"
        command = (
            str(NODE),
            str(program),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={said}",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={flags}",
        )
        environ = {"CHROME_PATH": str(find_chromium()), "PATH": "/usr/bin:/bin", "HOME": folder}
        subprocess.run(command, env=environ, check=True, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found = json.loads(said.read_text("utf-8"))["categories"]
    return {name: round(PERCENT * found[name]["score"]) for name in CATEGORIES}


def measured(folder: Path, wanted: Sequence[str], rounds: int) -> Mapping[str, Scores]:
    """Go through all kinds once in each round."""
    program = installed("lighthouse", folder / "tools") / "lighthouse" / "cli" / "index.js"
    scores: dict[str, Scores] = {}
    with running_office(folder / "example") as office:
        site = BuiltSite(root=DataDirectory(root=office.data).site, origin=office.origin)
        pages = tuple(examples(site, wanted))
        with steps("pages judged", rounds * len(pages)) as done:
            for _ in range(rounds):
                for kind, address in pages:
                    found = judged(program, office.origin + address)
                    print(kind.name, *found.values(), flush=True)  # whoever stops it here has these
                    for category, score in found.items():
                        scores.setdefault(kind.name, {}).setdefault(category, []).append(score)
                    done(1)
    return scores


def table(scores: Mapping[str, Scores]) -> Iterator[str]:
    """Yield a line for each kind: the median of each category, and the lowest in brackets."""
    yield f"{'':28}{'n':>3}" + "".join(f"{category:>18}" for category in CATEGORIES)
    for kind, of_kind in scores.items():
        cells = (f"{statistics.median(of_kind[one]):.0f} ({min(of_kind[one]):.0f})" for one in CATEGORIES)
        yield f"{kind:28}{len(of_kind[CATEGORIES[0]]):3}" + "".join(f"{cell:>18}" for cell in cells)


def medians(scores: Mapping[str, Scores]) -> dict[str, dict[str, float]]:
    return {kind: {one: statistics.median(values) for one, values in of.items()} for kind, of in scores.items()}


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.pages.lighthouse", description=__doc__)
    parser.add_argument("--kinds", type=lambda text: tuple(text.split(",")), default=())
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    options = options_of(arguments)
    if find_chromium() is None:
        sys.exit("Nothing is judged: Chromium is missing.")
    try:
        scores = measured(options.folder.resolve(), options.kinds, options.rounds)
    except PeerMissing as missing:
        sys.exit(f"Nothing is judged: {missing}.")
    print(*table(scores), sep="\n")
    found = medians(scores)
    low = {f"{kind}, {one}": score for kind, of in found.items() for one, score in of.items() if score < LEAST}
    keep("lighthouse", {"rounds": options.rounds, "below": low, "medians": found})
    print(json.dumps({"below": low, "medians": found}))
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
