"""The commands `python -m plugins.new panduan-baru|…`: one for each kind that declares one."""

import argparse
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from plugins.kinds import new_wording as wording
from plugins.kinds.declared import KINDS
from plugins.kinds.kind import Kinds, kinds_of
from plugins.kinds.new_file import FIELDS, Desk, NewFile, NewFileRefused
from plugins.kinds.tree import read_content_tree

REFUSED = 1


def main(arguments: list[str], kinds: Kinds = KINDS) -> int:
    """Write the file and say what comes next, or say why there is none."""
    makers = {kind.new.command: (kind.files, kind.new) for kind in kinds_of(kinds) if kind.new}
    options = _options(arguments, [maker for _, maker in makers.values()])
    office = Path(options.kantor) if options.kantor else None
    tree = read_content_tree((options.folder, *((office,) if office else ())), kinds, office=office)
    desk = Desk(tree=tree, today=datetime.now(tree.office.tz).date())
    files, maker = makers[options.command]
    typed = {FIELDS[option]: getattr(options, option) for option in maker.every_option}
    draft = maker.draft(files, desk, **typed)
    if isinstance(draft, NewFileRefused):
        sys.stderr.write(f"{draft.sentence}\n")
        return REFUSED
    draft.path.parent.mkdir(parents=True, exist_ok=True)
    with draft.path.open("x", encoding="utf-8") as file:
        file.write(draft.text)
    said = (wording.MADE.format(path=draft.path.as_posix()), *draft.remarks, wording.NEXT)
    sys.stdout.write("\n".join(said) + "\n")
    return 0


def _options(arguments: list[str], makers: Iterable[NewFile]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py", description=wording.COMMAND)
    commands = parser.add_subparsers(dest="command", required=True)
    for maker in makers:
        command = commands.add_parser(maker.command)
        for option in maker.every_option:
            command.add_argument(f"--{option}", default="", help=wording.HELP[option])
        command.add_argument("--kantor", default="", help=wording.HELP["kantor"])
        command.add_argument("--folder", type=Path, default=Path("content"), help=wording.FOLDER_HELP)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
