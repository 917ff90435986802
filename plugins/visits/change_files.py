"""Writes a change of a visit into its file, and only if nothing is wrong with the result."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.edition.content import Content, read_content
from plugins.kinds.visits import wording
from plugins.kinds.visits.dated import DatedVisit, dated_visits
from plugins.kinds.visits.kind import VISITS
from plugins.kinds.visits.model import Visit
from plugins.reading import wording as general
from plugins.reading.content_file import ContentFile, Value
from plugins.reading.content_tree import ContentTree
from plugins.reading.front_matter import read_header_file
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem
from plugins.visits.changing import ChangeRequest, HistoryEntry, history_of, values_of
from plugins.visits.header_edit import HeaderText, in_braces, written

OVER = frozenset({"batal", "selesai"})


@dataclass(frozen=True, kw_only=True)
class ChangeRefused:
    """Why nothing is written."""

    sentence: str
    problems: tuple[ContentProblem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Edited:
    """The file with its new text, and how many entries its history now has."""

    path: Path
    text: str
    changes: int
    content: Content


def edited(tree: ContentTree, name: str, request: ChangeRequest) -> Edited | ChangeRefused:
    """Return the visit's file with the change in it."""
    found = _found(tree, name, request.at.date())
    if isinstance(found, ChangeRefused):
        return found
    visit, entries = found.visit, history_of(request, found.visit)
    if visit.status in OVER:
        return ChangeRefused(sentence=wording.ALREADY_OVER.format(status=visit.status))
    if not entries:
        return ChangeRefused(sentence=wording.NOTHING_CHANGES)
    path = Path(visit.file.path)
    text = HeaderText.of(path.read_text("utf-8"))
    if visit.rule:
        _into_exception(text, found, request, entries)
    else:
        _into_header(text, visit, request, entries)
    content = _read_with(tree, path, str(text))
    if not isinstance(content, Content):
        return ChangeRefused(sentence=wording.NOT_WRITTEN, problems=content)
    return Edited(path=path, text=str(text), changes=len(visit.history) + len(entries), content=content)


def _found(tree: ContentTree, name: str, today: date) -> DatedVisit | ChangeRefused:
    read = [Visit.read(file)[0] for file in tree.of(VISITS.files)]
    every = dated_visits(tuple(visit for visit in read if visit), until=date(today.year + 2, today.month, 1))
    by_slug = {dated.slug: dated for dated in every}
    if name in by_slug:
        return by_slug[name]
    guess = general.guess(nearest(name, by_slug))
    return ChangeRefused(sentence=wording.NO_VISIT_OF_THIS_NAME.format(value=general.quoted(name), guess=guess))


def _into_header(text: HeaderText, visit: Visit, request: ChangeRequest, entries: tuple[HistoryEntry, ...]) -> None:
    for key, value in values_of(request).items():
        text.put(key, written(value) if value else "null")
    if request.day and visit.weekday:
        text.put("hari", general.WEEKDAYS[request.day.weekday()])
    if request.place:
        _put_place(text, visit.file, request.place)
    if visit.history and not text.has_block("riwayat"):
        kept = [f"- {_flow(item)}" for item in _items(visit.file, "riwayat")]
        text.put("riwayat", "")
        text.append("riwayat", kept)
    text.append("riwayat", [f"- {in_braces(**entry.values)}" for entry in entries])


def _put_place(text: HeaderText, file: ContentFile, name: str) -> None:
    """Name the new place; where the old one was to be found is true of the old one only."""
    if not text.put_inside("tempat", "nama", written(name)):
        text.put("tempat", in_braces(nama=name))
        return
    for key in ("dusun", "patokan", "titik"):
        if file.root.part("tempat").text(key):
            text.put_inside("tempat", key, "null")


def _into_exception(
    text: HeaderText, dated: DatedVisit, request: ChangeRequest, entries: tuple[HistoryEntry, ...]
) -> None:
    """Write the day's own entry below `kecuali`; what it said before is said again."""
    file, rule_day = dated.visit.file, dated.slug.removeprefix(f"{dated.visit.slug}-")
    items = _items(file, "kecuali")
    place = next((number for number, item in enumerate(items) if item.get("hari_asal") == rule_day), None)
    said: dict[str, Value] = dict(items[place]) if place is not None else {"hari_asal": rule_day}
    said |= {key: value or None for key, value in values_of(request).items()}
    if request.place:
        said["tempat"] = {"nama": request.place}
    before = said.get("riwayat")
    said["riwayat"] = [*(before if isinstance(before, list) else []), *(dict(entry.values) for entry in entries)]
    if place is not None:
        items[place] = said
        text.put("kecuali", "")
        text.append("kecuali", [f"- {_flow(item)}" for item in items])
    elif items and not text.has_block("kecuali"):
        text.put("kecuali", "")
        text.append("kecuali", [f"- {_flow(item)}" for item in (*items, said)])
    else:
        text.append("kecuali", [f"- {_flow(said)}"])


def _items(file: ContentFile, key: str) -> list[dict[str, Value]]:
    return [dict(part.values) for part in file.root.parts(key)]


def _flow(value: Value) -> str:
    """Return any value in brackets, on one line, as texts."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    return written(value) if isinstance(value, str) and value else "null"


def _read_with(tree: ContentTree, path: Path, text: str) -> Content | tuple[ContentProblem, ...]:
    """Read all content as if the file said this; problems that were there before are not its fault."""
    before = read_content(tree, demonstration=True)
    with TemporaryDirectory() as folder:
        tried = Path(folder, path.name)
        tried.write_text(text, encoding="utf-8")
        file = read_header_file(tried, path.as_posix())
    changed = tree.with_files(lambda _, files: tuple(file if one.path == file.path else one for one in files))
    after = read_content(changed, demonstration=True)
    if isinstance(after, Content):
        return after
    known = {problem.sentence for problem in before} if not isinstance(before, Content) else set()
    return tuple(problem for problem in after if problem.sentence not in known) or after
