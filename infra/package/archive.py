"""Turns a folder into a zip that is the same to the last byte whenever and wherever it is made."""

import subprocess
import zipfile
from pathlib import Path

from feedback_api.security.own_files import own_files

# The earliest time a zip can hold. What a file is called and what it says is all that counts.
EARLIEST = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16
_UNIX = 3
# Where Lambda unpacks the zip: tracebacks then name the file that really ran.
_WHERE_IT_RUNS = "/var/task"
# How much zlib tries: what is fetched at every cold start is worth any of our time.
SMALLEST = 9


def compile_all(folder: Path, python: str) -> None:
    """Compile every module for good: Lambda cannot write compiled files, and without them starts 2.6 times slower.

    `unchecked-hash` files name no time, and are believed without looking at their source.
    """
    options = ["-q", "-f", "-j", "1", "--invalidation-mode", "unchecked-hash", "-s", str(folder), "-p", _WHERE_IT_RUNS]
    # A fixed order of sets: constants that are sets would otherwise be written differently each time.
    subprocess.run([python, "-m", "compileall", *options, str(folder)], check=True, env={"PYTHONHASHSEED": "0"})


def zip_folder(folder: Path, into: Path, *, level: int = SMALLEST) -> None:
    """Write every file below `folder`, sorted by its path, with one time and one mode."""
    into.parent.mkdir(parents=True, exist_ok=True)
    files = list(own_files(folder))
    half = into.with_name(f"{into.name}.part")
    with zipfile.ZipFile(half, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for path in files:
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), date_time=EARLIEST)
            entry.external_attr, entry.create_system = _READABLE, _UNIX
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes(), compresslevel=level)
    half.replace(into)
