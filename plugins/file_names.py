"""File names become addresses: they must be fit for one, and there may be only one of each."""

import re
from collections.abc import Iterator

from plugins import wording
from plugins.content_file import ContentFile
from plugins.content_tree import ContentTree
from plugins.fields import SHORT_NAME
from plugins.problem import Problem

FILE_NAME = re.compile(SHORT_NAME)


def file_name_problems(tree: ContentTree) -> Iterator[Problem]:
    """Yield names that cannot be addresses, and names used twice in one kind."""
    kinds = (
        tree.guides,
        tree.visits,
        tree.villages,
        tree.posts,
        tree.pages,
        tree.programmes,
        tree.activities,
        tree.tables,
    )
    for kind in kinds:
        first: dict[str, ContentFile] = {}
        for file in kind:
            if not FILE_NAME.fullmatch(file.slug):
                yield file.problem((), wording.BAD_FILE_NAME)
            other = first.setdefault(file.slug, file)
            if other is not file:
                name = wording.quoted(file.slug)
                yield file.problem((), wording.SAME_FILE_NAME.format(value=name, path=other.path))
