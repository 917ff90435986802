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
from plugins.pages.addresses.generator import AddressesGenerator
from plugins.pages.calendar.generator import CalendarGenerator
from plugins.pages.declared.generator import DeclaredGenerator
from plugins.pages.feeds.generator import FeedsGenerator
from plugins.pages.forms.generator import FormsGenerator
from plugins.pages.frame.assets import Assets, AssetsGenerator
from plugins.pages.frame.environment import prepare
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.pictures_generator import PicturesGenerator
from plugins.pages.frame.reprint import ReprintGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.guides.freshness_generator import FreshnessGenerator
from plugins.pages.guides.generator import GuidesGenerator
from plugins.pages.laws.generator import LawsGenerator
from plugins.pages.life_events.generator import LifeEventsGenerator
from plugins.pages.moved.generator import MovedGenerator
from plugins.pages.news.header_reader import HeaderReader
from plugins.pages.news.metadata import describe_article, describe_page
from plugins.pages.office.generator import OfficeGenerator
from plugins.pages.open_data.generator import OpenDataGenerator
from plugins.pages.performance.generator import PerformanceGenerator
from plugins.pages.pocket.generator import PocketGenerator
from plugins.pages.posters.generator import PostersGenerator
from plugins.pages.questions.generator import QuestionsGenerator
from plugins.pages.search.generator import SearchGenerator
from plugins.pages.villages.generator import VillagesGenerator
from plugins.pages.visits.generator import VisitsGenerator
from plugins.reading.content_tree import roots_of
from plugins.reading.stray_files import linked_file_problems

# The office first: it tells every template what it may take for granted, as posters tell what has one. Addresses after
# all pages: they list what was written. Last what keeps all of them.
GENERATORS = (
    OfficeGenerator,
    FormsGenerator,
    GuidesGenerator,
    FreshnessGenerator,
    LawsGenerator,
    LifeEventsGenerator,
    VillagesGenerator,
    VisitsGenerator,
    DeclaredGenerator,
    CalendarGenerator,
    QuestionsGenerator,
    PocketGenerator,
    PostersGenerator,
    PerformanceGenerator,
    SearchGenerator,
    OpenDataGenerator,
    FeedsGenerator,
    AssetsGenerator,
    PicturesGenerator,
    MovedGenerator,
    AddressesGenerator,
    ReprintGenerator,
)


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
        context["last_good"] = edition.last_good
        generator.settings["CHOSEN_FILES"] = edition.texts
        context["environment"] = generator.env
        assets = Assets(Path(generator.theme, "static"))
        office = context["edition"].content.office.identity
        templates = (*generator.settings["THEME_TEMPLATES_OVERRIDES"], str(Path(generator.theme, "templates")))
        prepare(generator.env, templates=templates, assets=assets, office=office)
    generator.env = context["environment"]


def _refuse_links(theme: Path) -> None:
    problems = tuple(linked_file_problems(theme))
    if problems:
        sys.stderr.write("".join(f"{problem}\n" for problem in problems))
        raise ContentRefused(problems)


def _name_to_each_other(generators: list[Generator]) -> None:
    """Let the last generator know those before it."""
    generators[0].context["generators"] = tuple(one for one in generators if isinstance(one, PageGenerator))


def _generators(_pelican: Pelican) -> tuple[type[Generator], ...]:
    return GENERATORS


def _writer(_pelican: Pelican) -> type[SiteWriter]:
    return SiteWriter
