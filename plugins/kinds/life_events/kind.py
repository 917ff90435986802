"""Declares life events, `content/peristiwa/<slug>.md`."""

from collections.abc import Iterator, Sequence

from feedback_api.domain.search.shard import ThingKind
from plugins.kinds.build_day import BuildDay
from plugins.kinds.findable import Findable
from plugins.kinds.kind import ContentKind, KindPages, Updated, no_problems, nothing_below, nothing_beside
from plugins.kinds.life_events.checks import event_problems, sound_event_problems
from plugins.kinds.life_events.model import LifeEvent
from plugins.kinds.life_events.open_rows import open_rows
from plugins.kinds.life_events.pocket import in_the_pocket
from plugins.kinds.life_events.view import EventView
from plugins.kinds.new_file import NewFile, titled
from plugins.reading.file_set import FileSet

FILES = FileSet(folder="peristiwa", is_shared=True)


def _findable(views: Sequence[EventView], _day: BuildDay) -> Iterator[Findable]:
    for view in views:
        names = (view.title, *view.event.aliases)
        yield Findable(kind=ThingKind.EVENT, url=view.url, title=view.title, names=names)


def _updated(view: EventView) -> Updated:
    return Updated(url=view.url, day=view.changed)


LIFE_EVENTS: ContentKind[LifeEvent, EventView] = ContentKind(
    name="life_events",
    files=FILES,
    about="Mengurutkan panduan untuk satu peristiwa, misalnya menikah",
    has_example=True,
    checks=event_problems,
    notes=no_problems,
    model=LifeEvent,
    model_checks=sound_event_problems,
    shown=None,
    search=_findable,
    translated=(),
    pages=KindPages(
        address="/peristiwa/{slug}/",
        lists=("/peristiwa/",),
        beside=nothing_beside,
        below=nothing_below,
        anchors=frozenset({"isi-map"}),
        is_asked_about=False,
        template=None,
        updated=_updated,
        feed=None,
        calendar=None,
        open_data=open_rows,
        pocket=in_the_pocket,
    ),
    new=NewFile(command="peristiwa-baru", options=("judul",), make=titled),
)
