"""The things one visit file names: desa, guides, its programme, its replacement."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import PurePath

from plugins import wording
from plugins.content_file import ContentFile, Part
from plugins.content_tree import VISITS
from plugins.nearest import nearest
from plugins.problem import Problem
from plugins.visits.rule_checks import rule_problems
from plugins.visits.sense import sense_problems
from plugins.visits.wording import NO_SUCH_PROGRAMME

EVERYBODY = "semua"
# What a guide's `tempat` must hold for its service to come along.
COMES_ALONG = frozenset({"kunjungan", "mobil-keliling"})
YEAR_LENGTH = 4
DAY_LENGTH = len("-2026-12-03")

Files = Mapping[str, ContentFile]


@dataclass(frozen=True, kw_only=True)
class Named:
    """Everything a visit may name, by file name."""

    villages: Files
    guides: Files
    visits: Files
    programmes: Files


def visit_problems(file: ContentFile, named: Named) -> Iterator[Problem]:
    """Yield everything wrong within one visit file and with what it names, readable or not."""
    root = file.root
    year = PurePath(file.path).parent
    if year.parent.name != VISITS or not (year.name.isdigit() and len(year.name) == YEAR_LENGTH):
        yield file.problem((), wording.BAD_PLACE_OF_FILE)
    yield from _villages(root, named.villages)
    yield from _programme(root, named.programmes)
    yield from sense_problems(file)
    yield from rule_problems(file)
    for part in (root, *root.parts("kecuali")):
        yield from _services(part, named.guides)
        yield from _replacement(part, named.visits)


def _villages(root: Part, villages: Files) -> Iterator[Problem]:
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


def _programme(root: Part, programmes: Files) -> Iterator[Problem]:
    name = root.text("program")
    if name is not None and name not in programmes:
        guess = wording.guess(nearest(name, programmes))
        yield root.problem("program", NO_SUCH_PROGRAMME.format(value=wording.quoted(name), guess=guess))


def _services(part: Part, guides: Files) -> Iterator[Problem]:
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


def _replacement(part: Part, visits: Files) -> Iterator[Problem]:
    name = part.text("pengganti")
    if name is None:
        return
    # A day of a recurring visit is named as its address is: the file's name, then the day.
    series = visits.get(name[:-DAY_LENGTH])
    if name == part.file.slug:
        yield part.problem("pengganti", wording.REPLACES_ITSELF)
    elif name not in visits and (series is None or series.root.text("ulang") is None):
        guess = wording.guess(nearest(name, visits))
        yield part.problem("pengganti", wording.NO_SUCH_VISIT.format(value=wording.quoted(name), guess=guess))


def activity_problems(file: ContentFile) -> Iterator[Problem]:
    """Yield what contradicts itself in an activity, or in its rule."""
    yield from sense_problems(file, can_be_replaced=False)
    yield from rule_problems(file)


def programme_problems(file: ContentFile, *, sources: AbstractSet[str] | None) -> Iterator[Problem]:
    """Yield sources that a programme names and nobody wrote down."""
    for source in file.root.texts("sumber"):
        if sources is not None and source.text not in sources:
            guess = wording.guess(nearest(source.text, sources))
            yield file.problem(
                source.location, wording.NO_SUCH_SOURCE.format(value=wording.quoted(source.text), guess=guess)
            )
