"""Reads the content tree of the declared kinds, in the words of its own office."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from feedback_api.domain.identity import UNNAMED, Identity
from plugins.kinds.declared import KINDS
from plugins.kinds.forms.kind import FORMS
from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.guides.named_laws import with_laws
from plugins.kinds.guides.named_papers import with_papers
from plugins.kinds.kind import Kinds
from plugins.kinds.laws.marks import marked, own_grounds
from plugins.kinds.laws.model import FORM_FOLDER, laws_of
from plugins.kinds.papers.model import register_of
from plugins.kinds.villages.kind import VILLAGES
from plugins.reading.content_tree import ContentTree, Files, read_files
from plugins.reading.file_set import FileSet
from plugins.reading.front_matter import read_table_file
from plugins.reading.office.office_file import OFFICE_FILES, identity_in
from plugins.reading.office.placeholders import OfficeWords, PlaceholderRules, filled


def read_content_tree(roots: Iterable[Path], kinds: Kinds = KINDS, *, office: Path | None = None) -> ContentTree:
    """Read all of it, with the office's words; files whose name starts with `_` are examples, and left out."""
    return with_office(files_of(roots, kinds, office=office))


def files_of(roots: Iterable[Path], kinds: Kinds = KINDS, *, office: Path | None = None) -> ContentTree:
    """Read all of it as it was written; an `office` is one of the roots, and has a folder of its own."""
    return read_files(roots, (kind.files for kind in kinds), office=office)


def with_office(written: ContentTree) -> ContentTree:
    """Return the tree as its own office publishes it: every placeholder filled in."""
    office = next((found for file in written.of(OFFICE_FILES) if (found := identity_in(file))), UNNAMED)
    words = OfficeWords.of(office, villages=len(written.of(VILLAGES.files)))

    def in_its_words(files: FileSet, found: Files) -> Files:
        if files.as_written:
            return tuple(replace(file, office=office) for file in found)
        rules = PlaceholderRules(fixed_titles=files.has_header, shared=files.is_shared)
        return tuple(filled(file, office, words, rules) for file in found)

    return in_words_of_the_registers(replace(written.with_files(in_its_words), office=office))


def in_words_of_the_registers(tree: ContentTree) -> ContentTree:
    """Return the tree whose guides and forms call each paper and law as the registers do."""
    register, laws = register_of(tree), laws_of(tree)

    def in_their_words(files: FileSet, found: Files) -> Files:
        if files == FORMS.files:
            return tuple(marked(file, FORM_FOLDER + file.slug, own_grounds(file.root), laws) for file in found)
        if files != GUIDES.files:
            return found
        return tuple(with_papers(with_laws(file, laws, register), register) for file in found)

    return tree.with_files(in_their_words)


def read_office(roots: Iterable[Path]) -> Identity | None:
    """Return who the office is without reading anything else; `None` while its file has a problem."""
    files = (OFFICE_FILES.path(root) for root in roots)
    return next((identity_in(read_table_file(file, file.as_posix())) for file in files if file.is_file()), None)
