"""The long proof: `python -m tests.proof --kills 120`: every list printed, every page tried, a table, and JSON."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.browser import bad_line_walk, chromium, every_page_with_axe, sheets
from tests.equipment import prepared_or_end
from tests.proof.counting import counted
from tests.proof.kills import PARTS, attacked
from tests.proof.table import told


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("--kills", type=int, default=120)
    parser.add_argument("--seed", type=int, default=20261203)
    parser.add_argument("--measured", type=int, default=10, help="decisions whose page is timed before the kills")
    options = parser.parse_args(arguments)
    prepared_or_end(chromium.prepare)
    paper = sheets.main() | every_page_with_axe.main() | bad_line_walk.main()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="proof-") as folder:
        scratch = Path(folder) / "fresh"
        scratch.mkdir()
        data = Path(folder) / "var"
        with attacked(data, kills=options.kills, seed=options.seed, measured=options.measured) as trial:
            count = counted(trial, scratch)
    rows = [*((f"kills of {part.value}", trial.kills[part]) for part in PARTS), ("kills", trial.kills.total())]
    return told(rows, trial, count, seconds=time.monotonic() - started) or paper


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
