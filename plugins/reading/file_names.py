"""File names become addresses: they must be fit for one, and there may be only one of each."""

import re
from collections.abc import Iterator

from plugins.reading import wording
from plugins.reading.content_file import ContentFile
from plugins.reading.content_tree import ContentTree
from plugins.reading.fields import SHORT_NAME
from plugins.reading.problem import ContentProblem

FILE_NAME = re.compile(SHORT_NAME)


def file_name_problems(tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield names that cannot be addresses, and names used twice in one kind."""
    for files in tree.by_set.values():
        first: dict[str, ContentFile] = {}
        for file in files:
            if not FILE_NAME.fullmatch(file.slug):
                yield file.problem((), wording.BAD_FILE_NAME)
            other = first.setdefault(file.slug, file)
            if other is not file:
                name = wording.quoted(file.slug)
                yield file.problem((), wording.SAME_FILE_NAME.format(value=name, path=other.path))
