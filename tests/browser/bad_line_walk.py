"""Walks a bad line as a resident and as staff do, with a battery that dies, and pictures each step at 360 pixels."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect, sync_playwright

from tests.asking import ask
from tests.browser import staff
from tests.browser.bad_line import Line, line_to
from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.opened import OpenOffice, opened
from tests.serving import running_office

GUIDE, QUESTION = "/panduan/kia/", "Anak saya umur 3 tahun. Boleh diwakilkan neneknya?"
ANSWER = "Boleh. Nenek membawa KK asli dan surat kuasa."


@dataclass(kw_only=True)
class Walk:
    """One phone that keeps its memory when it goes off, on one line to one office."""

    playwright: Playwright
    office: OpenOffice
    line: Line
    memory: Path
    pictures: Path
    name: str
    taken: int = 0

    @contextmanager
    def phone(self) -> Iterator[Page]:
        """Switch the phone on; at the end its battery dies."""
        context = self.playwright.chromium.launch_persistent_context(
            self.memory,
            executable_path=find_chromium(),
            args=list(ARGUMENTS),
            base_url=self.line.origin,
            viewport={"width": 360, "height": 740},
            locale="id-ID",
        )
        try:
            yield context.pages[0]
        finally:
            context.close()

    def show(self, page: Page, step: str) -> None:
        self.taken += 1
        page.screenshot(path=self.pictures / f"{self.name}-{self.taken}-{step}.png")


def resident(walk: Walk) -> None:
    """Ask, lose the line, come back: the letter is whole and leaves once."""
    asks_into_nothing(walk)
    walk.line.begins()
    comes_back(walk)
    assert walk.office.waiting().count(QUESTION) == 1


def asks_into_nothing(walk: Walk) -> None:
    with walk.phone() as page:
        page.goto(GUIDE)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.goto("/kirim/?panduan=kia")
        walk.show(page, "empty-form")
        page.get_by_role("radio", name="Keluhan").check()
        page.get_by_label("Desa Anda").select_option(label="Wates")
        page.get_by_label("Tulis di sini").fill(QUESTION)
        walk.line.ends()
        page.get_by_role("button", name="Kirim").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Formulir butuh sinyal")
        walk.show(page, "sent-into-nothing")
        page.goto(GUIDE)
        expect(page.get_by_text("Salinan dari")).to_be_visible()
        walk.show(page, "copy-of-the-guide")
        page.goto("/cari/?q=kartu+anak")
        expect(page.get_by_text("Ini hanya dari halaman yang tersimpan")).to_be_visible()
        walk.show(page, "search-in-what-is-kept")


def comes_back(walk: Walk) -> None:
    with walk.phone() as page:
        page.goto("/kirim/?panduan=kia")
        expect(page.get_by_role("radio", name="Keluhan")).to_be_checked()
        walk.show(page, "came-back")
        page.get_by_role("button", name="Kirim").click()
        expect(page.get_by_role("heading", name="Sudah kami terima")).to_be_visible()
        walk.show(page, "receipt")


def member_of_staff(walk: Walk) -> None:
    """Answer, lose the session, lose the line, lose the battery: the answer is there, for this member alone."""
    text = "Jam berapa loket buka hari Jumat?"
    ask(walk.office.running.visitor(), text)
    item = f"/moderasi/kiriman/{walk.office.id_of(text)}"
    answers_into_nothing(walk, item)
    walk.line.begins()
    finds_the_answer(walk, item)


def answers_into_nothing(walk: Walk, item: str) -> None:
    with walk.phone() as page:
        staff.sign_in(page, walk.office)
        page.goto(item)
        staff.write_answer(page, ANSWER)
        page.context.clear_cookies()
        staff.publish(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Masuk petugas")
        walk.show(page, "session-ended")
        enter(walk, page)
        expect(page.get_by_label("Jawaban", exact=True)).to_have_value(ANSWER)
        walk.show(page, "signed-in-again")
        walk.line.ends()
        staff.publish(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Meja petugas butuh sinyal")
        walk.show(page, "published-into-nothing")


def finds_the_answer(walk: Walk, item: str) -> None:
    with walk.phone() as page:
        page.goto(item)
        if "/masuk" in page.url:
            enter(walk, page)
        expect(page.get_by_label("Jawaban", exact=True)).to_have_value(ANSWER)
        walk.show(page, "battery-was-dead")
        page.get_by_label("Jawaban", exact=True).scroll_into_view_if_needed()
        walk.show(page, "answer-is-there")
        staff.publish(page)
        expect(page.get_by_text("Terbit. Halaman:")).to_be_visible()
        walk.show(page, "published")


def enter(walk: Walk, page: Page) -> None:
    name, password = walk.office.running.sign_in_line()
    page.get_by_label("Nama").fill(name)
    page.get_by_label("Sandi").fill(password)
    page.get_by_role("button", name="Masuk").click()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.bad_line_walk", description=__doc__)
    parser.add_argument("--pictures", type=Path, default=Path("output/bad-line"))
    pictures: Path = parser.parse_args(arguments or []).pictures
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, running_office(Path(folder) / "var") as running:
        office = opened(running)
        with sync_playwright() as playwright, line_to(running.port) as line:
            for name, go in (("resident", resident), ("staff", member_of_staff)):
                memory = Path(folder) / name
                go(Walk(playwright=playwright, office=office, line=line, memory=memory, pictures=pictures, name=name))
    sys.stdout.write(f"bad line: two walks whole, pictures in {pictures}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
