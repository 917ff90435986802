"""The command `python -m plugins.check [folder ...]`: says every problem of all content at once."""

import sys
from datetime import datetime
from pathlib import Path

from plugins import wording
from plugins.content import Content, read_content
from plugins.content_tree import read_content_tree
from plugins.fields import WIB
from plugins.notes import notes_on


def main(arguments: list[str]) -> int:
    """Print problems, then notes, then one line that sums up; return 1 if anything must be put right."""
    tree = read_content_tree(Path(argument) for argument in arguments or ["content"])
    read = read_content(tree, demonstration=True)
    content, problems = (read, ()) if isinstance(read, Content) else (None, read)
    notes = notes_on(tree, content, datetime.now(WIB).date())
    lines = [str(problem) for problem in problems]
    lines += [f"{note.path}:{note.line}: {wording.NOTE.format(sentence=note.sentence)}" for note in notes]
    lines += [wording.NOTES_COUNTED.format(count=len(notes))] if notes else []
    lines.append(wording.summary(files=len(tree.files), problems=len(problems)))
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
