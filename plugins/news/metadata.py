"""Tells Pelican what stands in the checked headers of posts and pages."""

from datetime import datetime, time
from typing import Any

from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.urlwrappers import Category

from plugins.content import KECAMATAN
from plugins.edition import Edition
from plugins.fields import WIB
from plugins.news.post import Post

SKIPPED = {"status": "skip"}


def describe_article(generator: ArticlesGenerator, metadata: dict[str, Any]) -> None:
    """Complete an article's metadata; examples that are not shown, and posts of days to come, are skipped."""
    edition: Edition = generator.context["edition"]
    post = next((post for post in edition.content.posts if post.slug == metadata["slug"]), None)
    if post is None or post.day > edition.today:
        metadata.update(SKIPPED)
        return
    metadata.update(
        title=post.title,
        date=datetime.combine(post.day, time.min, WIB),
        category=_category(post, edition, generator.settings),
        village=None if post.village == KECAMATAN else post.village,
        demonstration=post.demonstration,
    )
    if post.summary:
        metadata["summary"] = post.summary


def describe_page(generator: PagesGenerator, metadata: dict[str, Any]) -> None:
    """Complete a page's metadata."""
    edition: Edition = generator.context["edition"]
    page = next((page for page in edition.content.pages if page.slug == metadata["slug"]), None)
    if page is None:
        metadata.update(SKIPPED)
        return
    metadata.update(title=page.title, summary=page.summary or "")


def _category(post: Post, edition: Edition, settings: dict[str, Any]) -> Category:
    village = next((village for village in edition.content.villages if village.slug == post.village), None)
    category = Category(village.name if village else edition.content.office.name, settings)
    category.slug = post.village
    return category
