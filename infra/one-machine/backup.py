"""Copies an office's data while it is running: `python3 infra/one-machine/backup.py DATA COPY`."""  # noqa: INP001 - a script to be run, no part of a package

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

ONLY_FOR_US = 0o600
SETTINGS, DATABASE = "settings.env", "feedback.sqlite"
# What content files said when they were last good; an office that never built a site has none.
READINGS = "readings.sqlite"
# Every address that was published once; without it nobody misses a page that is gone.
ADDRESSES = "addresses.csv"
GROUPS = "senders"
# What every office has, the small file first: its name stands in the first letters of a copy that was not encrypted.
KEPT = (SETTINGS, DATABASE)
# What an office may have besides; a copy from before there was such a file has none.
ALSO = (READINGS, ADDRESSES)


def main(arguments: list[str]) -> int:
    """Write whole copies of the databases, beside settings and addresses; the site can be made again."""
    data, copy = (Path(argument) for argument in arguments)
    copy.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in (*KEPT, *(name for name in ALSO if (data / name).exists())):
        if name.endswith(".sqlite"):
            _copied(data / name, copy / name)
        else:
            shutil.copy2(data / name, copy / name)
            (copy / name).chmod(ONLY_FOR_US)
    return 0


def _copied(database: Path, copy: Path) -> None:
    half = copy.with_name(f"{copy.name}.part")
    half.unlink(missing_ok=True)
    half.touch(mode=ONLY_FOR_US)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target)
        _forget_groups(target)
    half.replace(copy)


def _forget_groups(target: sqlite3.Connection) -> None:
    """Let no copy say from which group a letter came: the office itself knows that for a day only."""
    if target.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [GROUPS]).fetchone():
        target.execute("PRAGMA secure_delete = ON")
        target.execute(f"DELETE FROM {GROUPS}")  # noqa: S608 our own word
        target.commit()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
