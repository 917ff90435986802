"""What an editor may want to know of a post: that it is a draft, or waits for its day."""

from collections.abc import Iterator
from datetime import date

from feedback_api.wording import long_date
from plugins.kinds.news.checks import day_of, is_draft, is_out
from plugins.reading import wording
from plugins.reading.content_file import ContentFile
from plugins.reading.problem import ContentProblem


def post_notes(file: ContentFile, today: date) -> Iterator[ContentProblem]:
    """Yield that a draft is shown nowhere, and on which day another post appears by itself."""
    if is_draft(file):
        yield file.root.problem("status", wording.STILL_A_DRAFT)
    elif waits(file, today):
        yield file.root.problem("tanggal", wording.APPEARS_ON.format(day=long_date(day_of(file) or today)))


def waits(file: ContentFile, today: date) -> bool:
    """Say whether the day of the post is still to come; an example and a draft wait for nothing."""
    return not is_out(file, today) and not file.is_example and not is_draft(file)
