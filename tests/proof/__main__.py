"""The long proof: `python -m tests.proof --kills 120`: every list printed, every page tried, a table, and JSON."""

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.browser import every_page_with_axe, sheets
from tests.proof.counting import Count, counted
from tests.proof.kills import PARTS, Trial, attacked

ALLOWED_WAIT = 2.0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("--kills", type=int, default=120)
    parser.add_argument("--seed", type=int, default=20261203)
    parser.add_argument("--measured", type=int, default=10, help="decisions whose page is timed before the kills")
    options = parser.parse_args(arguments)
    paper = sheets.main() | every_page_with_axe.main()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="proof-") as folder:
        scratch = Path(folder) / "fresh"
        scratch.mkdir()
        data = Path(folder) / "var"
        with attacked(data, kills=options.kills, seed=options.seed, measured=options.measured) as trial:
            count = counted(trial, scratch)
    rows = table(trial, count, seconds=time.monotonic() - started)
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        sys.stdout.write(f"{name:<{width}}  {value}\n")
    for difference in count.differences:
        sys.stdout.write(f"FAIL {difference}\n")
    sys.stdout.write(json.dumps(dict(rows)) + "\n")
    return 1 if count.differences else paper


def table(trial: Trial, count: Count, *, seconds: float) -> list[tuple[str, float | int]]:
    """Return what was done and what came of it, one name and number a row."""
    ledger = trial.ledger
    waits = ledger.waits or [0.0]
    return [
        *((f"kills of {part.value}", trial.kills[part]) for part in PARTS),
        ("kills", trial.kills.total()),
        ("forms sent", ledger.presses),
        ("lines that went dead and were pressed again", ledger.dead_lines),
        ("receipts given", count.receipts),
        ("submissions kept", count.rows),
        ("decisions acknowledged", count.decided),
        ("answers published", count.published),
        ("answer pages on the site", count.pages),
        ("letters to senders", count.letters),
        ("letters that came twice", count.letters_twice),
        ("differences", len(count.differences)),
        ("seconds from decision to page, median", round(statistics.median(waits), 2)),
        ("seconds from decision to page, longest", round(max(waits), 2)),
        ("seconds to start again, longest", round(max(trial.restart_seconds, default=0.0), 2)),
        ("seconds in all", round(seconds, 1)),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
