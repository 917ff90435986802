"""A kind that the product does not have: businesses of the villages, `content/umkm/<slug>.md`."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from pathlib import Path

from pydantic import Field

from plugins.kinds.build_day import BuildDay
from plugins.kinds.calendar_event import CalendarEvent
from plugins.kinds.declared import KINDS
from plugins.kinds.feed_entry import Entry
from plugins.kinds.findable import Findable, page_called
from plugins.kinds.kind import (
    CalendarPart,
    ContentKind,
    FeedPart,
    KindPages,
    Kinds,
    Updated,
    as_they_are,
    at_most_one,
    no_problems,
    nothing_below,
    nothing_beside,
)
from plugins.kinds.new_file import NewFile, titled
from plugins.kinds.pocket_part import PocketLine, PocketPart
from plugins.reading.content_model import FileHeader
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.fields import Day, ShortName, Text
from plugins.reading.file_set import FileSet
from plugins.reading.problem import ContentProblem
from tests.unit.plugins.small_content import write

FILES = FileSet(folder="umkm")
TEMPLATE = """{% extends "base.html" %}{% block title %}{{ business.title }}{% endblock %}
{% block page %}<h1>{{ business.title }}</h1>{{ business.body_html|safe }}{% endblock %}
"""
CRISPS = """---
judul: Keripik singkong
desa: wates
tanggal: 2026-11-19
---
Pesan dua hari sebelumnya. [Jadwal](/kunjungan/)
"""


class Business(FileHeader):
    """One business."""

    title: Text = Field(alias="judul")
    village: ShortName = Field(alias="desa")
    day: Day = Field(alias="tanggal")

    @property
    def url(self) -> str:
        return f"/umkm/{self.slug}/"


def _no_shouting(files: Files, _tree: ContentTree) -> Iterator[ContentProblem]:
    for file in files:
        if (file.root.text("judul") or "").isupper():
            yield file.root.problem("judul", "Jangan berteriak.")


def _findable(businesses: Sequence[Business], _day: BuildDay) -> Iterator[Findable]:
    return (page_called(one.title, one.url) for one in businesses)


def _updated(one: Business) -> Updated:
    return Updated(url=one.url, day=one.day)


def _entry(one: Business, _day: BuildDay) -> Entry:
    updated = datetime.combine(one.day, time.min, one.file.office.tz)
    return Entry(title=one.title, url=one.url, html=one.body_html, updated=updated)


def _concerns(one: Business, village: str) -> bool:
    return one.village == village


def _rows(businesses: Sequence[Business], day: BuildDay) -> list[dict[str, str]]:
    return [{"judul": one.title, "alamat": day.site_url + one.url} for one in businesses]


def _in_the_pocket(businesses: Sequence[Business], _day: BuildDay) -> PocketPart:
    return PocketPart(
        title="Usaha warga", lines=tuple(PocketLine(title=one.title, text="Wates.") for one in businesses)
    )


def _event(one: Business) -> CalendarEvent:
    zone = one.file.office.zone
    return CalendarEvent(
        slug=one.slug,
        kind="Usaha",
        summary=one.title,
        details="",
        location="Wates",
        url=one.url,
        day=one.day,
        starts=time(8),
        ends=time(9),
        sequence=0,
        changed_at=datetime.combine(one.day, time.min, zone.tz),
        confirmed=True,
        cancelled=False,
        zone=zone,
    )


BUSINESSES: ContentKind[Business, Business] = ContentKind(
    name="businesses",
    files=FILES,
    about="Memperkenalkan usaha warga",
    has_example=True,
    checks=_no_shouting,
    notes=no_problems,
    model=Business,
    model_checks=no_problems,
    shown=as_they_are,
    search=_findable,
    translated=(),
    pages=KindPages(
        address="/umkm/{slug}/",
        lists=(),
        beside=nothing_beside,
        below=nothing_below,
        anchors=frozenset({"pesan"}),
        is_asked_about=False,
        template="business",
        updated=_updated,
        feed=FeedPart(
            entries=at_most_one(_entry), is_among_everything=True, concerns=_concerns, own_title="Usaha warga {office}"
        ),
        calendar=CalendarPart(event=_event, title="Usaha warga {office}"),
        open_data=_rows,
        pocket=_in_the_pocket,
    ),
    new=NewFile(command="umkm-baru", options=("judul",), make=titled),
)
WITH_BUSINESSES: Kinds = (*KINDS, BUSINESSES)


def write_template(folder: Path) -> Path:
    """Write the template of the kind, and return the folder in which it lies."""
    write(folder / "business.html", TEMPLATE)
    return folder
