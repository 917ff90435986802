"""Gathers every problem and every note of a content tree."""

import re
from collections.abc import Iterator
from datetime import date

from plugins import wording
from plugins.content_file import ContentFile
from plugins.content_tree import CATEGORIES, SOURCES, ContentTree
from plugins.fields import SHORT_NAME
from plugins.guides.collection import collection_problems
from plugins.guides.guide import Guide
from plugins.guides.notes import guide_notes
from plugins.guides.references import guide_problems
from plugins.problem import Problem

FILE_NAME = re.compile(SHORT_NAME)


def problems_in(tree: ContentTree) -> tuple[Problem, ...]:
    """Return everything that must be put right, sorted by file and line."""
    found = {
        *_file_names(tree),
        *_guides(tree),
    }
    return tuple(sorted(found))


def notes_on(tree: ContentTree, today: date) -> tuple[Problem, ...]:
    """Return what an editor may want to look at again, sorted by file and line."""
    notes = {note for file in tree.guides for note in guide_notes(file, today)}
    return tuple(sorted(notes))


def _file_names(tree: ContentTree) -> Iterator[Problem]:
    for kind in (tree.guides, tree.visits, tree.villages, tree.posts, tree.pages):
        first: dict[str, ContentFile] = {}
        for file in kind:
            if not FILE_NAME.fullmatch(file.slug):
                yield file.problem((), wording.BAD_FILE_NAME)
            other = first.setdefault(file.slug, file)
            if other is not file:
                name = wording.quoted(file.slug)
                yield file.problem((), wording.SAME_FILE_NAME.format(value=name, path=other.path))


def _guides(tree: ContentTree) -> Iterator[Problem]:
    sources, categories = tree.table(SOURCES), tree.table(CATEGORIES)
    yield from sources.problems
    yield from categories.problems
    for file in tree.guides:
        yield from Guide.read(file)[1]
        yield from guide_problems(file, sources=sources.values.keys())
    yield from collection_problems(tree.guides, categories.values.keys())
