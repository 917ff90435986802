"""What is wrong with the files of the schedule: visits, activities, programmes, and the table of places."""

from collections.abc import Iterator

from plugins.content_tree import PLACES, SOURCES, ContentTree
from plugins.problem import Problem
from plugins.visits.places import place_problems
from plugins.visits.references import Named, activity_problems, programme_problems, visit_problems


def schedule_file_problems(tree: ContentTree) -> Iterator[Problem]:
    """Yield everything wrong within these files and with what they name."""
    named = Named(
        villages={file.slug: file for file in tree.villages},
        guides={file.slug: file for file in tree.guides},
        visits={file.slug: file for file in tree.visits},
        programmes={file.slug: file for file in tree.programmes},
    )
    for file in tree.visits:
        yield from visit_problems(file, named)
    for file in tree.activities:
        yield from activity_problems(file)
    for file in tree.programmes:
        yield from programme_problems(file, sources=tree.table(SOURCES).names())
    for file in tree.tables_named(PLACES):
        yield from place_problems(file, set(named.guides))
