"""Copies an office's data while it is running: `python3 infra/one-machine/backup.py DATA COPY`."""  # noqa: INP001 - a script to be run, no part of a package

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

ONLY_FOR_US = 0o600


def main(arguments: list[str]) -> int:
    """Write a whole copy of the database beside the settings; the site is left out, the press makes it again."""
    data, copy = (Path(argument) for argument in arguments)
    copy.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = copy / "feedback.sqlite.part"
    half.unlink(missing_ok=True)
    half.touch(mode=ONLY_FOR_US)
    with closing(sqlite3.connect(data / "feedback.sqlite")) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target)
    half.replace(copy / "feedback.sqlite")
    shutil.copy2(data / "settings.env", copy / "settings.env")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
