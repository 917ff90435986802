"""What must be true of the things that a programme names."""

from collections.abc import Iterator

from plugins.kinds.tables.sources import unknown_source
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.problem import ContentProblem


def programme_problems(files: Files, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield sources that a programme names and nobody wrote down."""
    for file in files:
        for source in file.root.texts("sumber"):
            yield from unknown_source(file, source, tree)
