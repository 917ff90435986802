"""The command `python -m plugins.check [folder ...]`: says every problem of all content at once."""

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins import wording
from plugins.content_check import notes_on, problems_in
from plugins.content_tree import read_content_tree

WIB = ZoneInfo("Asia/Jakarta")


def main(arguments: list[str]) -> int:
    """Print problems, then notes, then one line that sums up; return 1 if anything must be put right."""
    tree = read_content_tree(Path(argument) for argument in arguments or ["content"])
    problems = problems_in(tree)
    notes = notes_on(tree, datetime.now(WIB).date())
    lines = [str(problem) for problem in problems]
    lines += [f"{note.path}:{note.line}: {wording.NOTE.format(sentence=note.sentence)}" for note in notes]
    lines += [wording.NOTES_COUNTED.format(count=len(notes))] if notes else []
    lines.append(wording.summary(files=len(tree.files), problems=len(problems)))
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
