"""Packs the editors' content as the cloud's press takes it: `python3 -m infra.deploy.content_zip FILE`."""

import sys
import zipfile
from pathlib import Path

FOLDER = Path("content")
# The same content is the same file, and then asks for no build.
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def pack(into: Path, *, folder: Path = FOLDER) -> int:
    """Write every file below the folder, under its own name; return how many there are."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    with zipfile.ZipFile(into, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", date_time=_EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return len(files)


if __name__ == "__main__":
    sys.stdout.write(f"{pack(Path(sys.argv[1]))} files\n")
