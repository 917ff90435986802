"""Everything editors wrote, checked and typed; or all the reasons why it cannot be published."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from feedback_api.domain.visits.override import VisitOverride
from plugins.edition.addresses.moved import FILE as MOVED
from plugins.edition.addresses.moved import LedTo, read_moved
from plugins.edition.addresses.published import LIST, on_the_site, published_once
from plugins.edition.category import Category, categories_of
from plugins.edition.example_texts import example_text_problems
from plugins.edition.links.addresses import Addresses
from plugins.edition.links.internal import link_problems
from plugins.edition.pictures.cache import PictureCache
from plugins.edition.pictures.pictures import FOLDER as PICTURES
from plugins.edition.pictures.pictures import Picture, read_pictures
from plugins.kinds.activities.kind import ACTIVITIES
from plugins.kinds.activities.model import Activity
from plugins.kinds.declared import KINDS
from plugins.kinds.forms.kind import FORMS
from plugins.kinds.guides.case import CaseSet
from plugins.kinds.guides.cases import case_set
from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.guides.model import Guide
from plugins.kinds.guides.sounds import Sound, sounds_of
from plugins.kinds.kind import Around, ContentKind, Kinds, Table, kinds_of, tables_of
from plugins.kinds.life_events.kind import LIFE_EVENTS
from plugins.kinds.news.kind import POSTS
from plugins.kinds.news.model import Post
from plugins.kinds.places.kind import PLACES
from plugins.kinds.places.model import ServicePlace
from plugins.kinds.plain_pages.kind import PLAIN_PAGES
from plugins.kinds.plain_pages.model import PlainPage
from plugins.kinds.programmes.kind import PROGRAMMES
from plugins.kinds.programmes.model import Programme
from plugins.kinds.tables.holidays import Holiday, holidays_in
from plugins.kinds.tables.kind import CATEGORIES, HOLIDAYS, OFFICE, SEARCH_WORDS, SOURCES
from plugins.kinds.tables.search_words import SearchWords
from plugins.kinds.tables.sources import Source
from plugins.kinds.villages.kind import VILLAGES
from plugins.kinds.villages.model import Village
from plugins.kinds.visits.calendar_checks import holiday_clashes
from plugins.kinds.visits.clock_checks import premature_problems, replacement_problems
from plugins.kinds.visits.kind import VISITS
from plugins.kinds.visits.model import Visit
from plugins.reading.content_model import FileHeader, Header
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.file_names import file_name_problems
from plugins.reading.office.office_file import OfficeHeader
from plugins.reading.problem import ContentProblem
from plugins.reading.rows import rows
from plugins.reading.slips.days import day_problems
from plugins.reading.slips.texts import contacts_nobody_publishes, text_problems
from plugins.reading.stray_files import linked_file_problems, stray_file_problems

Overrides = Mapping[str, VisitOverride]
NO_OVERRIDES: Overrides = {}

Model = TypeVar("Model", bound=FileHeader)
Row = TypeVar("Row", bound=Header)


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What goes with the files: pictures by address, where old addresses lead, and which are published on this day."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    moved: Mapping[str, LedTo] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Content:
    """The models of every kind and the rows of every table, by their names; guides in the order of the site."""

    kinds: Kinds
    office: OfficeHeader
    models: Mapping[str, tuple[Any, ...]]
    tables: Mapping[str, Mapping[str, Any]]
    categories: tuple[Category, ...]
    cases: Mapping[str, CaseSet]
    sounds: Mapping[str, tuple[Sound, ...]]
    beside: Beside

    def of(self, kind: ContentKind[Model, Any]) -> tuple[Model, ...]:
        return self.models.get(kind.name, ())

    def rows(self, table: Table[Row]) -> Mapping[str, Row]:
        return self.tables.get(table.name, {})

    @property
    def guides(self) -> tuple[Guide, ...]:
        return self.of(GUIDES)

    @property
    def villages(self) -> tuple[Village, ...]:
        return self.of(VILLAGES)

    @property
    def programmes(self) -> tuple[Programme, ...]:
        return self.of(PROGRAMMES)

    @property
    def visits(self) -> tuple[Visit, ...]:
        return self.of(VISITS)

    @property
    def activities(self) -> tuple[Activity, ...]:
        return self.of(ACTIVITIES)

    @property
    def posts(self) -> tuple[Post, ...]:
        return self.of(POSTS)

    @property
    def pages(self) -> tuple[PlainPage, ...]:
        return self.of(PLAIN_PAGES)

    @property
    def sources(self) -> Mapping[str, Source]:
        return self.rows(SOURCES)

    @property
    def places(self) -> Mapping[str, ServicePlace]:
        return self.rows(PLACES)

    @property
    def holidays(self) -> tuple[Holiday, ...]:
        return tuple(holiday for year in self.rows(HOLIDAYS).values() for holiday in year.days)

    @property
    def search_words(self) -> SearchWords:
        return next(iter(self.of(SEARCH_WORDS)), None) or SearchWords()


# The content, or every problem sorted by file and line.
ReadContent = Content | tuple[ContentProblem, ...]


def read_content(
    tree: ContentTree, *, demonstration: bool, overrides: Overrides = NO_OVERRIDES, kinds: Kinds = KINDS
) -> ReadContent:
    """Return the content, without examples unless `demonstration`; what staff called off clashes with nothing."""
    found = _Reading(tree, kinds, _across(tree, kinds))
    around = Around(roots=tree.roots, days_off=holidays_in(tree), overrides=overrides, of=found.sound)
    for kind in kinds_of(kinds):
        found.problems.update(kind.model_checks(found.sound(kind), around))
    found.problems.update(_clock_problems(tree, found.sound(VISITS)))
    addresses = Addresses(tree=tree, kinds=kinds, sound=found.all_sound())
    found.problems.update(link_problems(addresses))
    beside = found.read_beside(addresses)
    found.problems -= tree.tolerated
    offices = found.models[OFFICE.name]
    if found.problems or not offices:
        return tuple(sorted(found.problems))
    shown = {name: tuple(_shown(models, demonstration=demonstration)) for name, models in found.models.items()}
    categories = categories_of(found.tables[CATEGORIES.name], shown[GUIDES.name])
    guides = tuple(guide for category in categories for guide in category.guides)
    villages = tuple(sorted(shown[VILLAGES.name], key=lambda village: village.name))
    return Content(
        kinds=kinds,
        office=offices[0],
        models={**shown, GUIDES.name: guides, VILLAGES.name: villages},
        tables=found.tables,
        categories=categories,
        cases={guide.slug: case_set(guide) for guide in guides},
        sounds={guide.slug: sounds_of(guide, tree.roots) for guide in guides},
        beside=beside,
    )


def tolerable_problems(tree: ContentTree, kinds: Kinds = KINDS) -> frozenset[ContentProblem]:
    """Return those with which a page can be shown all the same: a link leads nowhere, a visit is on a holiday.

    They come up in files that nobody touched: something else is deleted, a day becomes a holiday, the office changes
    the number that stood there, a replacement is called off as well. A life event gives way to the guides it names,
    and a guide is of use though the page of a form it asks for is gone.
    """
    found = _Reading(tree, kinds, _across(tree, kinds))
    around = Around(roots=tree.roots, days_off=holidays_in(tree), overrides=NO_OVERRIDES, of=found.sound)
    clashes = holiday_clashes(found.sound(VISITS), around.days_off)
    found.problems.update(GUIDES.model_checks(found.sound(GUIDES), around))
    of_events = (
        *LIFE_EVENTS.checks(tree.of(LIFE_EVENTS.files), tree),
        *LIFE_EVENTS.model_checks(found.sound(LIFE_EVENTS), around),
    )
    of_forms = FORMS.model_checks(found.sound(FORMS), around)
    links = link_problems(Addresses(tree=tree, kinds=kinds, sound=found.all_sound()))
    contacts = contacts_nobody_publishes(tree.files, tree.contact_tables)
    replaced = replacement_problems(found.sound(VISITS), tree.today) if tree.today else ()
    return frozenset((*clashes, *of_events, *of_forms, *links, *contacts, *replaced))


def _clock_problems(tree: ContentTree, visits: tuple[Visit, ...]) -> Iterator[ContentProblem]:
    """Yield what cannot be true on the day of the tree."""
    if tree.today is None:
        return
    for files, found in tree.by_set.items():
        for file in found if not files.as_written else ():
            yield from day_problems(file, tree.today)
    yield from premature_problems(visits, tree.today)
    yield from replacement_problems(visits, tree.today)


class _Reading:
    """Everything that was read, with all its problems, so that one look shows all of them."""

    def __init__(self, tree: ContentTree, kinds: Kinds, problems: Iterable[ContentProblem]) -> None:
        self.problems: set[ContentProblem] = set(problems)
        self.models: dict[str, tuple[Any, ...]] = {
            kind.name: self._models(tree.of(kind.files), kind.model) for kind in kinds_of(kinds)
        }
        self.tables = {table.name: self._rows(_there(tree, table), table.row) for table in tables_of(kinds)}

    def sound(self, kind: ContentKind[Model, Any]) -> tuple[Model, ...]:
        """Return the models whose files have no problem yet."""
        faulty = {problem.path for problem in self.problems}
        return tuple(model for model in self.models[kind.name] if model.file.path not in faulty)

    def all_sound(self) -> Mapping[str, Mapping[str, FileHeader]]:
        """Return the sound models of every kind by their slugs."""
        faulty = {problem.path for problem in self.problems}
        return {
            name: {model.slug: model for model in models if model.file.path not in faulty}
            for name, models in self.models.items()
        }

    def read_beside(self, addresses: Addresses) -> Beside:
        """Read what goes with the files, and add what is wrong with it."""
        tree = addresses.tree
        pictures = read_pictures(tree.roots, PictureCache(folder=tree.picture_cache))
        lists = (*(root / LIST for root in tree.own_roots), *((tree.noted_addresses,) if tree.noted_addresses else ()))
        moved = read_moved(addresses, published_once(lists, tree.office))
        self.problems.update((*pictures.problems, *moved.problems))
        seen = tuple(on_the_site(addresses)) if tree.today else ()
        return Beside(pictures=pictures.by_url, moved=moved.by_old, addresses=seen)

    def _models(self, files: Files, kind: type[Model]) -> tuple[Model, ...]:
        read = [kind.read(file) for file in files]
        self.problems.update(problem for _, problems in read for problem in problems)
        return tuple(model for model, _ in read if model is not None)

    def _rows(self, files: Files, kind: type[Row]) -> dict[str, Row]:
        read = [rows(file, kind) for file in files]
        self.problems.update(problem for _, problems in read for problem in problems)
        return {key: row for found, _ in read for key, row in found.items()}


def _there(tree: ContentTree, table: Table[Any]) -> Files:
    """Return the files of a table; of one that is needed and missing, the file that says so."""
    return (tree.table(table.files),) if table.files.is_needed else tree.of(table.files)


def _across(tree: ContentTree, kinds: Kinds) -> Iterator[ContentProblem]:
    """Yield what is wrong between files."""
    yield from file_name_problems(tree)
    yield from stray_file_problems(tree, beside=folders_beside(kinds), alone=(LIST, MOVED))
    yield from text_problems(tree.files, tree.contact_tables)
    yield from example_text_problems(tree, kinds)
    for root in tree.roots:
        yield from linked_file_problems(root)
    if not tree.of(OFFICE.files):
        yield from tree.table(OFFICE.files).problems
    for kind in kinds:
        yield from kind.checks(tree.of(kind.files), tree)


def folders_beside(kinds: Kinds) -> tuple[str, ...]:
    """Return the folders that hold what content files name: pictures, recordings."""
    return (PICTURES, *(kind.named_files for kind in kinds_of(kinds) if kind.named_files))


def _shown(models: Iterable[Model], *, demonstration: bool) -> Iterator[Model]:
    return (model for model in models if demonstration or not model.demonstration)
