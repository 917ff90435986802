"""Gathers what editors may want to look at again; none of it stops the build."""

from collections.abc import Iterator
from datetime import date

from plugins import wording
from plugins.body_notes import body_notes
from plugins.content import Content
from plugins.content_tree import HOLIDAYS, ContentTree
from plugins.guides.notes import guide_notes
from plugins.links.notes import link_notes
from plugins.office.holiday_notes import holiday_notes
from plugins.problem import Problem
from plugins.visits.notes import visit_notes


def notes_on(tree: ContentTree, content: Content | None, today: date) -> tuple[Problem, ...]:
    """Return all notes, sorted by file and line; some need content without problems."""
    return tuple(sorted({*_notes(tree, content, today)}))


def _notes(tree: ContentTree, content: Content | None, today: date) -> Iterator[Problem]:
    for file in tree.guides:
        yield from guide_notes(file, today)
    for file in tree.headers:
        yield from link_notes(file)
        yield from body_notes(file)
        if file.root.text("contoh") == "ya":
            yield file.root.problem("contoh", wording.STILL_AN_EXAMPLE)
    if content is None:
        return
    for visit in content.visits:
        yield from visit_notes(visit)
    yield from holiday_notes(tree.table(HOLIDAYS), content.holidays)
