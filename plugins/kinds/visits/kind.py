"""Declares visits, `content/kunjungan/<year>/<file name>.md`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from feedback_api.domain.search.shard import ThingKind
from feedback_api.wording import long_date
from plugins.kinds.build_day import BuildDay
from plugins.kinds.findable import Findable
from plugins.kinds.kind import CalendarPart, ContentKind, FeedPart, KindPages, Updated, at_most_one
from plugins.kinds.new_file import NewFile
from plugins.kinds.villages.wording import VISIT_WORDS
from plugins.kinds.visits import wording
from plugins.kinds.visits.checks import dated_visit_problems, visit_problems
from plugins.kinds.visits.events import visit_event
from plugins.kinds.visits.feed import visit_entry
from plugins.kinds.visits.model import Visit
from plugins.kinds.visits.new import new_visit
from plugins.kinds.visits.notes import visit_notes
from plugins.kinds.visits.open_rows import visit_rows
from plugins.kinds.visits.schedule import Schedule
from plugins.kinds.visits.view import VisitView
from plugins.reading.content_file import ContentFile
from plugins.reading.file_set import FileSet

FILES = FileSet(folder="kunjungan", is_nested=True)
MOST_FINDABLE = 60
DAY_OF_A_SERIES = re.compile(r"/kunjungan/(?P<series>[^/]+)-\d{4}-\d{2}-\d{2}/")


def _findable(visits: Sequence[VisitView], day: BuildDay) -> Iterator[Findable]:
    """Yield the visits people may still ask about: those to come, and changed ones whose old notice may be around."""
    schedule = Schedule(today=day.today, visits=tuple(visits))
    for visit in tuple(dict.fromkeys((*schedule.coming, *schedule.changed)))[:MOST_FINDABLE]:
        village, when = visit.village, long_date(visit.day)
        yield Findable(
            kind=ThingKind.VISIT,
            url=visit.url,
            title=f"{visit.title}, {when}",
            names=(village.name, *village.aliases, *village.guessed_aliases) if village else (visit.place.name,),
            says=(VISIT_WORDS, when),
        )


def _beside(file: ContentFile) -> Iterator[str]:
    yield f"/kunjungan/{file.slug}/kunjungan.ics"


def _is_day_of_a_series(address: str, visits: Mapping[str, Any]) -> bool:
    series = DAY_OF_A_SERIES.fullmatch(address)
    return series is not None and series["series"] in visits


def _concerns(visit: VisitView, village: str) -> bool:
    invited = visit.open_to or ()
    return village in {one.slug for one in (visit.village, *invited) if one}


def _updated(visit: VisitView) -> Updated | None:
    return Updated(url=visit.url, day=visit.history[-1].at.date()) if visit.history else None


def _rows(visits: Sequence[VisitView], day: BuildDay) -> list[dict[str, Any]]:
    return visit_rows(visits, day.site_url)


VISITS: ContentKind[Visit, VisitView] = ContentKind(
    name="visits",
    files=FILES,
    about="Mengumumkan hari kunjungan",
    has_example=True,
    checks=visit_problems,
    notes=visit_notes,
    model=Visit,
    model_checks=dated_visit_problems,
    shown=None,
    search=_findable,
    translated=(),
    pages=KindPages(
        address="/kunjungan/{slug}/",
        lists=("/kunjungan/", "/data/kunjungan.csv"),
        beside=_beside,
        below=_is_day_of_a_series,
        anchors=frozenset(),
        is_asked_about=False,
        template=None,
        updated=_updated,
        feed=FeedPart(
            entries=at_most_one(visit_entry), is_among_everything=True, concerns=_concerns, own_title=wording.FEED
        ),
        calendar=CalendarPart(event=visit_event, title=wording.CALENDAR),
        open_data=_rows,
        pocket=None,  # they are its schedule
    ),
    new=NewFile(command="kunjungan-baru", options=("desa", "tanggal"), make=new_visit),
)
