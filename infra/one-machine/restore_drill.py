"""Proves that a backup brings an office back: see `python3 restore_drill.py --help`."""  # noqa: INP001 - a script to be run, no part of a package

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from backup import ADDRESSES, DATABASE, READINGS, SETTINGS
from send_away import ENCRYPT

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
sys.path.insert(0, str(PROJECT))

from feedback_api.domain.audit import is_unbroken  # noqa: E402 - found only now
from feedback_api.domain.errors import SetAside  # noqa: E402 - the same
from feedback_api.store import open_store  # noqa: E402 - the same
from feedback_api.store.protocol import Store  # noqa: E402 - the same
from publisher.readings.sqlite import SqliteReadings  # noqa: E402 - the same

# Its name, and what makes its command once the step before is done.
Step = tuple[str, Callable[[], tuple[str, ...]]]

# What nobody ever takes back; sessions and counters come and go.
KEPT_FOR_GOOD = ("submissions", "events", "staff")


def main(arguments: list[str]) -> int:
    """Back up, restore elsewhere, compare, build the site of it; the last line is one JSON object with the times."""
    options = _options(arguments)
    seconds: dict[str, float] = {}
    before = _counts(options.data)
    with tempfile.TemporaryDirectory(prefix="drill-") as scratch:
        restored = Path(scratch) / "restored"
        way = _encrypted if options.decrypt else _plain
        for name, command in way(options, Path(scratch), restored):
            with _timed(seconds, name):
                subprocess.run(command(), check=True, stdout=sys.stderr)
        with _timed(seconds, "compare"):
            problems = [*_lost(before, _counts(restored)), *_damaged(options.data, restored)]
        if not problems:  # of what is damaged nobody wants a site
            with _timed(seconds, "site"):
                problems += _no_site(restored, options.origin)
        rows, submissions = sum(_counts(restored).values()), _counts(restored)["submissions"]
    found = {"restored": not problems, "problems": problems, "rows": rows, "submissions": submissions}
    result = {**found, "encrypted": bool(options.decrypt), "seconds": seconds}
    sys.stdout.write(json.dumps({**result, "total": round(sum(seconds.values()), 2)}) + "\n")
    return 1 if problems else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the office's data directory; it is only read")
    parser.add_argument("--origin", default="http://127.0.0.1:8000", help="the address the trial site is built for")
    parser.add_argument("--encrypt", default=ENCRYPT, help="as send_away.py takes it; counts only with --decrypt")
    parser.add_argument("--decrypt", help="as bring_back.py takes it: then the drill begins with an encrypted copy")
    return parser.parse_args(arguments)


def _plain(options: argparse.Namespace, scratch: Path, restored: Path) -> tuple[Step, ...]:
    copy = scratch / "copy"
    return (
        ("backup", lambda: _script("backup.py", options.data, copy)),
        ("restore", lambda: ("cp", "-R", str(copy), str(restored))),
    )


def _encrypted(options: argparse.Namespace, scratch: Path, restored: Path) -> tuple[Step, ...]:
    """Begin as after a fire: with nothing but the file that lies elsewhere, and the key."""
    place = scratch / "elsewhere"
    return (
        ("backup", lambda: (*_script("send_away.py", options.data, place), "--encrypt", options.encrypt)),
        (
            "restore",
            lambda: (*_script("bring_back.py", next(place.iterdir()), restored), "--decrypt", options.decrypt),
        ),
    )


def _script(name: str, *places: Path) -> tuple[str, ...]:
    return (sys.executable, str(HERE / name), *map(str, places))


@contextmanager
def _timed(seconds: dict[str, float], name: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    seconds[name] = round(time.monotonic() - started, 2)


def _lost(before: dict[str, int], restored: dict[str, int]) -> list[str]:
    """Say what was there before the backup and is not in it; what came meanwhile may be."""
    return [
        f"{name}: {before[name]} rows, {restored.get(name, 0)} of them restored"
        for name in KEPT_FOR_GOOD
        if restored.get(name, 0) < before[name]
    ]


def _damaged(data: Path, restored: Path) -> list[str]:
    with closing(sqlite3.connect(restored / DATABASE)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
        ids = [str(row[0]) for row in connection.execute("SELECT id FROM submissions")]
    found = [] if whole == "ok" else [f"the database is not whole: {whole}"]
    with open_store(f"sqlite:{restored / DATABASE}") as store:
        found += [problem for one in ids if (problem := _wrong_with(store, one))]
    if _bytes(data / SETTINGS) != _bytes(restored / SETTINGS):
        found.append("the settings differ: contact data would not open")
    if SqliteReadings(path=data / READINGS).read() != SqliteReadings(path=restored / READINGS).read():
        found.append("the last good readings differ: a content file that is bad just now would vanish")
    if _bytes(data / ADDRESSES) != _bytes(restored / ADDRESSES):
        found.append("the published addresses differ: nobody would miss a page that is gone")
    return found


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _wrong_with(store: Store, submission_id: str) -> str | None:
    """Return what is wrong with a submission, if anything is."""
    try:
        head = store.submissions.get(submission_id).chain_end.head
    except SetAside:
        return f"{submission_id} is of a later version or damaged: this version cannot check it"
    is_whole = is_unbroken(store.submissions.events(submission_id), head)
    return None if is_whole else f"the history of {submission_id} is broken"


def _no_site(restored: Path, origin: str) -> list[str]:
    once = (sys.executable, "-m", "publisher", "once", "--data", str(restored), "--origin", origin)
    subprocess.run(once, cwd=PROJECT, check=False, stdout=sys.stderr)
    return [] if (restored / "site" / "index.html").is_file() else ["the press could not make the site of it"]


def _counts(folder: Path) -> dict[str, int]:
    with closing(sqlite3.connect(f"file:{folder / DATABASE}?mode=ro", uri=True)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        count = 'SELECT count(*) FROM "{}"'  # the names are the database's own
        return {name: connection.execute(count.format(name)).fetchone()[0] for name in names}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
