"""What must be true within form files and of the sources they name."""

from collections.abc import Iterator

from plugins.kinds.forms import wording
from plugins.kinds.forms.model import slug_of_code
from plugins.kinds.guides.standing import surer_than_its_sources
from plugins.kinds.laws.model import FORM_FOLDER
from plugins.kinds.laws.notes import looked_at_unknown
from plugins.kinds.tables.sources import source_grades, unknown_source
from plugins.reading import wording as general
from plugins.reading.content_file import ContentFile
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.problem import ContentProblem


def form_problems(files: Files, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield what is wrong within forms, with their names, and with the sources they stand on."""
    codes: dict[str, str] = {}
    yield from looked_at_unknown(files, tree, folder=FORM_FOLDER, sentence=wording.NO_SUCH_FORM)
    for file in files:
        yield from _title(file)
        yield from _sources(file, tree)
        yield from _repeated_fields(file)
        yield from _letter(file)
        code = file.root.text("kode")
        if code:
            yield from _code(file, code, codes.setdefault(code, file.slug))


def _title(file: ContentFile) -> Iterator[ContentProblem]:
    title = file.root.text("judul") or ""
    if len(title) > wording.TITLE_LIMIT:
        sentence = wording.TITLE_TOO_LONG.format(length=len(title), limit=wording.TITLE_LIMIT)
        yield file.root.problem("judul", sentence)


def _sources(file: ContentFile, tree: ContentTree) -> Iterator[ContentProblem]:
    grades = source_grades(tree)
    for part in (file.root, file.root.part("ganti")):
        names = part.texts("sumber")
        for name in names:
            yield from unknown_source(file, name, tree)
        if all(name.text in grades for name in names):
            yield from surer_than_its_sources(part, [grades[name.text] for name in names])


def _repeated_fields(file: ContentFile) -> Iterator[ContentProblem]:
    seen: set[str] = set()
    for block in file.root.part("lembar").parts("bagian"):
        for field in block.parts("isian"):
            name = field.text("id") or ""
            if name in seen:
                yield field.problem("id", wording.FIELD_TWICE.format(value=general.quoted(name)))
            seen.add(name)


def _letter(file: ContentFile) -> Iterator[ContentProblem]:
    """Yield a letter without the sheet for it, and one that is not asked for without what says so."""
    letter = file.root.part("untuk_surat")
    if not letter.text("nama"):
        return
    if not file.root.part("lembar").text("kepala"):
        yield file.root.problem("untuk_surat", wording.LETTER_WITHOUT_SHEET)
    if letter.text("diminta") == "tidak" and not letter.text("dasar"):
        yield letter.problem("diminta", wording.LETTER_WITHOUT_BASIS)


def _code(file: ContentFile, code: str, first: str) -> Iterator[ContentProblem]:
    """Yield a code from which nobody guesses the address, and one that another file has."""
    if file.slug != slug_of_code(code):
        yield file.root.problem("kode", wording.CODE_AND_NAME.format(code=code, file=slug_of_code(code)))
    if first != file.slug:
        yield file.root.problem("kode", wording.CODE_TWICE.format(code=code, other=first))
