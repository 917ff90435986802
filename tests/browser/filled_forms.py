"""Fills three forms on a phone and finds each word in its box on paper: `python -m tests.browser.filled_forms`."""

import io
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page
from pypdf import PdfReader

from tests.browser.axe import EVERY_RULE, violations
from tests.browser.chromium import a_browser
from tests.browser.sheets import SLOW_MACHINE, sheets
from tests.serving import running_office

# A brother fetches a card; a child was born without a paper that says so; a child moves without its parents.
CASES = ("f-1-07", "f-2-03", "f-1-03a")
TYPED = ".official input[type=text]"
CHOSEN = ".official fieldset label:first-of-type input:not([type=text])"
DIGITS = "3514225203850007"
POINTS = 0.75  # a CSS pixel on paper
MARGIN_LEFT, MARGIN_TOP = 12 * 72 / 25.4, 10 * 72 / 25.4  # as official_sheet.css has them
TEXT_WIDTH = round((210 - 2 * 12) / 25.4 * 96)
SLACK = 3.0  # points; a letter stands on its line, and may reach a hair below it
PAPER_HEIGHT = 297 * 72 / 25.4


@dataclass(frozen=True, kw_only=True)
class Box:
    """Where a field stands on the sheet, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        across = self.left - SLACK <= x <= self.right + SLACK
        return across and self.top - SLACK <= y <= self.bottom + SLACK


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A piece of text on the sheet, with the place where it begins."""

    text: str
    x: float
    y: float


def faults(page: Page, form: str) -> Iterator[str]:
    """Fill the form, print it, and yield everything that is not as its page promises."""
    page.goto(f"/formulir/{form}/lembar/")
    page.get_by_role("button", name="Hapus semua isian").wait_for()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    typed = filled(page)
    yield from (f"axe: {found['id']}" for found in violations(page, EVERY_RULE))
    pdf = page.pdf(prefer_css_page_size=True)
    if sheets(pdf) != 1:
        yield f"{sheets(pdf)} sheets"
    yield from misplaced(typed, boxes(page, typed), printed(pdf))
    yield from (f"asked for {url}" for url in asked)
    if page.evaluate("Object.keys(localStorage).length"):
        yield "something was kept without being asked for"


def filled(page: Page) -> dict[str, str]:
    """Write something else into every field, tick the first of every choice, and return what was typed by field."""
    for choice in page.locator(CHOSEN).all():
        choice.check()
    return {str(field.get_attribute("id")): _typed(field, number) for number, field in enumerate(_fields(page))}


def _fields(page: Page) -> list[Locator]:
    return page.locator(TYPED).all()


def _typed(field: Locator, number: int) -> str:
    boxes = int(field.get_attribute("maxlength") or 0)
    text = DIGITS[:boxes] if boxes else f"Isian {number}"
    field.fill(text)
    return text


def boxes(page: Page, typed: Mapping[str, str]) -> dict[str, Box]:
    """Return where each field stands on paper: the page is laid out as wide as the sheet's text."""
    before = page.viewport_size
    page.set_viewport_size({"width": TEXT_WIDTH, "height": 1200})
    page.emulate_media(media="print")
    measured = page.evaluate(
        "ids => ids.map(id => { const box = document.getElementById(id).getBoundingClientRect();"
        " return [box.left, box.top + scrollY, box.right, box.bottom + scrollY]; })",
        list(typed),
    )
    page.emulate_media(media="screen")
    if before:
        page.set_viewport_size(before)
    return {name: _on_paper(*corners) for name, corners in zip(typed, measured, strict=True)}


def _on_paper(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(
        left=MARGIN_LEFT + left * POINTS,
        top=MARGIN_TOP + top * POINTS,
        right=MARGIN_LEFT + right * POINTS,
        bottom=MARGIN_TOP + bottom * POINTS,
    )


def printed(pdf: bytes) -> tuple[Printed, ...]:
    """Return every piece of text of the sheet."""
    found: list[Printed] = []

    def note(text: str, now: list[float], own: list[float], _font: object, _size: float) -> None:
        if text.strip():
            x = own[4] * now[0] + own[5] * now[2] + now[4]
            y = own[4] * now[1] + own[5] * now[3] + now[5]
            found.append(Printed(text=text, x=x, y=PAPER_HEIGHT - y))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    return tuple(found)


def misplaced(typed: Mapping[str, str], where: Mapping[str, Box], found: tuple[Printed, ...]) -> Iterator[str]:
    """Yield each field in whose box stands something else than what was typed into it."""
    for name, text in typed.items():
        inside = "".join(piece.text for piece in found if where[name].holds(piece.x, piece.y))
        if "".join(inside.split()) != "".join(text.split()):
            yield f"{name}: {text!r} was typed, {inside!r} stands in its box"


def main() -> int:
    """Do it with the three cases on a served example office; say of each what went wrong."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_office(Path(folder) / "var") as office,
        a_browser() as browser,
    ):
        found = {}
        for form in CASES:
            context = browser.new_context(
                base_url=office.origin, viewport={"width": 360, "height": 740}, service_workers="block"
            )
            context.set_default_timeout(SLOW_MACHINE)
            found[form] = list(faults(context.new_page(), form))
            context.close()
    for form, told in found.items():
        sys.stdout.writelines(f"FAIL {form}: {fault}\n" for fault in told)
    figures = {"forms filled": len(found), "faults": sum(map(len, found.values()))}
    sys.stdout.write(f"{json.dumps(figures)}\n")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
