"""A category with the guides it holds, as the templates see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.kinds.guides.model import Guide
from plugins.kinds.tables.categories import CategoryRow


@dataclass(frozen=True, kw_only=True)
class Category:
    """Categories keep the order of their table; guides are sorted by title."""

    slug: str
    title: str
    three_words: str
    icon: str
    guides: tuple[Guide, ...]


def categories_of(table: Mapping[str, CategoryRow], guides: Iterable[Guide]) -> tuple[Category, ...]:
    """Return the categories with the guides that each of them holds."""
    by_title = sorted(guides, key=lambda guide: guide.title.lower())
    return tuple(
        Category(
            slug=slug,
            title=row.title,
            three_words=row.three_words,
            icon=row.icon,
            guides=tuple(guide for guide in by_title if guide.category == slug),
        )
        for slug, row in table.items()
    )
