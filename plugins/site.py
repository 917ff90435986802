"""The one plugin Pelican is told of: it brings in every generator, in order."""

from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator, StaticGenerator
from pelican.readers import Readers

from plugins.addresses.pages import AddressesGenerator
from plugins.calendar.pages import CalendarGenerator
from plugins.edition import content_roots, read_edition
from plugins.feeds.pages import FeedsGenerator
from plugins.frame.assets import Assets, AssetsGenerator
from plugins.frame.environment import prepare
from plugins.frame.kept import Kept
from plugins.frame.site_writer import SiteWriter
from plugins.guides.freshness_pages import FreshnessGenerator
from plugins.guides.pages import GuidesGenerator
from plugins.news.header_reader import HeaderReader
from plugins.news.metadata import describe_article, describe_page
from plugins.office.pages import OfficeGenerator
from plugins.open_data.pages import OpenDataGenerator
from plugins.performance.pages import PerformanceGenerator
from plugins.pocket.pages import PocketGenerator
from plugins.posters.pages import PostersGenerator
from plugins.questions.pages import QuestionsGenerator
from plugins.search.pages import SearchGenerator
from plugins.villages.pages import VillagesGenerator
from plugins.visits.pages import VisitsGenerator

# The office first: it tells every template what it may take for granted, as posters tell what has one. Addresses last:
# they list what was written.
GENERATORS = (
    OfficeGenerator,
    GuidesGenerator,
    FreshnessGenerator,
    VillagesGenerator,
    VisitsGenerator,
    CalendarGenerator,
    QuestionsGenerator,
    PocketGenerator,
    PostersGenerator,
    PerformanceGenerator,
    SearchGenerator,
    OpenDataGenerator,
    FeedsGenerator,
    AssetsGenerator,
    AddressesGenerator,
)


def register() -> None:
    signals.initialized.connect(_find_posts_and_pages)
    signals.readers_init.connect(_read_our_headers)
    signals.generator_init.connect(_prepare)
    signals.get_generators.connect(_generators)
    signals.get_writer.connect(_writer)
    signals.static_generator_finalized.connect(_keep_pictures)
    signals.article_generator_context.connect(describe_article)
    signals.page_generator_context.connect(describe_page)


def _find_posts_and_pages(pelican: Pelican) -> None:
    """Let Pelican look for articles and pages in every content folder."""
    roots = [root.resolve() for root in content_roots(pelican.settings)]
    for setting in ("ARTICLE_PATHS", "PAGE_PATHS"):
        folders = [Path(folder).name for folder in pelican.settings[setting]]
        pelican.settings[setting] = [str(root / folder) for root in roots for folder in dict.fromkeys(folders)]


def _read_our_headers(readers: Readers) -> None:
    readers.reader_classes["md"] = HeaderReader


def _prepare(generator: Generator) -> None:
    """Read the edition when the first generator is made, before anything is emptied or written; share one Jinja."""
    context: dict[str, Any] = generator.context
    if "edition" not in context:
        context["edition"] = read_edition(generator.settings)
        context["environment"] = generator.env
        assets = Assets(Path(generator.theme, "static"))
        prepare(generator.env, templates=str(Path(generator.theme, "templates")), assets=assets)
    generator.env = context["environment"]


def _keep_pictures(generator: StaticGenerator) -> None:
    """Count the pictures, which Pelican copies by itself, among the files of this build."""
    kept: Kept | None = generator.settings.get("KEPT")
    if kept is not None:
        paths = [str(Path(generator.output_path, picture.save_as)) for picture in generator.staticfiles]
        kept.copied(paths)


def _generators(_pelican: Pelican) -> tuple[type[Generator], ...]:
    return GENERATORS


def _writer(_pelican: Pelican) -> type[SiteWriter]:
    return SiteWriter
