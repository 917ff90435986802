"""Packs the editors' content as the cloud's press takes it: `python3 -m infra.deploy.content_zip FILE`."""

import sys
import zipfile
from pathlib import Path

from feedback_api.security.own_files import links_below, own_files

FOLDER = Path("content")
# The same content is the same file, and then asks for no build.
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def pack(into: Path, *, folder: Path = FOLDER) -> int:
    """Write every file below the folder, under its own name, and nothing behind a link; return how many there are."""
    files = [path for path in own_files(folder) if not path.name.startswith(".")]
    with zipfile.ZipFile(into, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", date_time=_EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return len(files)


if __name__ == "__main__":
    for link in links_below(FOLDER):
        sys.stderr.write(f"{link.as_posix()}: a link, left out; put the file itself there\n")
    sys.stdout.write(f"{pack(Path(sys.argv[1]))} files\n")
