"""What must make sense inside an activity, and in its rule."""

from collections.abc import Iterator

from plugins.kinds.visits.rule_checks import rule_problems
from plugins.kinds.visits.sense import sense_problems
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.problem import ContentProblem


def activity_problems(files: Files, _tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield what contradicts itself."""
    for file in files:
        yield from sense_problems(file, can_be_replaced=False)
        yield from rule_problems(file)
