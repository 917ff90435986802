"""Replays a day at the office on phones of 360 pixels: twelve letters, what becomes of each, a picture of each step.

`python -m tests.browser.replayed_day` serves a small office whose press builds its site; a test replays the same
day without a site.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from feedback_api.actions.members import staff
from feedback_api.domain.members.staff import Role
from feedback_api.services import Services
from feedback_api.wiring import open_services
from publisher.data_directory import DataDirectory
from tests.browser.chromium import a_browser
from tests.serving import wait_for
from tests.small_office import small_office

PHONE = ViewportSize(width=360, height=740)
PASSWORD = "rahasia sekali"  # noqa: S105 of nobody
DESK, SUPERVISOR = "sri", "wati"
# Each resident has a line of their own, as a proxy would say; four letters come through one.
CALLER = "X-Test-Client"
LIMITS = {"SEKALI_CLIENT_ADDRESS_HEADER": CALLER, "SEKALI_LIMIT_OVERALL": "8 per hour"}

REPORT = "Petugas loket minta uang 50 ribu supaya KTP saya cepat jadi."
LOST, LOST_TOO = "KTP saya hilang di pasar. Apa yang dibawa?", "KTP hilang, bawa apa saja ke kantor?"
CHILD, AGAIN = "Kartu anak umur tiga tahun perlu foto?", "Kalau anaknya sudah enam tahun?"
LAMP = "Lampu jalan depan masjid mati sejak Senin."
BROKEN = "KTP saya retak. Perlu surat dari polisi?"
HOURS = "Hari Jumat loket buka sampai jam berapa?"
SCHOOL = "Anak saya pindah sekolah, apa perlu surat dari kecamatan?"
FLOOD = tuple(f"Klik tautan hadiah nomor {number}." for number in range(1, 5))


@dataclass(kw_only=True)
class Day:
    """A resident's phone and a member's, the codes that were noted, and where pictures go, if anywhere.

    `has_site`: a press builds what residents read, a little later.
    """

    resident: Page
    desk: Page
    has_site: bool
    pictures: Path | None = None
    codes: dict[str, str] = field(default_factory=dict)
    taken: int = 0

    def show(self, page: Page, step: str) -> None:
        """Look at the whole page: nothing is wider than the phone."""
        page.wait_for_load_state()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], step
        self.taken += 1
        if self.pictures:
            page.screenshot(path=self.pictures / f"{self.taken:02}-{step}.png", full_page=True)

    def says(self, address: str, words: str, step: str) -> None:
        """Wait until the site says so, where there is one."""
        if self.has_site:
            wait_for(lambda: words in self._read(address), seconds=60)
            self.show(self.resident, step)

    def _read(self, address: str) -> str:
        self.resident.goto(address)
        return self.resident.locator("body").inner_text()


def members(services: Services) -> None:
    """Let two people work here."""
    for name, role in ((DESK, Role.DISTRICT), (SUPERVISOR, Role.SUPERVISOR)):
        staff.create(services, staff.NewMember(name=name, role=role, password=PASSWORD))


def replay(day: Day) -> None:
    """Let the day happen, in the order of its steps."""
    for step in STEPS:
        step(day)


def letters_come(day: Day) -> None:
    """Eight people write, and somebody four times the same."""
    sends(day, REPORT, line=1, kind="laporan")
    day.show(day.resident, "report-taken")
    expect(day.resident.locator("main")).to_contain_text("pengawas")
    for line, text in enumerate((LOST, LOST_TOO, CHILD, LAMP, BROKEN, HOURS, SCHOOL), start=2):
        sends(day, text, line=line, kind="keluhan" if text == LAMP else "pertanyaan")
    day.show(day.resident, "letter-taken")
    for text in FLOOD:
        sends(day, text, line=99)
    assert len(set(day.codes.values())) == 12


def sri_begins(day: Day) -> None:
    """The desk sees the flood, and nothing of the report; one tap puts the four aside."""
    sign_in(day, DESK)
    expect(main(day.desk)).to_contain_text("Banjir kiriman? 4 kiriman dari 1 sambungan.")
    expect(main(day.desk)).not_to_contain_text("minta uang")
    day.show(day.desk, "queue-with-flood")
    day.desk.get_by_role("button", name="Sisihkan 4 kiriman").click()
    expect(main(day.desk)).to_contain_text("4 kiriman disisihkan.")
    expect(main(day.desk)).to_contain_text("7 menunggu")
    day.show(day.desk, "flood-put-aside")


def two_become_one(day: Day) -> None:
    """One of two who ask the same is answered in public, the other reads that answer under the own code."""
    address = publishes(day, LOST, "**Bawa KK dan surat kehilangan.** Surat itu dari kantor polisi.")
    day.show(day.desk, "published")
    opens(day, LOST_TOO)
    more(day, "Gabung")
    day.desk.get_by_label("Atau alamat halamannya").fill(address)
    day.show(day.desk, "merge-asked")
    day.desk.get_by_role("button", name="Gabung", exact=True).first.click()
    expect(day.desk.get_by_role("status").first).to_contain_text("Digabung")
    follows(day, LOST_TOO)
    expect(main(day.resident)).to_contain_text("Bawa KK dan surat kehilangan.")
    day.show(day.resident, "merged-as-sender-reads")
    day.says(address, "Bawa KK dan surat kehilangan.", "published-page")


def one_asks_again(day: Day) -> None:
    """Whoever was answered sends one more message; both answers stand on one page."""
    address = publishes(day, CHILD, "**Belum perlu foto.** Foto diminta mulai umur lima tahun.")
    follows(day, CHILD)
    day.resident.get_by_label("Yang masih ingin Anda tanyakan").fill(AGAIN)
    day.show(day.resident, "answer-and-follow-up")
    day.resident.get_by_role("button", name="Kirim susulan").click()
    expect(heading(day.resident)).to_have_text("Pesan susulan: Diterima")
    day.desk.goto("/moderasi/")
    expect(card(day, AGAIN)).to_contain_text("Pesan susulan, satu kode dengan yang pertama")
    opens(day, AGAIN)
    day.show(day.desk, "thread-on-the-desk")
    answers(day, "**Perlu.** Bawa dua lembar foto.")
    day.desk.get_by_role("button", name="Terbitkan").click()
    expect(main(day.desk)).to_contain_text("Terbit. Halaman:")
    follows(day, CHILD)
    expect(heading(day.resident)).to_have_text("Pesan susulan: Dijawab")
    day.show(day.resident, "thread-as-sender-reads")
    day.says(address, "Bawa dua lembar foto.", "thread-page")


def one_is_forwarded(day: Day) -> None:
    """What another office does goes there, and its sender reads where and why."""
    opens(day, LAMP)
    more(day, "Teruskan")
    day.desk.get_by_label("Atau tulis sendiri").fill("Dinas Perhubungan")
    day.desk.get_by_label("Alasan").fill("Lampu jalan diurus dinas itu.")
    day.show(day.desk, "forward-asked")
    day.desk.get_by_role("button", name="Teruskan dan kabari pengirim").click()
    expect(day.desk.get_by_role("status").first).to_contain_text("Diteruskan")
    follows(day, LAMP)
    expect(main(day.resident)).to_contain_text("Sudah kami teruskan ke Dinas Perhubungan.")
    expect(main(day.resident)).to_contain_text("Lampu jalan diurus dinas itu.")
    day.show(day.resident, "forwarded-as-sender-reads")


def one_is_corrected(day: Day) -> None:
    """A wrong answer was public; the right one is, with a note."""
    address = publishes(day, BROKEN, "**Perlu.** Minta surat itu di polsek.")
    day.desk.get_by_role("status").get_by_role("link", name="/tanya/").first.wait_for()
    day.desk.goto(f"/moderasi/kiriman/{address.strip('/').partition('/')[2]}")
    day.desk.locator("summary", has_text="Perbaiki jawaban").click()
    day.desk.get_by_label("Jawaban", exact=True).fill("**Tidak perlu.** Surat itu untuk KTP yang hilang.")
    day.desk.get_by_label("Apa yang diperbaiki").fill("Surat polisi tidak perlu untuk KTP rusak.")
    day.desk.get_by_label("Sudah saya baca").check()
    day.show(day.desk, "correcting")
    day.desk.get_by_role("button", name="Terbitkan perbaikannya").click()
    expect(main(day.desk)).to_contain_text("Terbit")
    follows(day, BROKEN)
    expect(main(day.resident)).to_contain_text("Surat polisi tidak perlu untuk KTP rusak.")
    day.show(day.resident, "corrected-as-sender-reads")
    day.says(address, "Surat polisi tidak perlu untuk KTP rusak.", "corrected-page")


def a_slip_is_undone(day: Day) -> None:
    """The wrong button was pressed; one more press takes it back, and the right answer goes to the sender alone."""
    opens(day, HOURS)
    more(day, "Tolak")
    day.desk.get_by_label("Alasan").fill("Bukan urusan kantor ini.")
    day.desk.get_by_role("button", name="Tolak dengan alasan ini").click()
    slip = day.desk.locator("form.said", has_text="Bisa diurungkan sampai").first
    expect(slip).to_be_visible()
    day.show(day.desk, "slip")
    slip.get_by_role("button", name="Urungkan").click()
    expect(main(day.desk)).to_contain_text("Sudah diurungkan. Yang tadi Anda tulis masih ada di bawah.")
    day.show(day.desk, "slip-undone")
    answers(day, "**Sampai pukul 11.** Hari Jumat tutup lebih awal.")
    more(day, "Jawab pribadi")
    expect(day.desk.get_by_role("status").first).to_contain_text("Dijawab pribadi")
    follows(day, HOURS)
    expect(main(day.resident)).to_contain_text("Sampai pukul 11.")
    expect(main(day.resident)).not_to_contain_text("Bukan urusan kantor ini.")
    day.show(day.resident, "private-answer-as-sender-reads")


def one_is_erased(day: Day) -> None:
    """A sender takes back what was published: it goes from the site, and nobody reads it any more."""
    address = publishes(day, SCHOOL, "**Tidak perlu.** Sekolah yang mengurusnya.")
    day.says(address, "Sekolah yang mengurusnya.", "published-before-it-is-taken-back")
    follows(day, SCHOOL)
    day.resident.get_by_role("button", name="Hapus", exact=True).click()
    day.show(day.resident, "what-to-erase")
    day.resident.get_by_role("button", name="Hapus kiriman ini").click()
    day.show(day.resident, "erase-asked-once-more")
    day.resident.get_by_role("button", name="Ya, hapus kiriman ini").click()
    follows(day, SCHOOL)
    expect(heading(day.resident)).to_have_text("Sudah Anda hapus")
    day.show(day.resident, "erased-as-sender-reads")
    day.desk.goto(f"/moderasi/kiriman/{address.strip('/').partition('/')[2]}")
    expect(main(day.desk)).not_to_contain_text(SCHOOL)
    day.show(day.desk, "erased-on-the-desk")
    day.says(address, "Halaman ini tidak ada", "erased-page")


def the_supervisor_reads_the_report(day: Day) -> None:
    """Only the supervisor finds the report, and answers its writer."""
    day.desk.context.clear_cookies()
    sign_in(day, SUPERVISOR)
    day.show(day.desk, "supervisors-queue")
    day.desk.get_by_role("link", name="Laporan").first.click()
    day.desk.get_by_role("button", name="Buka").first.click()
    expect(main(day.desk)).to_contain_text(REPORT)
    day.show(day.desk, "report-opened")
    day.desk.get_by_label("Jawaban", exact=True).fill("Kami sudah memeriksanya. Uangnya dikembalikan.")
    day.desk.get_by_role("button", name="Jawab pribadi").click()
    expect(day.desk.get_by_role("status").first).to_contain_text("Dijawab pribadi")
    follows(day, REPORT)
    expect(main(day.resident)).to_contain_text("Uangnya dikembalikan.")
    expect(main(day.resident)).not_to_contain_text("50 ribu")
    day.show(day.resident, "report-answered-as-sender-reads")


STEPS: tuple[Callable[[Day], None], ...] = (
    letters_come,
    sri_begins,
    two_become_one,
    one_asks_again,
    one_is_forwarded,
    one_is_corrected,
    a_slip_is_undone,
    one_is_erased,
    the_supervisor_reads_the_report,
)


def sends(day: Day, text: str, *, line: int, kind: str = "pertanyaan") -> None:
    """Write and send a letter, and note its code."""
    page, is_report = day.resident, kind == "laporan"
    page.context.clear_cookies()
    page.set_extra_http_headers({CALLER: f"192.0.2.{line}"})
    page.goto(f"/kirim/?jenis={kind}")
    page.get_by_label("Apa yang terjadi?" if is_report else "Tulis di sini").fill(text)
    page.get_by_role("button", name="Kirim ke pengawas" if is_report else "Kirim", exact=True).click()
    day.codes[text] = page.locator(".slip__code").inner_text()


def follows(day: Day, text: str) -> None:
    """Look at a letter with its code."""
    day.resident.goto("/lacak/")
    day.resident.locator("#kode").fill(day.codes[text])
    day.resident.get_by_role("button", name="Lihat status").click()
    expect(day.resident.locator("main")).to_contain_text(day.codes[text])


def sign_in(day: Day, name: str) -> None:
    day.desk.goto("/moderasi/masuk")
    day.desk.get_by_label("Nama").fill(name)
    day.desk.get_by_label("Sandi").fill(PASSWORD)
    day.desk.get_by_role("button", name="Masuk").click()
    expect(day.desk.get_by_role("heading", name="Antrean")).to_be_visible()


def opens(day: Day, text: str) -> None:
    day.desk.goto("/moderasi/")
    card(day, text).get_by_role("link").first.click()
    expect(main(day.desk)).to_contain_text(text)


def answers(day: Day, answer: str) -> None:
    """Write it, say that the guide is right and that no name stands there."""
    day.desk.get_by_label("Jawaban", exact=True).fill(answer)
    day.desk.get_by_role("radio", name="Sudah benar").check()
    day.desk.get_by_label("Sudah saya baca").check()


def publishes(day: Day, text: str, answer: str) -> str:
    """Answer a letter in public, and return the address of its page."""
    opens(day, text)
    answers(day, answer)
    day.desk.get_by_role("button", name="Terbitkan").click()
    expect(main(day.desk)).to_contain_text("Terbit. Halaman:")
    return day.desk.get_by_role("status").get_by_role("link", name="/tanya/").first.inner_text()


def more(day: Day, button: str) -> None:
    """Press a button that lies behind "Lainnya"."""
    day.desk.locator("summary", has_text="Lainnya").click()
    day.desk.locator(".acts__one", has_text=button).first.click()


def card(day: Day, text: str) -> Locator:
    return day.desk.locator(".job", has_text=text)


def main(page: Page) -> Locator:
    return page.locator("main")


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def phone(browser: Browser, address: str) -> Page:
    """Open a small phone that runs no script."""
    return browser.new_context(base_url=address, java_script_enabled=False, viewport=PHONE, locale="id-ID").new_page()


def replayed(browser: Browser, address: str, *, has_site: bool, pictures: Path | None = None) -> int:
    """Replay the day at this office, and return how many steps were looked at."""
    resident, desk = phone(browser, address), phone(browser, address)
    day = Day(resident=resident, desk=desk, has_site=has_site, pictures=pictures)
    try:
        replay(day)
    finally:
        resident.context.close()
        desk.context.close()
    return day.taken


def run(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.replayed_day", description=__doc__)
    parser.add_argument("--pictures", type=Path, default=Path("output/replayed-day"))
    pictures: Path = parser.parse_args(arguments or []).pictures
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, small_office(Path(folder), settings=LIMITS) as running:
        with open_services(DataDirectory(root=running.data).settings(origin=running.origin)) as services:
            members(services)
        with a_browser() as browser:
            taken = replayed(browser, running.origin, has_site=True, pictures=pictures)
    sys.stdout.write(f"a day at the office: {taken} steps as they should be, pictures in {pictures}\n")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
