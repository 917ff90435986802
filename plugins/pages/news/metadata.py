"""Tells Pelican what stands in the checked headers of posts and pages."""

from datetime import date, datetime, time
from typing import Any

from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.urlwrappers import Author, Category, Tag

from plugins.edition.edition import Edition
from plugins.kinds.news.model import KECAMATAN, Post

SKIPPED = {"status": "skip"}


def describe_article(generator: ArticlesGenerator, metadata: dict[str, Any]) -> None:
    """Complete an article's metadata; drafts, examples that are not shown, and posts of days to come are skipped."""
    edition: Edition = generator.context["edition"]
    post = next((post for post in edition.content.posts if post.slug == metadata["slug"]), None)
    if post is None or post.is_draft or post.day > edition.today:
        metadata.update(SKIPPED)
        return
    metadata.update(
        status=post.status,
        title=post.title,
        date=_day(post, post.day),
        category=_category(post, edition, generator.settings),
        village=None if post.village == KECAMATAN else post.village,
        demonstration=post.demonstration,
        last_good=edition.last_good(post),
    )
    metadata.update(_optional(post, generator.settings))


def describe_page(generator: PagesGenerator, metadata: dict[str, Any]) -> None:
    """Complete a page's metadata."""
    edition: Edition = generator.context["edition"]
    page = next((page for page in edition.content.pages if page.slug == metadata["slug"]), None)
    if page is None:
        metadata.update(SKIPPED)
        return
    metadata.update(title=page.title, summary=page.summary or "", last_good=edition.last_good(page))


def _optional(post: Post, settings: dict[str, Any]) -> dict[str, Any]:
    """Return what was written of what need not be; Pelican fails at an author's list that is empty."""
    written = {
        "authors": [Author(name, settings) for name in post.authors],
        "tags": [Tag(name, settings) for name in post.tags],
        "modified": post.changed and _day(post, post.changed),
        "summary": post.summary,
    }
    return {name: value for name, value in written.items() if value}


def _day(post: Post, day: date) -> datetime:
    return datetime.combine(day, time.min, post.file.office.tz)


def _category(post: Post, edition: Edition, settings: dict[str, Any]) -> Category:
    village = next((village for village in edition.content.villages if village.slug == post.village), None)
    category = Category(village.name if village else edition.content.office.name, settings)
    category.slug = post.village
    return category
