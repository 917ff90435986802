"""The things one visit file names: desa, guides, its programme, its replacement."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.kind import Around
from plugins.kinds.programmes.kind import PROGRAMMES
from plugins.kinds.villages.kind import VILLAGES
from plugins.kinds.visits.calendar_checks import calendar_problems
from plugins.kinds.visits.dated import series_in
from plugins.kinds.visits.model import EVERYBODY, Visit
from plugins.kinds.visits.rule_checks import rule_problems
from plugins.kinds.visits.sense import sense_problems
from plugins.kinds.visits.wording import NO_SUCH_PROGRAMME
from plugins.reading import wording
from plugins.reading.content_file import ContentFile, Part
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem

# What a guide's `tempat` must hold for its service to come along.
COMES_ALONG = frozenset({"kunjungan", "mobil-keliling"})
YEAR_LENGTH = 4

BySlug = Mapping[str, ContentFile]


def visit_problems(files: Files, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield everything wrong within visit files and with what they name, readable or not."""
    named = _Named(
        villages=_by_slug(tree.of(VILLAGES.files)),
        guides=_by_slug(tree.of(GUIDES.files)),
        visits=_by_slug(files),
        programmes=_by_slug(tree.of(PROGRAMMES.files)),
    )
    for file in files:
        if not _is_in_a_year(file, tree):
            yield file.problem((), wording.BAD_PLACE_OF_FILE)
        yield from _within(file, named)


def dated_visit_problems(visits: tuple[Visit, ...], around: Around) -> Iterator[ContentProblem]:
    """Yield what is wrong between the days of all visits."""
    return calendar_problems(visits, around.days_off, around.overrides)


@dataclass(frozen=True, kw_only=True)
class _Named:
    """Everything a visit may name, by file name."""

    villages: BySlug
    guides: BySlug
    visits: BySlug
    programmes: BySlug


def _is_in_a_year(file: ContentFile, tree: ContentTree) -> bool:
    """Say whether the file lies in a folder of its year, right below that of all visits."""
    year, files = PurePath(file.path).parent, tree.set_of(file.path)
    is_year = year.name.isdigit() and len(year.name) == YEAR_LENGTH
    return is_year and files is not None and year.parent.name == files.folder


def _by_slug(files: Files) -> BySlug:
    return {file.slug: file for file in files}


def _within(file: ContentFile, named: _Named) -> Iterator[ContentProblem]:
    root = file.root
    yield from _villages(root, named.villages)
    yield from _programme(root, named.programmes)
    yield from sense_problems(file)
    yield from rule_problems(file)
    for part in (root, *root.parts("kecuali")):
        yield from _services(part, named.guides)
        yield from _replacement(part, named.visits)


def _villages(root: Part, villages: BySlug) -> Iterator[ContentProblem]:
    village = root.text("desa")
    open_to = root.texts("untuk_desa")
    for name in (*root.texts("desa"), *open_to):
        if name.text not in villages and (name.text != EVERYBODY or name.location[0] == "desa"):
            guess = wording.guess(nearest(name.text, villages))
            yield root.file.problem(
                name.location, wording.NO_SUCH_VILLAGE.format(value=wording.quoted(name.text), guess=guess)
            )
    invited = {name.text for name in open_to}
    if village and invited and invited.isdisjoint({village, EVERYBODY}):
        yield root.problem("untuk_desa", wording.OUTSIDE_OWN_VILLAGE.format(value=wording.quoted(village)))


def _programme(root: Part, programmes: BySlug) -> Iterator[ContentProblem]:
    name = root.text("program")
    if name is not None and name not in programmes:
        guess = wording.guess(nearest(name, programmes))
        yield root.problem("program", NO_SUCH_PROGRAMME.format(value=wording.quoted(name), guess=guess))


def _services(part: Part, guides: BySlug) -> Iterator[ContentProblem]:
    seen: set[str] = set()
    for service in part.parts("layanan"):
        name = service.text("panduan")
        if name is None:
            continue
        guide, value = guides.get(name), wording.quoted(name)
        if guide is None:
            guess = wording.guess(nearest(name, guides))
            yield service.problem("panduan", wording.NO_SUCH_GUIDE.format(value=value, guess=guess))
        elif not guide.problems and COMES_ALONG.isdisjoint(place.text for place in guide.root.texts("tempat")):
            yield service.problem("panduan", wording.GUIDE_NOT_ON_VISITS.format(value=value))
        if name in seen:
            yield service.problem("panduan", wording.SAME_ITEM.format(value=value))
        seen.add(name)


def _replacement(part: Part, visits: BySlug) -> Iterator[ContentProblem]:
    name = part.text("pengganti")
    if name is None:
        return
    # A day of a recurring visit is named as its address is: the file's name, then the day.
    series = visits.get(series_in(name)[0])
    if name == part.file.slug:
        yield part.problem("pengganti", wording.REPLACES_ITSELF)
    elif name not in visits and (series is None or series.root.text("ulang") is None):
        guess = wording.guess(nearest(name, visits))
        yield part.problem("pengganti", wording.NO_SUCH_VISIT.format(value=wording.quoted(name), guess=guess))
