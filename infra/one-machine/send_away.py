"""Puts an encrypted copy of an office into a folder that goes elsewhere: see `python3 send_away.py --help`."""  # noqa: INP001 - a script to be run, no part of a package

import argparse
import runpy
import shlex
import subprocess
import sys
import tarfile
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, cast

from backup import ALSO, KEPT, ONLY_FOR_US

HERE = Path(__file__).resolve().parent
# Only the office's public key is on the machine: who takes the machine cannot read the copies.
ENCRYPT = "age --encrypt --recipients-file /etc/sekali-datang/copies.pub"
START, ENDING = "sekali-datang-", ".tar.encrypted"
# The folder may hold somebody else's files, also encrypted ones: those are never touched.
OURS = f"{START}*{ENDING}"
STAMP = "%Y%m%dT%H%M%S%fZ"
# Residents read by when a copy that still holds what they deleted has ended; packages are not needed to know it.
LASTS_DAYS = int(runpy.run_path(str(HERE.parent.parent / "feedback_api/domain/backups.py"))["COPIES_LAST_DAYS"])


def main(arguments: list[str]) -> int:
    """Write a copy whole or not at all, then forget those that are too many or too old; the last line names the new."""
    options = _options(arguments)
    options.place.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in options.place.glob(f".{OURS}.part"):  # by a machine that went out
        left.unlink()
    now = datetime.now(UTC)
    name = _name_at(now)
    half = options.place / f".{name}.part"
    try:
        with tempfile.TemporaryDirectory(prefix="send-away-") as scratch:
            subprocess.run((sys.executable, str(HERE / "backup.py"), str(options.data), scratch), check=True)
            problem = _encrypted(Path(scratch), half, options.encrypt)
        if problem is None:
            half.replace(options.place / name)
    finally:
        half.unlink(missing_ok=True)
    if problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    copies, ended = sorted(options.place.glob(OURS)), _name_at(now - timedelta(days=LASTS_DAYS))
    for old in {*copies[: -options.keep], *(copy for copy in copies if copy.name < ended)}:
        old.unlink()
    sys.stdout.write(f"{options.place / name}\n")
    return 0


def _name_at(at: datetime) -> str:
    """Return the name of a copy that was made then; in the order of names copies are in the order of time."""
    return f"{START}{at.strftime(STAMP)}{ENDING}"


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the office's data directory")
    parser.add_argument("place", type=Path, help="the folder for copies")
    parser.add_argument("--encrypt", default=ENCRYPT, help="a command that encrypts what it reads")
    parser.add_argument("--keep", type=int, default=30, help="how many copies stay in the folder")
    return parser.parse_args(arguments)


def _encrypted(copy: Path, into: Path, encrypt: str) -> str | None:
    """Encrypt all files into one; return the problem, if there is one."""
    into.touch(mode=ONLY_FOR_US, exist_ok=False)
    try:
        if _piped(copy, into, shlex.split(encrypt)):
            return f"this did not encrypt: {encrypt}"
    except (OSError, IndexError) as trouble:  # no such program, no program at all, or one that did not read to the end
        return f"this did not encrypt: {encrypt} ({trouble})"
    return f"this leaves everything readable: {encrypt}" if _is_readable(into) else None


def _piped(copy: Path, into: Path, command: list[str]) -> int:
    """Hand all files to the command; return its exit code."""
    with (
        into.open("wb") as written,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=written) as encrypting,
        cast(IO[bytes], encrypting.stdin) as to_it,
        tarfile.open(fileobj=to_it, mode="w|", format=tarfile.GNU_FORMAT) as archive,
    ):
        for name in (*KEPT, *(name for name in ALSO if (copy / name).exists())):
            archive.add(copy / name, arcname=name)
    return encrypting.returncode


def _is_readable(file: Path) -> bool:
    """Say whether it needs no key: it is empty, holds our names, or opens as an archive, compressed or not."""
    with file.open("rb") as written:
        start = written.read(tarfile.BLOCKSIZE)
    return not start or KEPT[0].encode() in start or tarfile.is_tarfile(file)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
