"""Visit days seen from one day: what is coming, what changed, what is over."""

from datetime import date, timedelta

import pytest

from plugins.kinds.visits.pasaran import pasaran
from plugins.kinds.visits.schedule import Schedule
from plugins.kinds.visits.view import Surroundings, visit_views
from tests.unit.plugins.reading import content_of, dated_on
from tests.unit.plugins.small_content import FILES, VISIT, write_content

MOVED = """status: berubah
alasan: Balai desa dipakai.
riwayat:
  - {pada: 2026-11-20 10.00, apa: tanggal, semula: 2026-11-25, menjadi: 2026-12-03, alasan: Balai desa dipakai.}
"""
CANCELLED = """status: batal
alasan: Hujan lebat.
pengganti: wates-lagi
riwayat:
  - {pada: 2026-11-20 10.00, apa: status, semula: terjadwal, menjadi: batal, alasan: Hujan lebat.}
"""


def schedule(tmp_path, today, **visits):
    """The schedule of a day; each visit is named, and differs from the small one by what stands for its status."""
    changes = dict.fromkeys(name for name in FILES if name.startswith("kunjungan/"))
    for name, status in visits.items():
        changes[f"kunjungan/2026/{name.replace('_', '-')}.md"] = VISIT.replace("status: terjadwal\n", status)
    content = content_of(write_content(tmp_path / "content", changes))
    around = Surroundings(
        today=today,
        villages={village.slug: village for village in content.villages},
        guides={guide.slug: guide for guide in content.guides},
    )
    return Schedule(today=today, visits=visit_views(dated_on(around.today, content), around))


def slugs(visits):
    return [visit.slug for visit in visits]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1945, 8, 17), "Legi"),
        (date(1945, 8, 18), "Pahing"),
        (date(1945, 8, 16), "Kliwon"),
        (date(2025, 1, 1), "Pon"),
        (date(2026, 12, 3), "Wage"),
    ],
)
def test_the_market_day_follows_its_cycle_of_five(day, name):
    assert pasaran(day) == name


def test_a_visit_is_coming_until_its_day_is_over(tmp_path):
    days = [date(2026, 11, 1) + timedelta(days=number) for number in range(60)]

    listed = [day for day in days if slugs(schedule(tmp_path / str(day), day, wates="").coming)]

    assert listed == [day for day in days if day <= date(2026, 12, 3)]


def test_a_visit_that_is_over_is_never_coming_again(tmp_path):
    on_the_day = schedule(tmp_path, date(2026, 12, 3), wates="status: selesai\n")

    assert (slugs(on_the_day.coming), slugs(on_the_day.past)) == ([], ["wates"])


def test_a_cancelled_visit_is_not_coming_and_names_its_replacement(tmp_path):
    seen = schedule(tmp_path, date(2026, 11, 21), wates=CANCELLED, wates_lagi="")

    assert slugs(seen.coming) == ["wates-lagi"]
    assert slugs(seen.changed) == ["wates"]
    assert seen.visits[0].replacement.slug == "wates-lagi"


@pytest.mark.parametrize(("today", "stays"), [(date(2026, 12, 10), ["wates"]), (date(2026, 12, 11), [])])
def test_a_cancelled_visit_stays_in_sight_for_a_week_after_its_day(tmp_path, today, stays):
    seen = schedule(tmp_path, today, wates=CANCELLED, wates_lagi="")

    assert (slugs(seen.changed), sorted(slugs(seen.past))) == (stays, ["wates", "wates-lagi"])


@pytest.mark.parametrize(("today", "shown"), [(date(2026, 12, 10), "Balai lama"), (date(2026, 12, 11), None)])
def test_what_a_visit_said_before_is_shown_until_a_week_after_its_day(tmp_path, today, shown):
    elsewhere = MOVED.replace(
        "apa: tanggal, semula: 2026-11-25, menjadi: 2026-12-03", "apa: tempat, semula: Balai lama, menjadi: Balai desa"
    )

    (visit,) = schedule(tmp_path, today, wates=elsewhere).visits

    assert (visit.old("tempat"), visit.old("jam"), visit.sequence) == (shown, None, 1)


def test_a_moved_visit_remembers_the_day_it_was_on(tmp_path):
    (visit,) = schedule(tmp_path, date(2026, 11, 21), wates=MOVED).visits

    assert (visit.previous_day, visit.day) == (date(2026, 11, 25), date(2026, 12, 3))


@pytest.mark.parametrize(
    ("today", "is_alert"),
    [(date(2026, 11, 20), True), (date(2026, 11, 26), True), (date(2026, 12, 3), True), (date(2026, 12, 4), False)],
)
def test_a_moved_visit_is_an_alert_until_both_its_days_are_over(tmp_path, today, is_alert):
    assert bool(schedule(tmp_path, today, wates=MOVED).alerts) is is_alert


def test_a_change_of_a_far_visit_is_an_alert_for_a_week_only(tmp_path):
    far = CANCELLED.replace("2026-11-20", "2026-09-01").replace("wates-lagi", "null")

    soon = schedule(tmp_path / "soon", date(2026, 9, 8), wates=far)
    later = schedule(tmp_path / "later", date(2026, 9, 9), wates=far)

    assert (slugs(soon.alerts), slugs(later.alerts), slugs(later.changed)) == (["wates"], [], ["wates"])


def test_two_cancelled_visits_that_name_each_other_replace_nothing(tmp_path):
    back = CANCELLED.replace("pengganti: wates-lagi", "pengganti: wates")

    seen = schedule(tmp_path, date(2026, 11, 21), wates=CANCELLED, wates_lagi=back)

    assert [visit.replacement for visit in seen.visits] == [None, None]


def test_everybody_may_come_unless_villages_are_named(tmp_path):
    (named,) = schedule(tmp_path / "named", date(2026, 11, 21), wates="").visits
    content = write_content(
        tmp_path / "open", {"kunjungan/2026/wates-desember.md": VISIT.replace("[wates, tampung]", "semua")}
    )
    (open_visit,) = content_of(content).visits

    assert [village.slug for village in named.open_to] == ["wates", "tampung"]
    assert open_visit.open_to == ("semua",)
