"""A press publishes what is good, whatever lies in the content folder, and says what is not."""

import re
import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.site.build_report import BuildReportCode
from feedback_api.domain.visits.note import note_document, note_of
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.store import open_store
from publisher.building.build_memory import BuildMemory
from publisher.building.built import Built
from publisher.building.lasting_site import LastingSite
from publisher.building.pelican_site import PelicanSite
from publisher.building.sources import Sources
from publisher.project import PROJECT
from publisher.readings.sqlite import SqliteReadings
from tests.builders import MONDAY_NOON, a_note_event, a_report, a_visit_note, kept
from tests.unit.plugins.building import COMPILED, WithoutEmptyShards, page
from tests.unit.plugins.small_content import FILES, GUIDE, POST, write, write_content

MONDAY = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)
AT_THE_OFFICE = ZoneInfo("Asia/Jakarta")
BROKEN = "---\njudul: [\n---\n"
A_POST, A_GUIDE, A_VILLAGE, A_PAGE = (
    "kabar/loket-pindah.md",
    "panduan/ktp-hilang.md",
    "desa/wates.md",
    "halaman/tentang.md",
)
ADDRESSES = {
    A_POST: "/kabar/loket-pindah/",
    A_GUIDE: "/panduan/ktp-hilang/",
    A_VILLAGE: "/desa/wates/",
    A_PAGE: "/tentang/",
}
LINE = "Halaman ini sedang diperbaiki; keadaan Senin, 30 November 2026"


def fresh_memory() -> BuildMemory:
    """Return the memory of a press that has built nothing yet; what a template is compiled to does not depend on it."""
    return BuildMemory(compiled=COMPILED, kept=WithoutEmptyShards())


@dataclass(kw_only=True)
class Desk:
    """A small office: its content, its store, its readings, and a press whose memory lives on."""

    folder: Path
    now: datetime = MONDAY
    memory: BuildMemory = field(default_factory=fresh_memory)
    theme: Path = PROJECT / "theme"
    saves: int = 0

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def store(self) -> str:
        return f"sqlite:{self.folder / 'feedback.sqlite'}"

    @property
    def readings(self) -> SqliteReadings:
        return SqliteReadings(path=self.folder / "readings.sqlite")

    def saved(self, path: str, text: str) -> None:
        write(self.content / path, text)
        self.saves += 1

    def built(self, into: str = "site", memory: BuildMemory | None = None, *, has_site: bool = False) -> Built:
        overrides = {
            "PATH": str(self.content),
            "THEME": str(self.theme),
            "SITEURL": "https://kantor.example",
            "SUBMISSION_STORE": self.store,
            "TODAY": self.now.astimezone(AT_THE_OFFICE).date().isoformat(),
            "SOURCES": f"save {self.saves}",
        }
        site = PelicanSite(settings_file=PROJECT / "publishconf.py", overrides=overrides, memory=memory or self.memory)
        lasting = LastingSite(
            site=site,
            readings=self.readings,
            has_site=lambda: has_site,
            now=lambda: self.now,
            templates=Sources(roots=(self.theme,)).fingerprint,
        )
        return lasting.build(self.folder / into)

    def words(self, address: str, into: str = "site") -> str:
        return " ".join(page(self.folder / into, address).get_text(" ").split())

    def files(self, into: str) -> dict[str, bytes]:
        root = self.folder / into
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A desk whose first site was built on Monday."""
    desk = Desk(folder=tmp_path_factory.mktemp("good"))
    write_content(desk.content)
    assert desk.built() == Built()
    return desk


@pytest.fixture
def desk(good, tmp_path):
    """A copy of the good desk, one day later."""
    shutil.copytree(good.folder, tmp_path / "desk")
    return Desk(folder=tmp_path / "desk", now=MONDAY + timedelta(days=1))


def a_planned_visit(desk: Desk) -> NotebookEntry:
    """Keep a visit that staff planned on the form."""
    note = a_visit_note(slug="wates-10", day=MONDAY_NOON.date() + timedelta(days=10))
    note = replace(note, services=tuple(replace(one, guide="ktp-hilang") for one in note.services))
    entry = NotebookEntry(kind=EntryKind.VISIT, name=note.slug, day=note.day, document=note_document(note))
    with open_store(desk.store) as store:
        return store.notebook.write(entry, a_note_event(entry))


def call_off(desk: Desk, entry: NotebookEntry) -> None:
    cancelled = note_of(entry.document).cancelled(reason="Hujan lebat.", replacement=None, at=MONDAY_NOON)
    changed = replace(entry, document=note_document(cancelled))
    with open_store(desk.store) as store:
        store.notebook.write(changed, a_note_event(changed, Act.VISIT_CANCELLED))


def test_the_first_site_is_good_whole_or_not_at_all(tmp_path):
    desk = Desk(folder=tmp_path)
    write_content(desk.content, {A_POST: BROKEN})

    built = desk.built()

    assert [problem for problem in built.problems if A_POST in problem] == list(built.problems) != []
    assert not (tmp_path / "site" / "index.html").exists()
    assert desk.readings.read() is None


def test_an_office_that_was_upgraded_with_a_bad_file_publishes_the_others(tmp_path):
    desk = Desk(folder=tmp_path)
    write_content(desk.content, {A_POST: BROKEN})

    built = desk.built(has_site=True)

    assert (built.problems, [one.code for one in built.reports]) == ((), [BuildReportCode.LEFT_OUT])
    assert "KTP hilang" in desk.words("/panduan/")


@pytest.mark.parametrize("path", ADDRESSES)
def test_the_page_of_a_bad_file_says_in_one_line_how_old_it_is_until_it_is_mended(desk, path):
    desk.saved(path, BROKEN)
    told = desk.built().reports
    while_broken = desk.words(ADDRESSES[path])
    desk.saved(path, FILES[path])

    after = desk.built()

    assert [(one.code, one.path.endswith(path)) for one in told] == [(BuildReportCode.BAD_FILE, True)]
    assert LINE in while_broken
    assert (after.reports, LINE in desk.words(ADDRESSES[path])) == ((), False)


def test_everything_else_is_new(desk):
    desk.saved(A_POST, BROKEN)
    desk.saved(A_GUIDE, GUIDE.replace("KTP hilang", "KTP hilang atau rusak"))

    desk.built()

    assert "KTP hilang atau rusak" in desk.words("/panduan/ktp-hilang/")
    assert LINE not in desk.words("/panduan/ktp-hilang/")
    assert "Loket ada di ruang depan" in desk.words("/kabar/loket-pindah/")


def test_a_post_without_a_reading_is_nowhere(desk):
    desk.saved("kabar/baru.md", POST.replace("2026-11-20", "kemarin").replace("Loket pindah ruangan", "Baru sekali"))

    desk.built()

    assert not [path for path, text in desk.files("site").items() if "kabar/baru" in path or b"Baru sekali" in text]


def test_a_press_that_keeps_its_pages_makes_the_site_of_one_that_begins_anew(desk):
    desk.built()
    desk.saved(A_GUIDE, BROKEN)
    desk.saved(A_POST, BROKEN)
    desk.built()
    broken = (desk.files("site"), desk.built("anew", fresh_memory()) and desk.files("anew"))
    desk.saved(A_GUIDE, GUIDE)
    desk.built()

    mended = (desk.files("site"), desk.built("anew", fresh_memory()) and desk.files("anew"))

    assert broken[0] == broken[1]
    assert mended[0] == mended[1]


def test_what_staff_call_off_is_on_the_page_however_many_files_are_bad(desk):
    entry = a_planned_visit(desk)
    desk.built()
    before = desk.words("/kunjungan/wates-10/")
    for path in FILES:
        desk.saved(path, BROKEN)
    for number in range(200):
        desk.saved(f"kabar/baru-{number}.md", BROKEN)
    call_off(desk, entry)

    built = desk.built()

    assert built.problems == ()
    assert (
        "Kunjungan ini batal" in before,
        "Kunjungan ini batal. Hujan lebat." in desk.words("/kunjungan/wates-10/"),
    ) == (
        False,
        True,
    )


def test_a_restart_knows_what_was_good_before(desk):
    desk.saved(A_VILLAGE, BROKEN)

    built = Desk(folder=desk.folder, now=desk.now, saves=7).built()

    assert [one.since for one in built.reports] == [MONDAY]
    assert LINE in desk.words("/desa/wates/")


def test_a_template_that_does_not_load_still_stops_everything(desk):
    theme = desk.folder / "theme"
    shutil.copytree(PROJECT / "theme", theme)
    (theme / "templates" / "page.html").write_text("{% if %}")
    site = PelicanSite(
        settings_file=PROJECT / "publishconf.py",
        overrides={"PATH": str(desk.content), "THEME": str(theme), "TODAY": "2026-12-01"},
    )
    lasting = LastingSite(site=site, readings=desk.readings, has_site=lambda: True, now=lambda: desk.now)

    with pytest.raises(Exception, match="Expected an expression"):
        lasting.build(desk.folder / "site")


UNSURE = "Jadwal sedang diperbaiki, tanya dulu."
A_VISIT, VISIT_PAGE = "kunjungan/2026/wates-desember.md", "/kunjungan/wates-desember/"
CALLED_OFF = (
    "status: batal\nalasan: Banjir.\npengganti: wates-desember\nriwayat:\n"
    "  - {pada: 2026-11-20 10.00, apa: status, semula: terjadwal, menjadi: batal, alasan: Banjir.}"
)
ITS_DAY = re.compile(r"(?:3 Desember 2026|3 Des 2026|2026-12-03|20261203|wates-desember)")
# The staff's own list, which the desk needs to call it off; it is marked there as none that takes place.
FOR_STAFF = {"data/catalogue/visits.json", "kunjungan/wates-desember/index.html"}


def naming_its_day(desk: Desk) -> set[str]:
    """Every file of the site that names the visit or its day."""
    texts = {path: text.decode("utf-8", "replace") for path, text in desk.files("site").items()}
    return {path for path, text in texts.items() if ITS_DAY.search(text) and not path.startswith("theme/")} - FOR_STAFF


@pytest.mark.parametrize(
    ("old", "new"),
    [("status: terjadwal", "status: batal"), ("tanggal: 2026-12-03", "tanggal: 10-12-2026")],
    ids=["called off without a reason", "another day, badly written"],
)
def test_a_visit_whose_broken_file_speaks_of_another_day_is_in_no_list_and_says_to_ask(desk, old, new):
    before = naming_its_day(desk)
    desk.saved(A_VISIT, FILES[A_VISIT].replace(old, new))

    codes = {one.code for one in desk.built().reports}

    assert {"index.html", "kunjungan/index.html", "desa/wates/index.html", "kunjungan.ics", "saku.html"} <= before
    assert naming_its_day(desk) == set()
    assert UNSURE in desk.words(VISIT_PAGE)
    assert not re.search("3 Des", desk.words(VISIT_PAGE))
    assert BuildReportCode.UNCERTAIN_VISIT in codes


def test_a_visit_whose_file_is_broken_elsewhere_is_still_coming(desk):
    before = naming_its_day(desk)
    desk.saved(A_VISIT, FILES[A_VISIT].replace("kuota: 20", "kuota: dua puluh"))

    desk.built()

    assert naming_its_day(desk) == before
    assert LINE in desk.words(VISIT_PAGE)


def test_a_visit_on_a_day_that_became_a_holiday_is_not_coming(desk):
    holidays = FILES["data/hari-libur.yaml"].replace("2026-12-25, nama: Natal", "2026-12-03, nama: Pilkada")
    desk.saved("data/hari-libur.yaml", holidays)

    codes = {one.code for one in desk.built().reports}

    assert BuildReportCode.UNCERTAIN_VISIT in codes
    assert UNSURE in desk.words(VISIT_PAGE)
    assert "Belum ada jadwal kunjungan ke desa ini." in desk.words("/desa/wates/")


def test_a_mended_visit_is_coming_again(desk):
    before = naming_its_day(desk)
    desk.saved(A_VISIT, FILES[A_VISIT].replace("status: terjadwal", "status: batal"))
    desk.built()
    desk.saved(A_VISIT, FILES[A_VISIT])

    desk.built()

    assert naming_its_day(desk) == before


def test_a_visit_that_is_off_does_not_name_an_uncertain_one_as_what_takes_its_place(desk):
    off = FILES[A_VISIT].replace("status: terjadwal", CALLED_OFF)
    desk.saved("kunjungan/2026/wates-off.md", off.replace("2026-12-03", "2026-12-02"))
    desk.built()
    before = "Pengganti:" in desk.words("/kunjungan/wates-off/")
    desk.saved(A_VISIT, FILES[A_VISIT].replace("2026-12-03", "besok"))

    desk.built()

    assert (before, "Pengganti:" in desk.words("/kunjungan/wates-off/")) == (True, False)
    assert "Kunjungan ini batal. Banjir." in desk.words("/kunjungan/wates-off/")


def test_reports_of_a_year_are_on_the_page_once_it_is_over_and_wake_no_press_before(desk):
    with open_store(desk.store) as store:
        wanted = store.builds.read().wanted
        for number in range(5):
            kept(store.submissions, a_report(f"laporan{number}"))
        assert store.builds.read().wanted == wanted
    assert desk.built() == Built()
    before = desk.words("/kinerja/")

    desk.now = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert desk.built() == Built()

    assert "2026 5" not in before
    assert "Tahun Laporan masuk 2026 5" in desk.words("/kinerja/")
