"""The table of sources, `content/data/sumber.yaml`: where facts were found."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from plugins.reading import wording
from plugins.reading.content_file import ContentFile, LocatedText
from plugins.reading.content_model import Header
from plugins.reading.content_tree import ContentTree
from plugins.reading.fields import Text, WebAddress
from plugins.reading.file_set import YAML, FileSet
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem

SOURCE_FILES = FileSet(folder="data", ending=YAML, only="sumber", is_shared=True, as_written=True, is_needed=True)


# The text of a law; the national table of the registry, which most offices copy; an office's own page; anything else.
SourceGrade = Literal["hukum", "tabel", "dinas", "lain"]
LAW: SourceGrade = "hukum"
TABLE: SourceGrade = "tabel"
OFFICE: SourceGrade = "dinas"
OTHER: SourceGrade = "lain"


class Source(Header):
    """Where something was found, and how much can be built on it."""

    title: Text = Field(alias="judul")
    url: WebAddress
    grade: SourceGrade = Field(default=OTHER, alias="derajat")


def unknown_source(file: ContentFile, name: LocatedText, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield the problem of a source that somebody names and nobody wrote down."""
    sources = tree.table(SOURCE_FILES).names()
    if sources is not None and name.text not in sources:
        guess = wording.guess(nearest(name.text, sources))
        yield file.problem(name.location, wording.NO_SUCH_SOURCE.format(value=wording.quoted(name.text), guess=guess))


def source_grades(tree: ContentTree) -> dict[str, SourceGrade]:
    """Return how much can be built on each source; one written wrongly is told where it stands."""
    table = tree.table(SOURCE_FILES).root
    known: dict[str, SourceGrade] = {grade: grade for grade in (LAW, TABLE, OFFICE, OTHER)}
    return {name: known.get(table.part(name).text("derajat") or OTHER, OTHER) for name in table.values}
