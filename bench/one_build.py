"""Builds the site of one office from nothing, in the process that is measured.

.venv/bin/python -m bench.one_build OFFICE INTO [--publish]

With `--publish` it is compressed, flushed and put in place as well, below INTO.
"""

import sys
from pathlib import Path

from bench.filled_office import ORIGIN
from publisher.data_directory import DataDirectory
from publisher.site_of_office import OfficeSite
from publisher.target.directory import DirectoryTarget


def main(office: Path, into: Path, *more: str) -> int:
    data = DataDirectory(root=office)
    for left in (data.readings, data.press_state, data.press_pieces):
        left.unlink(missing_ok=True)
    site = OfficeSite(data=data, settings=data.settings(origin=ORIGIN))
    made = site.build(into / "built")
    if "--publish" in more:
        DirectoryTarget(root=into / "site").publish(into / "built", made.changes)
    sys.stderr.write("".join(f"{problem}\n" for problem in made.problems))
    return 1 if made.problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
