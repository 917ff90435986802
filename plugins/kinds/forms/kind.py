"""Declares official forms, `content/formulir/<slug>.md`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from feedback_api.domain.search.shard import ThingKind
from plugins.kinds.build_day import BuildDay
from plugins.kinds.findable import Findable
from plugins.kinds.forms import wording
from plugins.kinds.forms.checks import form_problems
from plugins.kinds.forms.demand_checks import demand_problems
from plugins.kinds.forms.model import OfficialForm
from plugins.kinds.forms.open_rows import open_rows
from plugins.kinds.forms.pocket import in_the_pocket
from plugins.kinds.kind import ContentKind, KindPages, Updated, as_they_are, nothing_beside
from plugins.kinds.laws.notes import changed_laws
from plugins.kinds.new_file import NewFile, titled
from plugins.reading.content_file import ContentFile
from plugins.reading.file_set import FileSet
from plugins.reading.problem import ContentProblem

FILES = FileSet(folder="formulir", is_shared=True)
SHEET = "lembar"


def _findable(forms: Sequence[OfficialForm], _day: BuildDay) -> Iterator[Findable]:
    for form in forms:
        codes = (wording.FORM.format(code=form.code), form.code) if form.code else ()
        names = (form.name, *codes, *form.aliases)
        yield Findable(kind=ThingKind.FORM, url=form.url, title=form.name, names=names, says=(form.summary,))


def _notes(file: ContentFile, _today: date) -> Iterator[ContentProblem]:
    yield from changed_laws(file)


def _updated(form: OfficialForm) -> Updated:
    return Updated(url=form.url, day=form.checked)


def _is_sheet(address: str, forms: Mapping[str, Any]) -> bool:
    parts = address.strip("/").split("/")
    if parts[:1] != [FILES.folder] or parts[2:] != [SHEET] or parts[1] not in forms:
        return False
    form: OfficialForm | None = forms[parts[1]]
    return form is None or form.sheet is not None


FORMS: ContentKind[OfficialForm, OfficialForm] = ContentKind(
    name="forms",
    files=FILES,
    about="Menjelaskan formulir: di mana diambil, apa yang disiapkan, siapa tanda tangan",
    has_example=True,
    checks=form_problems,
    notes=_notes,
    model=OfficialForm,
    model_checks=demand_problems,
    shown=as_they_are,
    search=_findable,
    translated=(),
    pages=KindPages(
        address="/formulir/{slug}/",
        lists=("/formulir/", "/sumber/formulir/"),
        beside=nothing_beside,
        below=_is_sheet,
        anchors=frozenset(),
        is_asked_about=False,
        template=None,
        updated=_updated,
        feed=None,
        calendar=None,
        open_data=open_rows,
        pocket=in_the_pocket,
    ),
    new=NewFile(command="formulir-baru", options=("judul",), make=titled),
)
