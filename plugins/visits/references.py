"""What must be true inside one visit file and of the things it names."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from plugins import wording
from plugins.content_file import ContentFile, Part
from plugins.content_tree import VISITS
from plugins.fields import CLOCK, is_day
from plugins.nearest import nearest
from plugins.problem import Problem

EVERYBODY = "semua"
NEEDS_EXPLAINING = frozenset({"berubah", "batal"})
YEAR_LENGTH = 4

Files = Mapping[str, ContentFile]


def visit_problems(file: ContentFile, *, villages: Files, guides: Files, visits: Files) -> Iterator[Problem]:
    """Yield everything wrong with the references of one visit, readable or not."""
    root = file.root
    year = PurePath(file.path).parent
    if year.parent.name != VISITS or not (year.name.isdigit() and len(year.name) == YEAR_LENGTH):
        yield file.problem((), wording.BAD_PLACE_OF_FILE)
    yield from _villages(root, villages)
    yield from _services(root, guides)
    yield from _replacement(root, visits)
    yield from _times(root)
    yield from _status(root)
    yield from _moved_days(root)


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


def _services(root: Part, guides: Files) -> Iterator[Problem]:
    seen: set[str] = set()
    for service in root.parts("layanan"):
        name = service.text("panduan")
        if name is None:
            continue
        guide, value = guides.get(name), wording.quoted(name)
        if guide is None:
            guess = wording.guess(nearest(name, guides))
            yield service.problem("panduan", wording.NO_SUCH_GUIDE.format(value=value, guess=guess))
        elif not guide.problems and all(place.text != VISITS for place in guide.root.texts("tempat")):
            yield service.problem("panduan", wording.GUIDE_NOT_ON_VISITS.format(value=value))
        if name in seen:
            yield service.problem("panduan", wording.SAME_ITEM.format(value=value))
        seen.add(name)


def _replacement(root: Part, visits: Files) -> Iterator[Problem]:
    name = root.text("pengganti")
    if name is None:
        return
    if name == root.file.slug:
        yield root.problem("pengganti", wording.REPLACES_ITSELF)
    elif name not in visits:
        guess = wording.guess(nearest(name, visits))
        yield root.problem("pengganti", wording.NO_SUCH_VISIT.format(value=wording.quoted(name), guess=guess))


def _times(root: Part) -> Iterator[Problem]:
    starts, ends, last = _minutes(root, "mulai"), _minutes(root, "selesai"), _minutes(root, "nomor_terakhir")
    if starts is None or ends is None:
        return
    if ends <= starts:
        yield root.problem("selesai", wording.ENDS_BEFORE_START)
    elif last is not None and not starts <= last <= ends:
        yield root.problem("nomor_terakhir", wording.LAST_NUMBER_OUTSIDE)


def _minutes(root: Part, key: str) -> int | None:
    match = CLOCK.fullmatch(root.text(key) or "")
    return int(match[1]) * 60 + int(match[2]) if match else None


def _status(root: Part) -> Iterator[Problem]:
    status = root.text("status")
    if status not in NEEDS_EXPLAINING:
        return
    if not root.parts("riwayat"):
        yield root.problem("status", wording.CHANGE_WITHOUT_HISTORY.format(value=wording.quoted(status)))
    if not root.text("alasan"):
        yield root.problem("status", wording.CHANGE_WITHOUT_REASON.format(value=wording.quoted(status)))


def _moved_days(root: Part) -> Iterator[Problem]:
    """A change of day needs real days, for the pages show both."""
    for change in root.parts("riwayat"):
        for key in ("semula", "menjadi") if change.text("apa") == "tanggal" else ():
            written = change.text(key)
            if written is not None and not is_day(written):
                yield change.problem(
                    key, wording.NOT_A_DAY.format(key=wording.quoted(key), value=wording.shown(written))
                )
