"""Marks what stands on a law that changed, as long as nobody has looked at it again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from plugins.kinds.laws import wording
from plugins.kinds.laws.checks import unknown_law
from plugins.kinds.laws.model import LawChange, Laws
from plugins.reading.content_file import ContentFile, Part, Value
from plugins.reading.problem import ContentProblem

GROUNDS, LAW, ARTICLE, ID = "dasar", "hukum", "pasal", "kunci"
CHANGED, PAPERS = "aturan_berubah", "berkas"


@dataclass(frozen=True, kw_only=True)
class StandsOn:
    """A law that something stands on as a whole, or only for one of its papers."""

    law: str
    article: str
    paper: str | None = None


def own_grounds(root: Part) -> Iterator[StandsOn]:
    """Yield the laws that a file names itself."""
    for row in root.parts(GROUNDS):
        yield StandsOn(law=row.text(LAW) or "", article=row.text(ARTICLE) or "")


def marked(file: ContentFile, name: str, grounds: Iterable[StandsOn], laws: Laws) -> ContentFile:
    """Return the file with its laws in words, and with every change it was not looked at for under this name."""
    found: list[Value] = [*_changes(name, tuple(grounds), laws)]
    values: dict[str, Value] = {**file.values, CHANGED: found}
    written = file.values.get(GROUNDS)
    if isinstance(written, list):
        values[GROUNDS] = [_cited(row, laws) if isinstance(row, Mapping) else row for row in written]
    return replace(file, values=values, problems=(*file.problems, *_problems(file, laws)))


def _problems(file: ContentFile, laws: Laws) -> Iterator[ContentProblem]:
    if CHANGED in file.values:
        yield file.problem((CHANGED,), wording.ONLY_IN_LAWS)
    for row in file.root.parts(GROUNDS):
        for name in row.texts(LAW):
            yield from unknown_law(file, name, laws.ids)


def _cited(row: Mapping[str, Value], laws: Laws) -> Mapping[str, Value]:
    law = row.get(LAW)
    return {**row, ID: law, LAW: laws.title(law)} if isinstance(law, str) else row


def _changes(name: str, grounds: tuple[StandsOn, ...], laws: Laws) -> Iterator[Value]:
    for law, entry in laws.by_id.items():
        for change in entry.changes:
            hit = [ground for ground in grounds if is_hit(ground, law, change)]
            if hit and name not in change.looked:
                papers = [] if any(ground.paper is None for ground in hit) else [str(ground.paper) for ground in hit]
                by = laws.title(change.by)
                yield {ID: law, LAW: entry.title, "oleh": by, "kata": change.sentence, PAPERS: papers}


def is_hit(ground: StandsOn, law: str, change: LawChange) -> bool:
    """Say whether a change concerns what stands on this: a part may be new in the law that changes."""
    if not change.parts:
        return ground.law == law
    return ground.law in {law, change.by} and any(part in ground.article for part in change.parts)
