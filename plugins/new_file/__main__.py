"""The commands `python -m plugins.new_file panduan-baru|kunjungan-baru|kabar-baru`."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from plugins.content_tree import read_content_tree
from plugins.fields import WIB
from plugins.new_file import wording
from plugins.new_file.drafts import Desk, Draft, Refused, new_guide, new_post, new_visit

REFUSED = 1


def main(arguments: list[str]) -> int:
    """Write the file and say what comes next, or say why there is none."""
    options = _options(arguments)
    desk = Desk(tree=read_content_tree([options.folder]), today=datetime.now(WIB).date())
    draft = _draft(desk, options)
    if isinstance(draft, Refused):
        sys.stderr.write(f"{draft.sentence}\n")
        return REFUSED
    draft.path.parent.mkdir(parents=True, exist_ok=True)
    with draft.path.open("x", encoding="utf-8") as file:
        file.write(draft.text)
    said = (wording.MADE.format(path=draft.path.as_posix()), *draft.remarks, wording.NEXT)
    sys.stdout.write("\n".join(said) + "\n")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py", description=wording.COMMAND)
    commands = parser.add_subparsers(dest="command", required=True)
    guide, post = commands.add_parser("panduan-baru"), commands.add_parser("kabar-baru")
    visit = commands.add_parser("kunjungan-baru")
    for command in (guide, post):
        command.add_argument("--judul", default="", help=wording.TITLE_HELP)
    for command in (post, visit):
        command.add_argument("--desa", default="", help=wording.VILLAGE_HELP)
    visit.add_argument("--tanggal", default="", help=wording.DAY_HELP)
    for command in (guide, visit, post):
        command.add_argument("--nama", default="", help=wording.NAME_HELP)
        command.add_argument("--folder", type=Path, default=Path("content"), help=wording.FOLDER_HELP)
    return parser.parse_args(arguments)


def _draft(desk: Desk, options: argparse.Namespace) -> Draft | Refused:
    match options.command:
        case "panduan-baru":
            return new_guide(desk, title=options.judul, name=options.nama)
        case "kunjungan-baru":
            return new_visit(desk, village=options.desa, day=options.tanggal, name=options.nama)
        case _:
            return new_post(desk, title=options.judul, village=options.desa, name=options.nama)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
