"""Decrypts a copy of an office into an empty folder: see `python3 bring_back.py --help`."""  # noqa: INP001 - a script to be run, no part of a package

import argparse
import shlex
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import IO

from backup import ALSO, KEPT, ONLY_FOR_US

DECRYPT = "age --decrypt --identity copies.key"


def main(arguments: list[str]) -> int:
    """Bring every file back whole, or say what is wrong and leave the folder empty."""
    options = _options(arguments)
    if options.folder.is_dir() and any(options.folder.iterdir()):
        sys.stderr.write(f"{options.folder} is not empty; nothing was done\n")
        return 1
    options.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    problem = _decrypted(options.file, options.folder, options.decrypt)
    if problem:
        for name in (*KEPT, *ALSO):
            (options.folder / name).unlink(missing_ok=True)
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="the encrypted copy")
    parser.add_argument("folder", type=Path, help="an empty folder; an office then starts with --data FOLDER")
    parser.add_argument("--decrypt", default=DECRYPT, help="a command that decrypts what it reads")
    return parser.parse_args(arguments)


def _decrypted(file: Path, folder: Path, decrypt: str) -> str | None:
    """Write what is in the copy, and nothing else that somebody may have put there; return the problem, if any."""
    with file.open("rb") as encrypted:
        decrypting = subprocess.Popen(shlex.split(decrypt), stdin=encrypted, stdout=subprocess.PIPE)
        assert decrypting.stdout is not None  # noqa: S101 - it was asked for
        with decrypting.stdout as from_it:
            found = _unpacked(from_it, folder)
            from_it.read()  # to the end: only there it shows that nothing was cut off or changed
    if decrypting.wait() or sorted(set(found) - set(ALSO)) != sorted(KEPT):
        return f"{file} could not be read whole by: {decrypt}"
    return None


def _unpacked(from_it: IO[bytes], folder: Path) -> list[str]:
    try:
        with tarfile.open(fileobj=from_it, mode="r|") as archive:
            return [_written(archive, member, folder) for member in archive if member.name in KEPT + ALSO]
    except tarfile.ReadError:
        return []


def _written(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> str:
    (folder / member.name).touch(mode=ONLY_FOR_US)
    source = archive.extractfile(member)
    if source is not None:
        with source, (folder / member.name).open("wb") as target:
            shutil.copyfileobj(source, target)
    return member.name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
