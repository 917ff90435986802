"""A category with the guides it holds, as the templates see it."""

from dataclasses import dataclass

from plugins.guides.guide import Guide


@dataclass(frozen=True, kw_only=True)
class Category:
    """Categories keep the order of their table; guides are sorted by title."""

    slug: str
    title: str
    three_words: str
    icon: str
    guides: tuple[Guide, ...]
