"""A resident opens the pocket edition from the phone's own folder, where there is no connection at all."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe
from tests.browser.conftest import PATIENCE, PHONE, NewPage
from tests.opened import OpenOffice

WHOLE, WATES = "saku.html", "desa/wates/saku.html"
MADE = re.compile(r'data-made="([\d-]+)"')


@pytest.fixture(params=[WHOLE, WATES])
def file(request: pytest.FixtureRequest, open_office: OpenOffice) -> Path:
    """An edition as it lies in the folder of downloads."""
    path: Path = open_office.site.root / request.param
    return path


@pytest.fixture
def whole(open_office: OpenOffice) -> Path:
    return open_office.site.root / WHOLE


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": PHONE, "height": 740}, offline=True, locale="id-ID")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False, offline=True)
    yield context.new_page()
    context.close()


def found(page: Page, words: str) -> list[str]:
    page.get_by_label("Cari di buku saku ini").fill(words)
    return page.locator("[data-found] a").all_inner_texts()


def made_on(file: Path) -> datetime:
    made = MADE.search(file.read_text("utf-8"))
    assert made
    return datetime.fromisoformat(f"{made[1]}T00:00:00+07:00")


def complaints(page: Page) -> list[str]:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def test_the_file_opens_without_a_complaint_and_without_a_connection(offline, file):
    said = complaints(offline)

    offline.goto(file.as_uri())

    assert offline.get_by_role("heading", level=1).inner_text().startswith("Buku saku")
    assert offline.get_by_label("Cari di buku saku ini").is_visible()
    assert said == []


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("ktp ilang", "KTP hilang"),
        ("bikin surat pindah", "Pindah ke luar kabupaten"),
        ("akte lahir anak", "Akta kelahiran"),
        ("kk pecah", "Pisah KK"),
        ("SKTM", "Surat keterangan tidak mampu (SKTM)"),
        ("jadwal", "Jadwal kunjungan"),
    ],
)
def test_words_as_people_type_them_find_the_guide(offline, whole, words, title):
    offline.goto(whole.as_uri())

    assert title in found(offline, words)[:3]


def test_what_was_found_opens_at_a_touch(offline, whole):
    offline.goto(whole.as_uri())
    found(offline, "ktp ilang")

    offline.locator("[data-found] a").first.click()

    paper = offline.locator("#ktp-el-hilang li", has_text="Surat kehilangan dari polisi")
    paper.wait_for()
    assert paper.is_visible()


def test_nothing_found_says_so(offline, whole):
    offline.goto(whole.as_uri())

    assert found(offline, "zzz qqq") == []
    assert "Tidak ada yang cocok." in offline.locator("[data-found]").inner_text()


def test_a_link_into_the_file_opens_its_guide(offline, whole):
    offline.goto(f"{whole.as_uri()}#sktm")

    assert offline.locator("#sktm").get_attribute("open") is not None


def test_days_that_are_over_by_the_phones_clock_are_gone_and_the_file_says_how_old_it_is(offline, whole):
    offline.clock.set_fixed_time(made_on(whole) + timedelta(days=60, hours=12))

    offline.goto(whole.as_uri())

    assert offline.locator("[data-until]:visible").count() == 0
    assert "Buku saku ini sudah 60 hari." in offline.locator("[data-old]").inner_text()


def test_a_fresh_file_does_not_speak_of_its_age(offline, whole):
    offline.goto(whole.as_uri())

    assert not offline.locator("[data-old]").is_visible()
    assert offline.locator("[data-until]:visible").count() > 0


def test_without_script_every_guide_opens_and_nothing_useless_is_shown(without_script, file):
    without_script.goto(file.as_uri())

    without_script.get_by_text("KTP hilang", exact=True).and_(without_script.locator("h3")).click()

    assert without_script.locator("#ktp-el-hilang").get_by_text("Rp 0").first.is_visible()
    assert not without_script.get_by_label("Cari di buku saku ini").is_visible()


def test_on_the_smallest_phone_nothing_is_wider_than_the_screen(browser, file):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")

    width = page.evaluate("document.documentElement.scrollWidth")

    context.close()
    assert width <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_people_who_cannot_see_well_can_read_it(browser, file, scheme):
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": PHONE, "height": 740})
    page = context.new_page()
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")

    violations = axe.violations(page, axe.EVERY_RULE)

    context.close()
    assert [(found["id"], [node["html"][:100] for node in found["nodes"]]) for found in violations] == []


def test_the_office_serves_it_so_that_its_script_runs(new_page: NewPage):
    page = new_page()
    said = complaints(page)

    page.goto(f"/{WATES}")

    assert found(page, "sktm")[0] == "Surat keterangan tidak mampu (SKTM)"
    assert said == []


def test_no_other_script_runs_in_it(new_page: NewPage):
    page = new_page()
    page.goto(f"/{WHOLE}")

    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.intruder = true'}))"
    )

    assert page.evaluate("window.intruder") is None


def test_the_button_saves_the_file_under_its_name_and_day(new_page: NewPage, tmp_path):
    page = new_page()
    page.goto("/saku/")

    with page.expect_download() as download:
        button = page.locator("a[download]").first
        button.click()

    download.value.save_as(tmp_path / "saved.html")
    name = download.value.suggested_filename
    assert name == button.get_attribute("download")
    assert re.fullmatch(r"saku-[a-z-]+-20\d\d-\d\d-\d\d\.html", name)
    assert (tmp_path / "saved.html").stat().st_size > 90_000
