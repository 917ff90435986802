"""Proves that no bad file holds back a cancellation, one press for each way to err: `-m tests.proof.bad_files`."""

import argparse
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.unit.plugins.small_content import write_content
from tests.unit.plugins.test_broken_files import BROKEN, changed
from tests.unit.publisher.test_lasting_site import Desk, a_planned_visit, call_off

# What staff are promised: "Situs segera diperbarui."
SOON = 5.0
PAGE = "/kunjungan/wates-10/"
OFF = "Kunjungan ini batal. Hujan lebat."


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proof.bad_files", description=__doc__)
    parser.add_argument("--most", type=int, default=len(BROKEN), help="try only so many")
    tried = BROKEN[: parser.parse_args(arguments).most]
    waits, failed = [], []
    for broken in tried:
        with tempfile.TemporaryDirectory(prefix="bad-file-") as folder:
            wait, is_off = cancelled_while(broken, Path(folder))
        waits.append(wait)
        if not is_off or wait > SOON:
            failed.append(broken["name"])
    sys.stdout.write(f"bad files tried: {len(tried)}; longest wait: {max(waits):.2f} s; failed: {len(failed)}\n")
    sys.stdout.write("".join(f"FAIL {name}\n" for name in failed))
    return 1 if failed else 0


def cancelled_while(broken: dict[str, Any], folder: Path) -> tuple[float, bool]:
    """Call a visit off while the file lies there; return how long the press took, and whether the page says so."""
    desk = Desk(folder=folder)
    write_content(desk.content)
    desk.built()
    entry = a_planned_visit(desk)
    path, text = changed(broken)
    desk.saved(path, text)
    desk.now += timedelta(days=1)
    call_off(desk, entry)
    started = time.monotonic()
    built = desk.built()
    return time.monotonic() - started, not built.problems and OFF in desk.words(PAGE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
