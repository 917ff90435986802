"""Takes the pictures of the README: every main page of a served example office, on a phone and on a desk."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import chromium
from tests.browser.chromium import a_browser
from tests.equipment import prepared_or_end
from tests.serving import RunningOffice, running_office

SHELF = Path(__file__).parent.parent.parent / "docs" / "screens"
WIDTHS = (360, 1280)
TALLEST = 1500
QUALITY = 62
PAGES = {
    "beranda": "/",
    "panduan": "/panduan/",
    "panduan-pindah": "/panduan/pindah-keluar/",
    "desa": "/desa/wates/",
    "kunjungan": "/kunjungan/",
    "tanya": "/tanya/",
    "kabar": "/kabar/",
    "kirim": "/kirim/?panduan=pindah-keluar",
    "lacak": "/lacak/",
    "cari": "/cari/",
    "saku": "/saku.html",
    "kinerja": "/kinerja/",
    "poster": "/poster/panduan/pindah-keluar/",
    "petugas-masuk": "/moderasi/masuk",
}
DESK = {
    "petugas-kunjungan": "/moderasi/kunjungan/",
    "petugas-rencana": "/moderasi/kunjungan/baru",
    "petugas-loket": "/moderasi/loket/",
    "petugas-tugas": "/moderasi/tugas/",
}


@dataclass(frozen=True, kw_only=True)
class Camera:
    """A browser of one width, looking at one office."""

    office: RunningOffice
    context: BrowserContext
    width: int

    def show(self, page: Page, name: str) -> None:
        """Keep a picture of the page as it stands, cut where nobody would scroll on."""
        height = min(TALLEST, int(page.evaluate("document.documentElement.scrollHeight")))
        page.screenshot(
            path=SHELF / f"{name}-{self.width}.jpg",
            type="jpeg",
            quality=QUALITY,
            full_page=True,
            clip={"x": 0, "y": 0, "width": self.width, "height": height},
        )

    def visit(self, name: str, path: str) -> Page:
        page = self.context.new_page()
        page.goto(self.office.origin + path)
        self.show(page, name)
        return page


def main() -> int:
    """Serve an example office in a folder of its own and picture it."""
    prepared_or_end(chromium.prepare)
    SHELF.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_office(Path(folder) / "var") as office,
        a_browser() as browser,
    ):
        for width in WIDTHS:
            picture_all(office, browser, width)
    return 0


def picture_all(office: RunningOffice, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, service_workers="block", locale="id-ID")
    camera = Camera(office=office, context=context, width=width)
    for name, path in PAGES.items():
        camera.visit(name, path).close()
    picture_a_question(camera)
    picture_the_desk(camera)
    context.close()


def picture_a_question(camera: Camera) -> None:
    """Send an empty form, then a whole one, and follow an answered question."""
    page = camera.visit("kirim-kosong", "/kirim/")
    page.get_by_role("button", name="Kirim", exact=True).click()
    camera.show(page, "kirim-salah")
    page.locator("[name=jenis][value=pertanyaan]").check()
    page.locator("[name=isi]").fill("Saya mau pindah ke Surabaya. Apa masih perlu surat pengantar RT?")
    page.locator("[data-similar] .alike").first.wait_for()  # whoever has seen these is not asked once more
    page.get_by_role("button", name="Kirim", exact=True).click()
    page.wait_for_url("**/kirim/diterima/**")
    camera.show(page, "tanda-terima")
    page.goto(camera.office.origin + "/tanya/")
    page.locator("main a[href^='/tanya/']").first.click()
    camera.show(page, "jawaban")
    (SHELF / f"kirim-kosong-{camera.width}.jpg").unlink()
    page.close()


def picture_the_desk(camera: Camera) -> None:
    name, password = camera.office.sign_in_line()
    page = camera.context.new_page()
    page.goto(camera.office.origin + "/moderasi/masuk")
    page.locator("[name=nama]").fill(name)
    page.locator("[name=sandi]").fill(password)
    page.locator("main button[type=submit]").click()
    camera.show(page, "petugas-antrean")
    page.locator("main a[href^='/moderasi/kiriman/'], main button").first.click()
    page.goto(camera.office.origin + "/moderasi/")
    page.locator("main a[href^='/moderasi/kiriman/']").first.click()
    camera.show(page, "petugas-jawab")
    page.close()
    for shown, path in DESK.items():
        camera.visit(shown, path).close()


if __name__ == "__main__":
    sys.exit(main())
