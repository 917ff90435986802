"""Fills into each guide how the laws it stands on are cited, and what changed them since it was checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from plugins.kinds.guides import wording
from plugins.kinds.laws.checks import unknown_law
from plugins.kinds.laws.model import LawChange, Laws
from plugins.kinds.papers.model import Register
from plugins.reading.content_file import ContentFile, Part, Value
from plugins.reading.problem import ContentProblem

GROUNDS, LAW, ARTICLE, ID = "dasar", "hukum", "pasal", "kunci"
ROWS = WHICH = "berkas"
CHANGED = "aturan_berubah"


@dataclass(frozen=True, kw_only=True)
class StandsOn:
    """A law that a guide stands on as a whole, or only for one of its papers."""

    law: str
    article: str
    paper: str | None = None


def with_laws(file: ContentFile, laws: Laws, register: Register) -> ContentFile:
    """Return the guide with its laws in words, and with every change that nobody has checked it against."""
    problems = [*file.problems, *_problems(file, laws)]
    grounds = (*_own_grounds(file.root), *_grounds_of_papers(file.root, register))
    values: dict[str, Value] = {**file.values, CHANGED: [*_changes(file.slug, grounds, laws)]}
    written = file.values.get(GROUNDS)
    if isinstance(written, list):
        values[GROUNDS] = [_cited(row, laws) if isinstance(row, Mapping) else row for row in written]
    return replace(file, values=values, problems=tuple(problems))


def _problems(file: ContentFile, laws: Laws) -> Iterator[ContentProblem]:
    if CHANGED in file.values:
        yield file.problem((CHANGED,), wording.ONLY_IN_LAWS)
    for row in file.root.parts(GROUNDS):
        for name in row.texts(LAW):
            yield from unknown_law(file, name, laws.ids)


def _cited(row: Mapping[str, Value], laws: Laws) -> Mapping[str, Value]:
    law = row.get(LAW)
    return {**row, ID: law, LAW: laws.title(law)} if isinstance(law, str) else row


def _own_grounds(root: Part) -> Iterator[StandsOn]:
    for row in root.parts(GROUNDS):
        yield StandsOn(law=row.text(LAW) or "", article=row.text(ARTICLE) or "")


def _grounds_of_papers(root: Part, register: Register) -> Iterator[StandsOn]:
    for key in dict.fromkeys(row.text(WHICH) or "" for row in root.parts(ROWS)):
        paper = register.papers.get(key)
        for ground in paper.grounds if paper else ():
            yield StandsOn(law=ground.law, article=ground.article or "", paper=key)


def _changes(slug: str, grounds: tuple[StandsOn, ...], laws: Laws) -> Iterator[Value]:
    for law, entry in laws.by_id.items():
        for change in entry.changes:
            hit = [ground for ground in grounds if is_hit(ground, law, change)]
            if hit and slug not in change.looked:
                papers = [] if any(ground.paper is None for ground in hit) else [str(ground.paper) for ground in hit]
                by = laws.title(change.by)
                yield {ID: law, LAW: entry.title, "oleh": by, "kata": change.sentence, ROWS: papers}


def is_hit(ground: StandsOn, law: str, change: LawChange) -> bool:
    """Say whether a change concerns what stands on this: a part may be new in the law that changes."""
    if not change.parts:
        return ground.law == law
    return ground.law in {law, change.by} and any(part in ground.article for part in change.parts)
