"""Declares programmes, `content/program/<slug>.md`."""

from collections.abc import Iterator, Sequence

from plugins.kinds.build_day import BuildDay
from plugins.kinds.findable import Findable, page_called
from plugins.kinds.kind import ContentKind, KindPages, Updated, as_they_are, no_problems, nothing_below, nothing_beside
from plugins.kinds.new_file import NewFile, titled
from plugins.kinds.programmes.checks import programme_problems
from plugins.kinds.programmes.model import Programme
from plugins.reading.file_set import FileSet

FILES = FileSet(folder="program", is_shared=True)


def _findable(programmes: Sequence[Programme], _day: BuildDay) -> Iterator[Findable]:
    return (page_called(programme.title, programme.url) for programme in programmes)


def _updated(programme: Programme) -> Updated:
    return Updated(url=programme.url, day=programme.checked)


PROGRAMMES: ContentKind[Programme, Programme] = ContentKind(
    name="programmes",
    files=FILES,
    about="Menjelaskan program kunjungan, misalnya jemput bola",
    has_example=True,
    checks=programme_problems,
    notes=no_problems,
    model=Programme,
    model_checks=no_problems,
    shown=as_they_are,
    search=_findable,
    translated=(),
    pages=KindPages(
        address="/program/{slug}/",
        lists=(),
        beside=nothing_beside,
        below=nothing_below,
        anchors=frozenset(),
        is_asked_about=False,
        template="programme",
        updated=_updated,
        feed=None,
        calendar=None,
        open_data=None,
        pocket=None,
    ),
    new=NewFile(command="program-baru", options=("judul",), make=titled),
)
