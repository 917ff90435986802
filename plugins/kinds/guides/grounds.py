"""What a guide stands on: at least one source for anything it says, and the law, which UU 25/2009 asks to be named."""

from collections.abc import Iterator

from plugins.kinds.guides import wording
from plugins.reading.content_file import ContentFile, Part
from plugins.reading.problem import ContentProblem

WITH_SOURCES = ("waktu", "biaya", "diwakilkan", "di_desa")
LISTS_WITH_SOURCES = ("berkas", "tidak_perlu", "formulir", "dasar")
SPECIAL = "khusus"
LAW, FURTHER = "dasar", "sumber_lain"


def ground_problems(file: ContentFile) -> Iterator[ContentProblem]:
    """Yield what is missing of it; an example shows on no site, and what cannot be read says nothing."""
    root = file.root
    if file.problems or file.is_example:
        return
    if not root.values.get(LAW):
        yield root.problem(LAW, wording.NO_LAW)
    if not root.texts(FURTHER) and not any(part.texts("sumber") for part in parts_with_sources(root)):
        yield root.problem(FURTHER, wording.NO_SOURCE_AT_ALL)


def parts_with_sources(root: Part) -> Iterator[Part]:
    """Yield every part of a guide that may name what it stands on."""
    yield from (root.part(key) for key in WITH_SOURCES)
    for key in LISTS_WITH_SOURCES:
        yield from root.parts(key)
    for special in root.parts(SPECIAL):
        yield from (special.part(key) for key in WITH_SOURCES)
