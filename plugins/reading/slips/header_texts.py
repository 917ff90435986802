"""Finds in the header of a page what only the text below it may hold: tags, notes and links would be read as signs."""

import re
from collections.abc import Iterator

from plugins.reading.content_file import ContentFile
from plugins.reading.problem import ContentProblem
from plugins.reading.slips import wording

_TAG = re.compile(r"</?[a-z][a-z0-9:-]*(?:\s[^<>]*)?/?>|<!--|-->", re.IGNORECASE)
_LINK = re.compile(r"\[[^\[\]]*\]\s?\((?:/|#|https?:|mailto:|tel:)[^)]*\)?")


def header_problems(file: ContentFile) -> Iterator[ContentProblem]:
    """Yield each with its own line; a table of the office is no page."""
    if not file.path.endswith(".md"):
        return
    for place, text in file.texts:
        for pattern, sentence in ((_TAG, wording.TAG_IN_HEADER), (_LINK, wording.LINK_IN_HEADER)):
            found = pattern.search(text)
            if found:
                line = file.line_of(place)
                yield ContentProblem(path=file.path, line=line, sentence=sentence.format(sign=found[0]))
