"""Finds files among the content that nobody reads: whoever wrote them waits for a page that never comes."""

import re
from collections.abc import Iterator
from pathlib import Path

from plugins import wording
from plugins.content_tree import (
    ACTIVITIES,
    GUIDES,
    PAGES,
    POSTS,
    PROGRAMMES,
    TABLES,
    VILLAGES,
    VISITS,
    ContentTree,
)
from plugins.problem import Problem

WRITTEN = (GUIDES, VISITS, VILLAGES, POSTS, PAGES, PROGRAMMES, ACTIVITIES)
READ = {**dict.fromkeys(WRITTEN, ".md"), TABLES: ".yaml"}
IN_FOLDERS = frozenset({VISITS})
# What editors' programs and computers leave behind.
LEFTOVER = re.compile(r"^[._]|~$|^(?:desktop\.ini|thumbs\.db)$|\.(?:swp|tmp|part|bak|orig)$", re.IGNORECASE)


def stray_file_problems(tree: ContentTree) -> Iterator[Problem]:
    """Yield every file with another ending, or in a folder where nobody looks."""
    for root in tree.roots:
        for kind, ending in READ.items():
            for path in sorted((root / kind).rglob("*")):
                if path.is_file() and not LEFTOVER.search(path.name):
                    yield from _fault(path, root / kind, ending)


def _fault(path: Path, folder: Path, ending: str) -> Iterator[Problem]:
    if path.suffix != ending:
        yield Problem(path=path.as_posix(), line=1, sentence=wording.WRONG_ENDING.format(ending=ending))
    elif path.parent != folder and folder.name not in IN_FOLDERS:
        yield Problem(path=path.as_posix(), line=1, sentence=wording.TOO_DEEP.format(folder=folder.name))
