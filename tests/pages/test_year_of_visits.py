"""On no day is a reader of any page, with or without script, told to come to a visit that is over.

Read are days of every kind; with `--long`, as `inv prove` asks for, all 400.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from feedback_api.domain.identity import Zone
from feedback_api.web.qr_code import qr_code
from plugins.edition.content import Content, read_content
from plugins.edition.visits.fastest_view import Ways, table_of
from plugins.kinds.tree import read_content_tree, read_office
from plugins.kinds.visits.events import visit_event
from plugins.kinds.visits.schedule import Schedule
from plugins.kinds.visits.view import Surroundings, VisitView, visit_views
from plugins.pages.calendar.calendar_file import CalendarFile
from plugins.pages.calendar.ics import calendar_text
from plugins.pages.frame.assets import Assets
from plugins.pages.frame.environment import prepare
from tests.pages.checker.calendars import by_ical_js, by_vobject
from tests.pages.year_of_visits import FIRST, VILLAGES, write_year
from tests.serving import ROOT
from tests.unit.plugins.reading import dated_on

DAYS = [FIRST - timedelta(days=20) + timedelta(days=number) for number in range(400)]
STATUSES = ("terjadwal", "berubah", "batal")
# The day before, the day itself, the one after, and when a cancelled visit is out of sight.
AROUND = (-1, 0, 1, 7, 8)
CARD = re.compile(r'<li class="visit"(?: data-visit="([\d-]+)")?>(.*?)</li>', re.DOTALL)
ALERT = re.compile(r'<li class="alert[^"]*" data-visit="([\d-]+)">')
ROW = re.compile(r'<tr data-visit="([\d-]+)">')
WHEN = re.compile(r'<span class="unseen">, \w+, (\d+) (\w+) (\d{4})</span>')
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
          "November", "Desember")  # fmt: skip
RELATIVE = re.compile(r"\b(besok|lusa|hari ini|minggu depan|hari lagi)\b", re.IGNORECASE)
OVER = ("leaf--past", "leaf--off")


@dataclass(frozen=True, kw_only=True)
class Card:
    """A visit in a list: its day, until when the script leaves it there, and whether it is shown as one to go to."""

    day: date
    until: date | None
    invites: bool


@pytest.fixture(scope="module")
def content(tmp_path_factory) -> Content:
    folder = tmp_path_factory.mktemp("year")
    write_year(folder)
    read = read_content(read_content_tree([ROOT / "content", folder]), demonstration=False)
    assert isinstance(read, Content), [str(problem) for problem in read]
    return read


@pytest.fixture(scope="module")
def schedules(content, request) -> dict[date, Schedule]:
    """What stands in the schedule, by the day on which it is read."""
    days = DAYS if request.config.getoption("long") else telling_days(content)
    return {day: schedule_on(content, day) for day in days}


def telling_days(content: Content) -> list[date]:
    """Return the ends of the 400 days, and those around the first, a middle and the last visit of each status."""
    visits = sorted(schedule_on(content, FIRST).visits, key=lambda visit: visit.day)
    alike = [[visit.day for visit in visits if visit.status == status] for status in STATUSES]
    chosen = {days[place] for days in alike for place in (0, len(days) // 2, -1)}
    return sorted({DAYS[0], DAYS[-1], *(day + timedelta(days=shift) for day in chosen for shift in AROUND)} & {*DAYS})


@cache
def environment() -> Environment:
    made = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"]
    )  # fmt: skip
    office = read_office([ROOT / "content"])
    assert office
    prepare(made, templates=(str(ROOT / "theme/templates"),), assets=Assets(ROOT / "theme/static"), office=office)
    return made


def schedule_on(content: Content, today: date) -> Schedule:
    around = Surroundings(
        today=today,
        villages={village.slug: village for village in content.villages},
        guides={guide.slug: guide for guide in content.guides},
    )
    return Schedule(today=today, visits=visit_views(dated_on(around.today, content), around))


def rendered(template: str, content: Content, **things: Any) -> str:
    lists = dict.fromkeys(("recent_answers", "recent_posts", "answers", "programmes", "activities"), ())
    everywhere = {
        "office": content.office.identity,
        "last_good": lambda _: None,
        "categories": content.categories,
        "villages": content.villages,
        "guides_ending_in_village": (),
        "guides_starting_in_village": (),
    }
    return environment().get_template(f"{template}.html").render(**lists, **everywhere, **things)


def pages_on(content: Content, schedule: Schedule) -> Iterator[str]:
    """Yield what people read about visits on one day: the schedule, the home page, and the page of one desa."""
    village = content.villages[schedule.today.toordinal() % len(content.villages)]
    ways = Ways(schedule=schedule, places={}, holidays=frozenset())
    answers = [ways.fastest(guide, village) for guide in content.guides[:12]]
    changed = [visit for visit in schedule.changed if visit not in schedule.coming]
    yield rendered(
        "visits", content, coming=schedule.coming, alerts=schedule.alerts, changed=changed, past=schedule.past[:12]
    )
    yield rendered("home", content, alerts=schedule.alerts, next_visits=schedule.next(4))
    yield rendered(
        "village",
        content,
        village=village,
        qr=qr_code(village.url),
        today=schedule.today,
        next_visits=[visit for visit in schedule.coming if visit.concerns(village)],
        changed_visits=[visit for visit in schedule.changed if visit.concerns(village)],
        past_visits=[visit for visit in schedule.past if visit.is_in(village)][:12],
        fastest_here=[answer for answer in answers if answer.where],
    )


def cards(page: str) -> Iterator[Card]:
    for until, inside in CARD.findall(page):
        day, month, year = WHEN.findall(inside)[0]
        yield Card(
            day=date(int(year), MONTHS.index(month) + 1, int(day)),
            until=date.fromisoformat(until) if until else None,
            invites=not any(shape in inside for shape in OVER),
        )


def test_a_year_of_visits_has_moves_cancellations_and_a_fixed_day(content):
    statuses = [visit.status for visit in schedule_on(content, FIRST).visits]

    assert {visit.village for visit in content.visits} >= set(VILLAGES)
    assert (statuses.count("berubah") > 20, statuses.count("batal") > 15, len(content.visits) > 143) == (True,) * 3


def test_the_days_that_are_read_are_of_every_kind(content, schedules):
    visits = [visit for visit in schedule_on(content, FIRST).visits if DAYS[0] < visit.day < DAYS[-1]]

    met = {
        (visit.status, shift) for visit in visits for shift in AROUND if visit.day + timedelta(days=shift) in schedules
    }

    assert met == {(status, shift) for status in STATUSES for shift in AROUND}


def test_no_list_holds_a_visit_that_is_over(schedules):
    over = [
        (day, visit.slug)
        for day, schedule in schedules.items()
        for visit in schedule.coming
        if visit.day < day or visit.status in {"batal", "selesai"}
    ]

    assert over == []


def test_every_visit_is_coming_until_its_own_day(schedules):
    missing = [
        (day, visit.slug)
        for day, schedule in schedules.items()
        for visit in schedule.visits
        if visit.status != "batal" and visit.day >= day and visit not in schedule.coming
    ]

    assert missing == []


def test_no_page_invites_to_a_visit_that_is_over(content, schedules):
    read = [(day, page) for day, schedule in schedules.items() for page in pages_on(content, schedule)]

    stale = [(day, card) for day, page in read for card in cards(page) if card.invites and card.day < day]
    left_to_nobody = [card for _, page in read for card in cards(page) if card.invites and card.until != card.day]

    assert (stale, left_to_nobody) == ([], [])
    assert [day for day, page in read for until in ALERT.findall(page) + ROW.findall(page) if until < str(day)] == []
    assert [(day, words) for day, page in read if (words := RELATIVE.findall(re.sub(r"<[^>]+>", " ", page)))] == []


def test_a_cancelled_visit_is_in_sight_until_a_week_after_its_day(content, schedules):
    cancelled = [visit for visit in schedule_on(content, FIRST).visits if visit.status == "batal"]
    seen = {day: {visit.slug for visit in schedule.changed} for day, schedule in schedules.items()}

    wrong = [
        (day, visit.slug)
        for visit in cancelled
        for day, slugs in seen.items()
        if (visit.slug in slugs) is not (day <= visit.day + timedelta(days=7)) and visit.day < DAYS[-1]
    ]

    assert wrong == []


def test_what_a_visit_was_called_once_it_is_called_on_every_later_day(schedules):
    known: set[str] = set()
    lost = []
    for schedule in schedules.values():
        today = {visit.slug for visit in schedule.visits}
        lost += sorted(known - today)
        known |= today

    assert lost == []


@pytest.mark.parametrize("day", [DAYS[0], DAYS[180], DAYS[399]])
def test_the_calendar_of_the_whole_year_is_read_by_two_libraries(content, tmp_path, day):
    visits: tuple[VisitView, ...] = schedule_on(content, day).visits
    path: Path = tmp_path / "kunjungan.ics"
    file = CalendarFile(name="Kunjungan", zone=Zone.WIB, page="/kunjungan/", events=tuple(map(visit_event, visits)))
    path.write_bytes(calendar_text(file, "https://kantor.example").encode())

    (read,) = by_ical_js(path)

    assert read == by_vobject(path)
    assert len({event.uid for event in read}) == len(visits)
    assert sum(event.status == "CANCELLED" for event in read) == sum(visit.status == "batal" for visit in visits)


def test_the_table_of_a_guide_names_each_desa_once(content):
    schedule = schedule_on(content, DAYS[30])
    ways = Ways(schedule=schedule, places=content.places, holidays=frozenset())

    tables = [table_of(ways.for_villages(guide, content.villages)) for guide in content.guides]

    named = [[village.slug for row in table.rows for village in row.villages] for table in tables]
    villages = sorted(village.slug for village in content.villages)
    assert [sorted(slugs) for slugs in named] == [villages] * len(content.guides)
