"""Marks each guide whose laws changed: those it names itself, and those that describe its papers."""

from collections.abc import Iterator

from plugins.kinds.laws.marks import StandsOn, marked, own_grounds
from plugins.kinds.laws.model import Laws
from plugins.kinds.papers.model import Register
from plugins.reading.content_file import ContentFile, Part

ROWS = WHICH = "berkas"


def with_laws(file: ContentFile, laws: Laws, register: Register) -> ContentFile:
    """Return the guide with its laws in words, and with every change that nobody has checked it against."""
    return marked(file, file.slug, (*own_grounds(file.root), *_grounds_of_papers(file.root, register)), laws)


def _grounds_of_papers(root: Part, register: Register) -> Iterator[StandsOn]:
    for key in dict.fromkeys(row.text(WHICH) or "" for row in root.parts(ROWS)):
        paper = register.papers.get(key)
        for ground in paper.grounds if paper else ():
            yield StandsOn(law=ground.law, article=ground.article or "", paper=key)
