"""What must be true of the things that the table of places names."""

from collections.abc import Iterator

from plugins.kinds.guides.kind import GUIDES
from plugins.reading import wording
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem


def place_problems(files: Files, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield guides that the table names and nobody wrote."""
    guides = {file.slug for file in tree.of(GUIDES.files)}
    for days in (row.part("hari_kerja") for file in files for _, row in file.root.named_parts()):
        for name in days.values:
            if name not in guides:
                guess = wording.guess(nearest(name, guides))
                yield days.problem(name, wording.NO_SUCH_GUIDE.format(value=wording.quoted(name), guess=guess))
