"""Somebody who looks when the office is open reads whether it is now, by the clock; an old page says nothing."""

from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser, Page

SCRIPT = (Path(__file__).parents[2] / "theme/static/js/open_now.js").read_text("utf-8")
SPAN = (
    '<p data-since="2026-12-03T00:00:00+07:00" data-opens="{day}T08:00:00+07:00" data-closes="{day}T15:00:00+07:00"'
    " hidden><span>buka {day}</span><span>tutup sampai {day}</span></p>"
)
PAGE = SPAN.format(day="2026-12-03") + SPAN.format(day="2026-12-07")
TRUE_AT = {
    "2026-12-03T07:59:00+07:00": "tutup sampai 2026-12-03",
    "2026-12-03T08:00:00+07:00": "buka 2026-12-03",
    "2026-12-03T09:59:00+09:00": "tutup sampai 2026-12-03",
    "2026-12-03T15:00:00+07:00": "tutup sampai 2026-12-07",
    "2026-12-04T09:00:00+07:00": "tutup sampai 2026-12-07",
    "2026-12-07T15:00:00+07:00": "",
    "2026-12-02T09:00:00+07:00": "",
}


def said_at(page: Page, now: str) -> str:
    page.set_content(PAGE)
    page.evaluate(f"{{Date.now = () => {int(datetime.fromisoformat(now).timestamp() * 1000)}; {SCRIPT}}}")
    return page.locator("body").inner_text().strip()


def test_it_says_what_is_true_at_that_moment(browser: Browser):
    page = browser.new_page()

    assert {now: said_at(page, now) for now in TRUE_AT} == TRUE_AT
    page.close()
