"""The table of sources, `content/data/sumber.yaml`: where facts were found."""

from collections.abc import Iterator

from pydantic import Field

from plugins.reading import wording
from plugins.reading.content_file import ContentFile, LocatedText
from plugins.reading.content_model import Header
from plugins.reading.content_tree import ContentTree
from plugins.reading.fields import Text, WebAddress
from plugins.reading.file_set import YAML, FileSet
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem

SOURCE_FILES = FileSet(folder="data", ending=YAML, only="sumber", as_written=True, is_needed=True)


class Source(Header):
    """Where something was found."""

    title: Text = Field(alias="judul")
    url: WebAddress


def unknown_source(file: ContentFile, name: LocatedText, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield the problem of a source that somebody names and nobody wrote down."""
    sources = tree.table(SOURCE_FILES).names()
    if sources is not None and name.text not in sources:
        guess = wording.guess(nearest(name.text, sources))
        yield file.problem(name.location, wording.NO_SUCH_SOURCE.format(value=wording.quoted(name.text), guess=guess))
