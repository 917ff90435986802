"""The command `python -m plugins.links [folder ...]`: asks every other site we name, and reports."""

import argparse
import sys
from pathlib import Path

from plugins.edition.links import wording
from plugins.kinds.tree import read_content_tree
from plugins.links.cited import cited_links
from plugins.links.external import ask_all
from plugins.links.report import report
from plugins.reading import wording as general

SECONDS = 10.0


def main(arguments: list[str]) -> int:
    """Print the report; there is no way for it to fail, for other people's sites come and go."""
    parser = argparse.ArgumentParser(prog="python -m plugins.links", description=wording.COMMAND)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("content")], help=wording.FOLDERS_HELP)
    parser.add_argument("--detik", type=float, default=SECONDS, help=wording.SECONDS_HELP)
    parser.add_argument("--kantor", type=Path, default=None, help=general.CHECKED_OFFICE_HELP)
    options = parser.parse_args(arguments)
    roots = (*options.folders, *((options.kantor,) if options.kantor else ()))
    cited = cited_links(read_content_tree(roots, office=options.kantor))
    if not cited:
        _say(wording.NOTHING_TO_ASK)
        return 0
    sites = len({link.host for link in cited})
    _say(wording.ASKING.format(count=len(cited), sites=sites, seconds=f"{options.detik:g}"))
    for line in report(tuple(ask_all(cited, seconds=options.detik))):
        _say(line)
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
