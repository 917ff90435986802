"""What must be true of all guides together."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from plugins.reading import wording
from plugins.reading.content_file import ContentFile
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem

MOST_IN_A_CATEGORY = 12


def collection_problems(
    files: tuple[ContentFile, ...], categories: AbstractSet[str] | None
) -> Iterator[ContentProblem]:
    """Yield unknown and overfull categories, and titles that two guides share."""
    in_category: dict[str, list[ContentFile]] = {}
    titles: dict[str, ContentFile] = {}
    for file in files:
        category, title = file.root.text("kategori"), file.root.text("judul")
        if category and categories is not None and category not in categories:
            guess = wording.guess(nearest(category, categories))
            sentence = wording.NO_SUCH_CATEGORY.format(value=wording.quoted(category), guess=guess)
            yield file.root.problem("kategori", sentence)
        elif category:
            in_category.setdefault(category, []).append(file)
        first = titles.setdefault(title.lower(), file) if title else file
        if title and first is not file:
            yield file.root.problem("judul", wording.SAME_TITLE.format(value=wording.quoted(title), path=first.path))
    for category, members in in_category.items():
        for file in members[MOST_IN_A_CATEGORY:]:
            sentence = wording.CATEGORY_FULL.format(
                value=wording.quoted(category), count=len(members), limit=MOST_IN_A_CATEGORY
            )
            yield file.root.problem("kategori", sentence)
