"""Says what was done to an office and what came of it: a table, every difference, and one line of JSON."""

import json
import statistics
import sys
from collections.abc import Sequence

from tests.proof.counting import Count
from tests.proof.kills import Trial

Row = tuple[str, float | int]


def told(done: Sequence[Row], trial: Trial, count: Count, *, seconds: float) -> int:
    """Print what was `done` to it and all that was counted; return 1 if anything differs from what people were told."""
    rows = [*done, *_rows(trial, count), ("seconds in all", round(seconds, 1))]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        sys.stdout.write(f"{name:<{width}}  {value}\n")
    for difference in count.differences:
        sys.stdout.write(f"FAIL {difference}\n")
    sys.stdout.write(json.dumps(dict(rows)) + "\n")
    return 1 if count.differences else 0


def _rows(trial: Trial, count: Count) -> list[Row]:
    ledger = trial.ledger
    waits = ledger.waits or [0.0]
    return [
        ("forms sent", ledger.presses),
        ("lines that went dead and were pressed again", ledger.dead_lines),
        ("receipts given", count.receipts),
        ("submissions kept", count.rows),
        ("messages under an old code acknowledged", count.follow_ups),
        ("messages under an old code kept", count.follow_ups_kept),
        ("decisions acknowledged", count.decided),
        ("answers published", count.published),
        ("answer pages on the site", count.pages),
        ("corrections acknowledged", count.corrected),
        ("corrections kept", count.corrections),
        ("receipts given for reports", count.reports),
        ("reports kept", count.reports_kept),
        ("reports answered", count.reports_answered),
        ("files searched for a reporter's word", count.files_read),
        ("letters to senders", count.letters),
        ("letters that came twice", count.letters_twice),
        ("differences", len(count.differences)),
        ("seconds from decision to page, median", round(statistics.median(waits), 2)),
        ("seconds from decision to page, longest", round(max(waits), 2)),
        ("seconds to start again, longest", round(max(trial.restart_seconds, default=0.0), 2)),
    ]
