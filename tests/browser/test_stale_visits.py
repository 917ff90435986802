"""A page that was kept on a phone, or never built again, is put right by the phone's own clock."""

import json
from datetime import date, datetime, time, timedelta

import pytest

from feedback_api.domain.identity import Zone
from tests.content.published import content
from tests.examples import desa

SOON, LATER = desa(10), desa(11)
DESA, GUIDE, VISIT = SOON.url, "/panduan/ktp-el-hilang/", f"/kunjungan/contoh-{SOON.slug}/"


def read_on(page, address, today, *, later):
    """Open the page as if `later` days had passed since it was built."""
    moment = datetime.combine(today + timedelta(days=later), time(9), Zone.WIB.tz)
    page.add_init_script(f"Date.now = () => {int(moment.timestamp() * 1000)}")
    page.goto(address, wait_until="domcontentloaded")  # scripts that wait for the page have run by then


def days_in_sight(page):
    found = page.eval_on_selector_all(
        "[data-visit]", "all => all.filter(one => one.offsetParent !== null).map(one => one.dataset.visit)"
    )
    return [date.fromisoformat(day) for day in found]


@pytest.fixture
def today(open_office):
    """The day on which the demonstration was built, as its open data says."""
    return date.fromisoformat(json.loads(open_office.site.text("data/kunjungan.json"))["tanggal"])


@pytest.mark.parametrize("address", ["/", "/kunjungan/", DESA, GUIDE])
@pytest.mark.parametrize("later", [0, 1, 5, 12, 60])
def test_nothing_that_is_over_is_in_sight(phone, today, address, later):
    read_on(phone, address, today, later=later)

    assert [day for day in days_in_sight(phone) if day < today + timedelta(days=later)] == []


def test_a_list_without_anything_left_says_so(phone, today):
    read_on(phone, "/kunjungan/", today, later=60)

    assert phone.get_by_text("Belum ada jadwal kunjungan berikutnya.").is_visible()


def test_the_page_of_a_desa_says_that_nothing_is_planned_only_when_nothing_is(phone, today):
    read_on(phone, DESA, today, later=0)
    before = phone.get_by_text("Belum ada jadwal kunjungan ke desa ini.").is_visible()
    read_on(phone, DESA, today, later=60)

    assert (before, phone.get_by_text("Belum ada jadwal kunjungan ke desa ini.").is_visible()) == (False, True)


def test_a_visit_that_is_over_says_so_on_its_own_page(phone, today):
    read_on(phone, VISIT, today, later=0)
    before = phone.get_by_text("Kunjungan ini sudah lewat.").is_visible()
    read_on(phone, VISIT, today, later=30)

    assert (before, phone.get_by_text("Kunjungan ini sudah lewat.").is_visible()) == (False, True)


def test_the_desa_opened_last_is_the_one_a_guide_answers_for(phone, today):
    read_on(phone, DESA, today, later=0)
    read_on(phone, GUIDE, today, later=0)

    rows = phone.locator("[data-fastest] tbody:visible")

    assert rows.count() == 1
    assert SOON.slug in (rows.first.get_attribute("data-desa") or "").split()


def test_the_other_desa_are_one_press_away(phone, today):
    read_on(phone, DESA, today, later=0)
    read_on(phone, GUIDE, today, later=0)
    phone.get_by_role("button", name="Desa lain").click()

    named = " ".join(phone.locator("[data-fastest] tbody:visible th").all_inner_texts())

    assert (SOON.name in named, LATER.name in named) == (True, True)


def test_without_script_the_table_names_every_desa(new_page):
    page = new_page(javascript=False)
    page.goto(GUIDE)

    names = ", ".join(page.locator("[data-fastest] th").all_inner_texts()).split(", ")

    assert sorted(names) == sorted(village.name for village in content().villages)
