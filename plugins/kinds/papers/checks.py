"""What must be true of the register of papers itself."""

import re
from collections.abc import Iterator

from plugins.kinds.laws.checks import unknown_law
from plugins.kinds.laws.model import laws_of
from plugins.kinds.papers import wording
from plugins.kinds.papers.model import ONE
from plugins.kinds.papers.names import bare_identity_of
from plugins.reading.content_file import ContentFile, Location, Part
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.problem import ContentProblem
from plugins.reading.wording import quoted

# Each of these people has a paper of their own; a marriage book is one for two.
OWN_PAPER = re.compile(r"^(?:KTP|KK|Kartu Keluarga|KIA|Paspor|Akta kelahiran|Akta lahir)\b", re.IGNORECASE)
SEVERAL = re.compile(
    r"\b(?:semua|kedua|tiap|setiap|para|[2-9] saksi|anak-anak|suami dan|istri dan|ayah dan|ibu dan|penjual dan)\b",
    re.IGNORECASE,
)


def paper_problems(files: Files, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield papers that stand there under two names, those of several people that count as one, and unknown laws."""
    laws = laws_of(tree).ids
    for file in files:
        yield from _same_papers(file)
        for _, part in file.root.named_parts():
            for law in (law for ground in part.parts("dasar") for law in ground.texts("hukum")):
                yield from unknown_law(file, law, laws)
            name = part.text("nama") or ""
            if OWN_PAPER.match(name) and SEVERAL.search(name) and (part.text("orang") or ONE) == ONE:
                yield part.problem("nama", wording.SEVERAL_PEOPLE.format(name=quoted(name)))


def _same_papers(file: ContentFile) -> Iterator[ContentProblem]:
    first: dict[str, tuple[str, str, int]] = {}
    for key, part in file.root.named_parts():
        for name, location in _names(part):
            known, other, line = first.setdefault(bare_identity_of(name), (key, name, file.line_of(location)))
            if known != key:
                sentence = wording.SAME_PAPER.format(name=quoted(name), other=quoted(other), line=line)
                yield file.problem(location, sentence)


def _names(part: Part) -> Iterator[tuple[str, Location]]:
    name = part.text("nama")
    if name:
        yield name, (*part.location, "nama")
    for alias in part.texts("alias"):
        yield alias.text, alias.location
