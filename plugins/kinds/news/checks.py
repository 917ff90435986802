"""What must be true of the things that a news post names."""

from collections.abc import Iterator
from datetime import date

from feedback_api.domain.calendar.dates import day_from
from plugins.kinds.news.model import KECAMATAN, day_alone
from plugins.kinds.villages.kind import VILLAGES
from plugins.reading import wording
from plugins.reading.content_file import ContentFile
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.nearest import nearest
from plugins.reading.post_header import DRAFT, status_of
from plugins.reading.problem import ContentProblem


def post_problems(files: Files, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield villages that a post names and nobody wrote, and an address that is not the file's."""
    known = (KECAMATAN, *(file.slug for file in tree.of(VILLAGES.files)))
    for file in files:
        village, slug = file.root.text("desa"), file.root.text("slug")
        if village is not None and village not in known:
            guess = wording.guess(nearest(village, known))
            sentence = wording.NO_SUCH_VILLAGE_OF_NEWS.format(value=wording.quoted(village), guess=guess)
            yield file.root.problem("desa", sentence)
        if slug is not None and slug != file.slug:
            yield file.root.problem("slug", wording.OTHER_NAME_THAN_FILE.format(name=slug))


def day_of(file: ContentFile) -> date | None:
    return day_from(day_alone(file.root.text("tanggal") or ""))


def is_out(file: ContentFile, today: date) -> bool:
    """Say whether the day of a post has come; of one without a day nobody can say that it has not."""
    day = day_of(file)
    return day is None or day <= today


def is_draft(file: ContentFile) -> bool:
    return status_of(file) == DRAFT
