"""What was taken down is nowhere on the site but at its own address, which says so."""

import re
import shutil
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup

from feedback_api.domain.site.takedown import takedown_of
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.store import open_store
from publisher.data_directory import DataDirectory
from publisher.one_machine.taking_down import decided
from publisher.project import PROJECT
from tests.unit.plugins.building import build, page
from tests.unit.plugins.small_content import GUIDE, VISIT, write_content

SERIES = VISIT.replace("status: terjadwal\n", "ulang: FREQ=WEEKLY;BYDAY=TH;COUNT=3\n").replace("Balai desa", "Aula")
PAGES = {
    "panduan/ktp-hilang": "/panduan/ktp-hilang/",
    "kunjungan/wates-desember": "/kunjungan/wates-desember/",
    "kunjungan/wates-kamis": "/kunjungan/wates-kamis-2026-12-10/",
    "desa/wates": "/desa/wates/",
    "kabar/loket-pindah": "/kabar/loket-pindah/",
    "halaman/tentang": "/tentang/",
}
LISTS = (
    "sitemap-situs.xml",
    "atom.xml",
    "kunjungan.ics",
    "data/catalogue/visits.json",
    "data/kunjungan.json",
    "data/panduan.json",
)
DOWN = "Halaman ini sedang ditarik"


@pytest.fixture
def data(tmp_path):
    """An office with its own store and a content folder beside it."""
    return an_office(tmp_path)


def an_office(folder):
    made = DataDirectory(root=folder / "var")
    made.make_settings(demonstration=False)
    write_content(
        folder / "content",
        {
            "kunjungan/2026/wates-kamis.md": SERIES,
            "panduan/ktp-baru.md": GUIDE.replace("KTP hilang", "KTP baru"),
            "kabar/lain.md": "---\njudul: Lain\ntanggal: 2026-11-19\n---\nIsi.\n",
        },
    )
    return made


def built(data):
    shutil.rmtree(data.root.parent / "site", ignore_errors=True)
    store, theme = data.settings().store, str(PROJECT / "theme")
    return build(data.root.parent / "content", SUBMISSION_STORE=store, THEME=theme, TODAY="2026-12-01")


def words(site, address):
    return " ".join(page(site, address).get_text(" ").split())


def files(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def links(site):
    """Every address that a list of the site leads to; what stands in the foot of every page is no list."""
    pages = [BeautifulSoup(path.read_text("utf-8"), "html.parser") for path in site.glob("**/index.html")]
    found = {link["href"] for soup in pages for link in soup.select("main a[href]")}
    machines = "\n".join((site / name).read_text("utf-8") for name in LISTS if (site / name).exists())
    return found | set(re.findall(r"(?:kantor\.example|\")(/[a-z0-9/-]+/)", machines))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The site of such an office with nothing taken down."""
    return built(an_office(tmp_path_factory.mktemp("whole")))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_was_taken_down_is_in_no_list_and_its_address_says_so(data, whole, name):
    address = PAGES[name]
    decided(data.settings(), name, reason="Salah.", is_down=True)

    site = built(data)

    assert (address in links(whole), DOWN in words(whole, address)) == (True, False)
    assert (address in links(site), DOWN in words(site, address)) == (False, True)


def test_with_a_guide_each_of_its_lists_is_down_and_the_visits_stay(data):
    decided(data.settings(), "panduan/ktp-hilang", reason="Salah.", is_down=True)

    site = built(data)

    assert DOWN in words(site, "/panduan/ktp-hilang/hilang/")
    assert DOWN not in words(site, "/kunjungan/wates-desember/")
    assert "/kunjungan/wates-desember/" in links(site)


def test_with_a_desa_its_visits_stay(data):
    decided(data.settings(), "desa/wates", reason="Salah.", is_down=True)

    assert "/kunjungan/wates-desember/" in links(built(data))


def test_the_site_is_as_it_was_once_everything_was_put_back(data, whole):
    for name in PAGES:
        decided(data.settings(), name, reason="Salah.", is_down=True)
        decided(data.settings(), name, reason="Benar.", is_down=False)

    assert files(built(data)) == files(whole)


def run(data, *arguments):
    command = (sys.executable, "-m", "publisher.one_machine", "tarik", *arguments, "--data", data.root)
    return subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True)


def test_the_command_takes_down_and_puts_back(data):
    done = run(data, "content/panduan/ktp-hilang.md", "--alasan", "Biayanya salah.")
    with open_store(data.settings().store) as store:
        (entry,) = store.notebook.entries(EntryKind.TAKEDOWN, limit=9).items
        down = takedown_of(entry.document)

    back = run(data, "/panduan/ktp-hilang/", "--batal")

    assert (done.returncode, down.is_down, down.reason) == (0, True, "Biayanya salah.")
    assert "/panduan/ktp-hilang/ ditarik" in done.stdout
    assert (back.returncode, back.stdout) == (0, "/panduan/ktp-hilang/ ditampilkan lagi.\n")


def test_the_command_says_what_it_cannot_take_down(data, tmp_path):
    table = run(data, "content/data/kantor.yaml")
    nothing = run(DataDirectory(root=tmp_path / "none"), "content/panduan/ktp-hilang.md")

    assert (table.returncode, nothing.returncode) == (2, 1)
    assert "bukan halaman situs ini" in table.stderr


def test_a_guide_that_the_site_does_not_have_is_not_said_to_be_down(data):
    shutil.copytree(built(data), data.root / "site")
    not_built_yet = data.root.parent / "content/panduan/besok.md"
    not_built_yet.write_text(GUIDE, encoding="utf-8")

    done = [
        decided(data.settings(), typed, reason="Salah.", is_down=True)
        for typed in ("panduan/ktp-hilangg", "content/panduan/ktp.md", str(not_built_yet), "/panduan/ktp-hilang/")
    ]

    assert [one and one.name for one in done] == [None, None, "panduan/besok", "panduan/ktp-hilang"]
