"""What lists of news show of a post, for a press that prints again without reading posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, kw_only=True)
class ListedCategory:
    slug: str
    url: str


@dataclass(frozen=True, kw_only=True)
class ListedPost:
    """Has what templates ask Pelican's own articles for."""

    title: str
    url: str
    date: datetime
    category: ListedCategory
    demonstration: bool

    @classmethod
    def of(cls, article: Any) -> "ListedPost":  # noqa: ANN401  # Pelican's, or one of these already
        category = ListedCategory(slug=str(article.category.slug), url=str(article.category.url))
        return cls(
            title=str(article.title),
            url=str(article.url),
            date=article.date,
            category=category,
            demonstration=bool(article.demonstration),
        )


def listed(articles: Iterable[Any]) -> tuple[ListedPost, ...]:
    return tuple(map(ListedPost.of, articles))
