"""What an editor may want to look at again about links and pictures; none of it stops the build."""

import re
from collections.abc import Iterator

from plugins import wording as general
from plugins.content_file import ContentFile
from plugins.links import wording
from plugins.links.body_links import links_of
from plugins.problem import Problem

MARKDOWN_LINK = re.compile(r"\]\((?:https?:|/|#|mailto:|tel:)[^)\s]*\)")


def link_notes(file: ContentFile) -> Iterator[Problem]:
    """Yield pictures nobody describes to people who do not see, and links where only plain text is shown."""
    for link in links_of(file).links if file.body else ():
        if link.is_picture and not link.words.strip():
            sentence = wording.PICTURE_WITHOUT_WORDS.format(target=general.quoted(link.target))
            yield Problem(path=file.path, line=link.line, sentence=sentence)
    for location, text in file.texts():
        if MARKDOWN_LINK.search(text):
            yield file.problem(location, wording.LINK_IN_A_FIELD)
