"""The one plugin Pelican is told of: it brings in every generator, in order."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.readers import Readers

from feedback_api.security.own_files import has_readable_name, own_files
from plugins.edition.edition import ContentRefused, read_edition
from plugins.edition.ground import content_roots, office_root
from plugins.kinds.news.kind import POSTS
from plugins.kinds.plain_pages.kind import PLAIN_PAGES
from plugins.pages.frame.environment import made_ready
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.in_order import GENERATORS
from plugins.pages.news.header_reader import HeaderReader
from plugins.pages.news.metadata import describe_article, describe_page
from plugins.reading.content_tree import roots_of
from plugins.reading.stray_files import linked_file_problems


def register() -> None:
    signals.initialized.connect(_find_posts_and_pages)
    signals.readers_init.connect(_read_our_headers)
    signals.generator_init.connect(_prepare)
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(_name_to_each_other)
    signals.get_writer.connect(_writer)
    signals.article_generator_context.connect(describe_article)
    signals.page_generator_context.connect(describe_page)


def _find_posts_and_pages(pelican: Pelican) -> None:
    """Tell Pelican each file of every content folder; looking by itself it would follow links."""
    roots, office = content_roots(pelican.settings), office_root(pelican.settings)
    for setting, files in (("ARTICLE_PATHS", POSTS.files), ("PAGE_PATHS", PLAIN_PAGES.files)):
        own = (root.resolve() for root in roots_of(files, roots, office))
        folders = dict.fromkeys(Path(folder).name for folder in pelican.settings[setting])
        found = (path for root in own for folder in folders for path in _published(root, folder))
        pelican.settings[setting] = [str(path) for path in found]


def _published(root: Path, folder: str) -> Iterator[Path]:
    """Yield the files of a folder but for those that editors' programs and examples leave there."""
    for path in own_files(root, folder):
        if has_readable_name(path) and not any(part.startswith(("_", ".")) for part in path.relative_to(root).parts):
            yield path


def _read_our_headers(readers: Readers) -> None:
    readers.reader_classes["md"] = HeaderReader


def _prepare(generator: Generator) -> None:
    """Read the edition when the first generator is made, before anything is emptied or written; share one Jinja."""
    context: dict[str, Any] = generator.context
    if "environment" not in context:
        _refuse_links(Path(generator.theme))
        context["edition"] = edition = context.get("edition") or read_edition(generator.settings)
        generator.settings["CHOSEN_FILES"] = edition.texts
        made_ready(context, generator.settings)
    generator.env = context["environment"]


def _refuse_links(theme: Path) -> None:
    problems = tuple(linked_file_problems(theme))
    if problems:
        sys.stderr.write("".join(f"{problem}\n" for problem in problems))
        raise ContentRefused(problems)


def _name_to_each_other(generators: list[Generator]) -> None:
    """Let the last generator know those before it."""
    generators[0].context["generators"] = tuple(one for one in generators if isinstance(one, PageGenerator))


def _generators(_pelican: Pelican) -> tuple[type[PageGenerator], ...]:
    return GENERATORS


def _writer(_pelican: Pelican) -> type[SiteWriter]:
    return SiteWriter
