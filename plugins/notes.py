"""Gathers what editors may want to look at again; none of it stops the build."""

from collections.abc import Iterator
from datetime import date

from plugins.kinds.declared import KINDS
from plugins.kinds.kind import Kinds
from plugins.reading import wording
from plugins.reading.body_notes import body_notes
from plugins.reading.content_tree import ContentTree
from plugins.reading.problem import ContentProblem


def notes_on(tree: ContentTree, today: date, kinds: Kinds = KINDS) -> tuple[ContentProblem, ...]:
    """Return all notes, sorted by file and line."""
    return tuple(sorted({*_notes(tree, today, kinds)}))


def _notes(tree: ContentTree, today: date, kinds: Kinds) -> Iterator[ContentProblem]:
    for kind in kinds:
        for file in tree.of(kind.files):
            yield from kind.notes(file, today)
    for file in tree.headers:
        yield from file.own_names
        yield from body_notes(file)
        if file.is_example:
            yield file.root.problem("contoh", wording.STILL_AN_EXAMPLE)
