"""Fills what the register says of each paper into the guides that ask for it, once, when a file is read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from plugins.kinds.guides import wording
from plugins.kinds.guides.short_names import COPY, short_of
from plugins.kinds.papers.model import Register
from plugins.reading import wording as general
from plugins.reading.content_file import ContentFile, Value
from plugins.reading.fields import POCKET_LIMIT
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem

ROWS = WHICH = "berkas"
# What the register alone says.
IN_REGISTER = ("nama", "pendek", "milik", "tiap_orang", "terbit", "asli", "dapat")

Row = Mapping[str, Value]


def with_papers(file: ContentFile, register: Register) -> ContentFile:
    """Return the guide with each paper in the register's words."""
    written = file.values.get(ROWS)
    if not isinstance(written, list):
        return file
    problems = tuple(problem for place, row in enumerate(written) for problem in _problems(file, place, row, register))
    filled = [_filled(row, register) if isinstance(row, Mapping) else row for row in written]
    return replace(file, values={**file.values, ROWS: filled}, problems=(*file.problems, *problems))


def _problems(file: ContentFile, place: int, row: Value, register: Register) -> Iterator[ContentProblem]:
    if not isinstance(row, Mapping):
        return
    for key in IN_REGISTER:
        if key in row:
            yield file.problem((ROWS, place, key), wording.ONLY_IN_REGISTER.format(key=general.quoted(key)))
    named = row.get(WHICH)
    if not isinstance(named, str):
        yield file.problem((ROWS, place), wording.WHICH_PAPER)
    elif register.keys and named not in register.keys:
        guess = general.guess(nearest(named, register.keys))
        yield file.problem((ROWS, place, WHICH), wording.NO_SUCH_PAPER.format(value=general.quoted(named), guess=guess))


def _filled(row: Row, register: Register) -> Row:
    """Return the row with the register's words; of a paper that cannot be read the fault is told where it stands."""
    named = row.get(WHICH)
    key = named if isinstance(named, str) else ""
    paper = register.papers.get(key)
    if paper is None:
        return {"id": key, **row, "nama": key, "pendek": key[:POCKET_LIMIT]}
    form = row.get("bentuk")
    return {
        "id": key,
        **row,
        "nama": paper.name,
        "pendek": short_of(paper, form=form, sheets=row.get("jumlah"), pictogram=row.get("gambar")),
        "milik": paper.whose,
        "tiap_orang": "ya" if paper.is_of_several and COPY in str(form) else "tidak",
        "terbit": paper.issuer,
        "asli": paper.original,
        "dapat": paper.had_where,
    }
