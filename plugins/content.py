"""Everything editors wrote, checked and typed; or all the reasons why it cannot be published."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from plugins import wording
from plugins.calendar.activity import Activity
from plugins.content_file import ContentFile
from plugins.content_model import FileHeader
from plugins.content_tree import CATEGORIES, HOLIDAYS, OFFICE, PLACES, SEARCH_WORDS, SOURCES, ContentTree
from plugins.file_names import file_name_problems
from plugins.guides.case import CaseSet
from plugins.guides.case_checks import case_problems
from plugins.guides.cases import case_set
from plugins.guides.collection import collection_problems
from plugins.guides.guide import Guide
from plugins.guides.references import guide_problems
from plugins.guides.sounds import Sound, sound_problems, sounds_of
from plugins.links.addresses import Addresses
from plugins.links.internal import link_problems
from plugins.nearest import nearest
from plugins.news.post import PlainPage, Post
from plugins.office.category import Category
from plugins.office.tables import CategoryRow, Holiday, HolidayYear, Office, Row, Source, holiday_problems, rows
from plugins.problem import Problem
from plugins.search.words import NO_WORDS, SearchWords, word_problems
from plugins.stray_files import stray_file_problems
from plugins.villages.village import Village
from plugins.visits.calendar_checks import calendar_problems
from plugins.visits.places import Place
from plugins.visits.programme import Programme
from plugins.visits.schedule_files import schedule_file_problems
from plugins.visits.visit import Visit

KECAMATAN = "kecamatan"

Kind = TypeVar("Kind", bound=FileHeader)


@dataclass(frozen=True, kw_only=True)
class Content:
    """Guides in the order of the site, villages by name, the rest by file name."""

    office: Office
    categories: tuple[Category, ...]
    sources: Mapping[str, Source]
    holidays: tuple[Holiday, ...]
    places: Mapping[str, Place]
    guides: tuple[Guide, ...]
    cases: Mapping[str, CaseSet]
    sounds: Mapping[str, tuple[Sound, ...]]
    villages: tuple[Village, ...]
    programmes: tuple[Programme, ...]
    visits: tuple[Visit, ...]
    activities: tuple[Activity, ...]
    posts: tuple[Post, ...]
    pages: tuple[PlainPage, ...]
    search_words: SearchWords


def read_content(tree: ContentTree, *, demonstration: bool) -> Content | tuple[Problem, ...]:
    """Return the content, or every problem sorted by file and line. Examples are left out unless `demonstration`."""
    found = _Reading()
    category_rows = found.table(tree.table(CATEGORIES), CategoryRow)
    sources = found.table(tree.table(SOURCES), Source)
    years = found.table(tree.table(HOLIDAYS), HolidayYear)
    office = found.models((tree.table(OFFICE),), Office)
    guides = found.models(tree.guides, Guide)
    villages = found.models(tree.villages, Village)
    places = {key: row for file in tree.tables_named(PLACES) for key, row in found.table(file, Place).items()}
    programmes = found.models(tree.programmes, Programme)
    visits = found.models(tree.visits, Visit)
    activities = found.models(tree.activities, Activity)
    posts = found.models(tree.posts, Post)
    pages = found.models(tree.pages, PlainPage)
    search_words = found.models(tree.tables_named(SEARCH_WORDS), SearchWords)
    found.problems.update(_across(tree))
    _check_the_sound_ones(found, tree, years, guides, visits)
    if found.problems or not office:
        return tuple(sorted(found.problems))
    categories = _categories(category_rows, _kept(guides, demonstration=demonstration))
    return Content(
        office=office[0],
        categories=categories,
        sources=sources,
        holidays=tuple(holiday for year in years.values() for holiday in year.days),
        places=places,
        guides=tuple(guide for category in categories for guide in category.guides),
        cases={guide.slug: case_set(guide) for category in categories for guide in category.guides},
        sounds={guide.slug: sounds_of(guide, tree.roots) for category in categories for guide in category.guides},
        villages=tuple(sorted(_kept(villages, demonstration=demonstration), key=lambda village: village.name)),
        programmes=_kept(programmes, demonstration=demonstration),
        visits=_kept(visits, demonstration=demonstration),
        activities=_kept(activities, demonstration=demonstration),
        posts=_kept(posts, demonstration=demonstration),
        pages=_kept(pages, demonstration=demonstration),
        search_words=search_words[0] if search_words else NO_WORDS,
    )


def _check_the_sound_ones(
    found: "_Reading",
    tree: ContentTree,
    years: Mapping[str, HolidayYear],
    guides: tuple[Guide, ...],
    visits: tuple[Visit, ...],
) -> None:
    """Add what only shows across sound files; a guide with other faults would be told of their consequences too."""
    found.problems.update(problem for guide in found.sound(guides) for problem in sound_problems(guide, tree.roots))
    days_off = {holiday.day: holiday.name for year in years.values() for holiday in year.days}
    found.problems.update(calendar_problems(found.sound(visits), days_off))
    sound = _without({guide.slug: guide for guide in guides}, found.problems)
    found.problems.update(problem for guide in sound.values() for problem in case_problems(guide))
    found.problems.update(link_problems(Addresses(tree=tree, sound_guides=_without(sound, found.problems))))


class _Reading:
    """Collects problems while everything is read, so that one look shows all of them."""

    def __init__(self) -> None:
        self.problems: set[Problem] = set()

    def models(self, files: tuple[ContentFile, ...], kind: type[Kind]) -> tuple[Kind, ...]:
        read = [kind.read(file) for file in files]
        self.problems.update(problem for _, problems in read for problem in problems)
        return tuple(model for model, _ in read if model is not None)

    def sound(self, models: tuple[Kind, ...]) -> tuple[Kind, ...]:
        """Return the models whose files have no problem yet."""
        faulty = {problem.path for problem in self.problems}
        return tuple(model for model in models if model.file.path not in faulty)

    def table(self, file: ContentFile, kind: type[Row]) -> dict[str, Row]:
        found, problems = rows(file, kind)
        self.problems.update(problems)
        return found


def _without(guides: Mapping[str, Guide], problems: Iterable[Problem]) -> Mapping[str, Guide]:
    """Return the guides that have none of the problems."""
    faulty = {problem.path for problem in problems}
    return {slug: guide for slug, guide in guides.items() if guide.file.path not in faulty}


def _across(tree: ContentTree) -> Iterator[Problem]:
    """Yield what is wrong between files."""
    villages = {file.slug: file for file in tree.villages}
    yield from file_name_problems(tree)
    yield from stray_file_problems(tree)
    yield from collection_problems(tree.guides, tree.table(CATEGORIES).names())
    yield from holiday_problems(tree.table(HOLIDAYS))
    for file in tree.tables_named(SEARCH_WORDS):
        yield from word_problems(file)
    for file in tree.guides:
        yield from guide_problems(file, sources=tree.table(SOURCES).names())
    yield from schedule_file_problems(tree)
    for file in tree.posts:
        yield from _post_problems(file, villages)


def _post_problems(file: ContentFile, villages: Mapping[str, ContentFile]) -> Iterator[Problem]:
    village = file.root.text("desa")
    if village is not None and village != KECAMATAN and village not in villages:
        guess = wording.guess(nearest(village, (KECAMATAN, *villages)))
        yield file.root.problem("desa", wording.NO_SUCH_VILLAGE.format(value=wording.quoted(village), guess=guess))


def _kept(models: tuple[Kind, ...], *, demonstration: bool) -> tuple[Kind, ...]:
    return tuple(model for model in models if demonstration or not model.demonstration)


def _categories(table: Mapping[str, CategoryRow], guides: tuple[Guide, ...]) -> tuple[Category, ...]:
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
