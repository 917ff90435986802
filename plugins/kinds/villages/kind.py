"""Declares villages, `content/desa/<slug>.md`."""

from collections.abc import Iterator, Sequence

from feedback_api.domain.search.shard import ThingKind
from plugins.kinds.build_day import BuildDay
from plugins.kinds.findable import Findable
from plugins.kinds.kind import ContentKind, KindPages, no_date, no_problems, nothing_below
from plugins.kinds.villages import wording
from plugins.kinds.villages.model import Village
from plugins.reading.content_file import ContentFile
from plugins.reading.file_set import FileSet

BESIDE = ("/desa/{slug}/saku.html", "/desa/{slug}/atom.xml", "/desa/{slug}/kunjungan.ics", "/poster/desa/{slug}/")


def _by_name(villages: tuple[Village, ...], _day: BuildDay) -> tuple[Village, ...]:
    return tuple(sorted(villages, key=lambda village: village.name))


def _findable(villages: Sequence[Village], _day: BuildDay) -> Iterator[Findable]:
    for village in villages:
        yield Findable(
            kind=ThingKind.VILLAGE,
            url=village.url,
            title=wording.TITLE.format(village=village.name),
            names=(village.name, *village.aliases, *village.guessed_aliases),
            says=(wording.VISIT_WORDS,),
        )


def _beside(file: ContentFile) -> Iterator[str]:
    return (address.format(slug=file.slug) for address in BESIDE)


VILLAGES: ContentKind[Village, Village] = ContentKind(
    name="villages",
    files=FileSet(folder="desa"),
    about="Mengubah keterangan desa",
    has_example=False,
    checks=no_problems,
    notes=no_problems,
    model=Village,
    model_checks=no_problems,
    shown=_by_name,
    search=_findable,
    translated=(),
    pages=KindPages(
        address="/desa/{slug}/",
        lists=("/desa/",),
        beside=_beside,
        below=nothing_below,
        anchors=frozenset(),
        is_asked_about=True,
        template=None,
        updated=no_date,
        feed=None,
        calendar=None,
        open_data=None,
        pocket=None,  # they are its last part
    ),
    new=None,
)
