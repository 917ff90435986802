"""Finds what still stands in a file as the annotated example had it: true of nothing, and soon taken for a rule."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from plugins.edition import wording
from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.guides.named_papers import with_papers
from plugins.kinds.kind import AnyKind, Kinds, kinds_of
from plugins.kinds.papers.model import register_of
from plugins.reading import wording as general
from plugins.reading.content_file import ContentFile
from plugins.reading.content_tree import ContentTree
from plugins.reading.front_matter import read_header_file
from plugins.reading.problem import ContentProblem

# What an editor writes anew in every file; the rest of an example may well be true.
OF_ITS_OWN = (
    "judul", "judul_en", "alias", "ringkas", "berkas", "tidak_perlu", "langkah", "sering_salah", "catatan_uji",
    "perubahan",
)  # fmt: skip


def example_text_problems(tree: ContentTree, kinds: Kinds) -> Iterator[ContentProblem]:
    """Yield each value and text that is the example's; files that are still marked as examples may have them."""
    for kind in kinds_of(kinds):
        written = (file for file in tree.of(kind.files) if not kind.is_draft(file))
        files = tuple(file for file in written if not file.is_example)
        for example in _examples(kind, tree) if files else ():
            for file in files:
                yield from _left_standing(file, example)


def _left_standing(file: ContentFile, example: ContentFile) -> Iterator[ContentProblem]:
    for key in OF_ITS_OWN:
        value = file.values.get(key)
        if value and value == example.values.get(key):
            yield file.root.problem(key, wording.EXAMPLE_VALUE.format(key=general.quoted(key)))
    if file.body and file.body == example.body:
        yield ContentProblem(path=file.path, line=file.body_line, sentence=wording.EXAMPLE_BODY)


def _examples(kind: AnyKind, tree: ContentTree) -> Iterator[ContentFile]:
    """Yield the annotated example of each content folder."""
    for root in tree.roots:
        path = kind.path_of_example(root)
        if path is not None and path.is_file():
            example = _read(path, path.stat().st_mtime_ns)
            yield with_papers(example, register_of(tree)) if kind.name == GUIDES.name else example


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> ContentFile:
    """Read an example again only when it was saved."""
    return read_header_file(path, path.as_posix())
