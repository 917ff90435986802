"""What answers are sorted into, and where each of them stands in a group."""

from datetime import UTC, datetime, timedelta

from plugins.edition.questions.answer_view import AnswerView

# A word for the kind of group, then what the group is about.
Group = tuple[str, str]
# Where one stands in any order: the moment it was answered, in millionths of a second, and its id.
Place = tuple[int, str]

GUIDE, VILLAGE, MONTH = "guide", "village", "month"
EVERY: Group = ("every", "")
REVISED: Group = ("revised", "")
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_SMALLEST = timedelta(microseconds=1)


def of_guide(slug: str) -> Group:
    """Return the group of a guide; without a name it is that of the answers about none."""
    return (GUIDE, slug)


def of_village(slug: str) -> Group:
    return (VILLAGE, slug)


def of_month(year: int, month: int) -> Group:
    return (MONTH, f"{year}-{month:02}")


def groups_of(answer: AnswerView) -> tuple[Group, ...]:
    """Return all the groups an answer stands in."""
    at = answer.answered_at
    groups = [EVERY, of_month(at.year, at.month), of_guide(answer.guide or "")]
    if answer.village:
        groups.append(of_village(answer.village))
    if answer.updated_at != at:
        groups.append(REVISED)
    return tuple(groups)


def place_of(answer: AnswerView) -> Place:
    return ((answer.answered_at - _BEGINNING) // _SMALLEST, answer.id)
