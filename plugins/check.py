"""The command `python -m plugins.check [folder ...] [--kantor FOLDER]`: says every problem of all content at once."""

import argparse
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from plugins.edition.addresses.published import LIST, noted
from plugins.edition.addresses.wording import NOTED
from plugins.edition.content import Content, read_content
from plugins.kinds.declared import KINDS
from plugins.kinds.kind import Kinds
from plugins.kinds.news.kind import POSTS
from plugins.kinds.news.notes import waits
from plugins.kinds.tree import read_content_tree
from plugins.notes import notes_on
from plugins.reading import wording
from plugins.reading.content_tree import ContentTree
from plugins.reading.stray_files import linked_file_problems

THEME = Path("theme")


def main(arguments: list[str], kinds: Kinds = KINDS, *, today: date | None = None) -> int:
    """Print problems, then notes, then one line that sums up; return 1 if anything must be put right."""
    options = _options(arguments)
    roots = (*options.folders, *((options.kantor,) if options.kantor else ()))
    tree = read_content_tree(roots, kinds, office=options.kantor)
    today = today or datetime.now(tree.office.tz).date()
    tree = replace(tree, today=today)
    read = read_content(tree, demonstration=True, kinds=kinds)
    problems = (*(() if isinstance(read, Content) else read), *linked_file_problems(THEME))
    notes = notes_on(tree, today, kinds)
    lines = [str(problem) for problem in problems]
    lines += [f"{note.path}:{note.line}: {wording.NOTE.format(sentence=note.sentence)}" for note in notes]
    lines += [wording.NOTES_COUNTED.format(count=len(notes))] if notes else []
    waiting = sum(waits(file, today) for file in tree.of(POSTS.files))
    lines += [wording.WAITING_COUNTED.format(count=waiting)] if waiting else []
    lines += _noted(tree, read) if isinstance(read, Content) and not problems else []
    lines.append(wording.summary(files=len(tree.files), problems=len(problems)))
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if problems else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py periksa", description=wording.CHECK_ABOUT)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("content")], help=wording.CHECKED_FOLDERS_HELP)
    parser.add_argument("--kantor", type=Path, default=None, help=wording.CHECKED_OFFICE_HELP)
    return parser.parse_args(arguments)


def _noted(tree: ContentTree, content: Content) -> list[str]:
    """Keep the list of published addresses, which lies with the content so that every copy of it has one."""
    path = tree.own_roots[0] / LIST
    try:
        count = noted(path, content.beside.addresses, tree.office)
    except OSError:  # a folder that only may be read
        return []
    return [NOTED.format(count=count, path=path.as_posix())] if count else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
