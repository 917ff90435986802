"""What is wrong with any text of any content file, whatever its kind."""

from collections.abc import Iterable, Iterator

from feedback_api.domain.personal.personal_details import Detail
from plugins.reading.content_file import ContentFile
from plugins.reading.problem import ContentProblem
from plugins.reading.slips.bodies import body_problems
from plugins.reading.slips.header_texts import header_problems
from plugins.reading.slips.private_details import private_details, published_by

EVERY_DETAIL = frozenset(Detail)
# What an office may have published as its own until it changed its number.
ONCE_THE_OFFICES = frozenset({Detail.PHONE, Detail.EMAIL, Detail.ADDRESS})


def text_problems(files: Iterable[ContentFile], tables: frozenset[str]) -> Iterator[ContentProblem]:
    """Yield what would not be shown, or not as meant, and whatever tells who or where somebody is.

    In the `tables`, by their paths, the office says how it is reached.
    """
    every = tuple(files)
    published = published_by(every, tables)
    for file in every:
        yield from header_problems(file)
        yield from body_problems(file)
        yield from private_details(file, published, kinds=EVERY_DETAIL)


def contacts_nobody_publishes(files: Iterable[ContentFile], tables: frozenset[str]) -> Iterator[ContentProblem]:
    """Yield numbers and addresses the office does not name: on a page that stood before, they may be its old ones."""
    every = tuple(files)
    published = published_by(every, tables)
    for file in every:
        yield from private_details(file, published, kinds=ONCE_THE_OFFICES)
