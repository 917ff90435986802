"""What editors write once is right at every office: words that differ stand as placeholders and are filled in."""

import pytest

from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.tree import read_content_tree
from plugins.notes import notes_on
from tests.unit.plugins.building import build
from tests.unit.plugins.reading import content_of
from tests.unit.plugins.small_content import FILES, GUIDE, write_content

EAST = """nama: Distrik Contohria
kabupaten: Kabupaten Contoh Timur
provinsi: Provinsi Contoh
zona: WIT
dukcapil: Disdukcapil
kota_lain: Kota Contoh
kios: {nama: loket Mandiri}
"""
PLAIN = "nama: Kecamatan Contoh\nkabupaten: Kabupaten Contoh\n"
BODY = "Masih ragu? Tanya dulu."


def tree_with(root, *, office=EAST, body=BODY, guide=GUIDE):
    files = {"data/kantor.yaml": office, "panduan/ktp-hilang.md": guide.replace(BODY, body)}
    return write_content(root / "content", files)


def guide_in(root, **changes):
    (guide,) = content_of(tree_with(root, **changes)).guides
    return guide


@pytest.mark.parametrize(
    ("written", "east", "plain"),
    [
        ("{kantor}", "Distrik Contohria", "Kecamatan Contoh"),
        ("{kecamatan}", "Contohria", "Contoh"),
        ("{kabupaten}", "Kabupaten Contoh Timur", "Kabupaten Contoh"),
        ("{provinsi}", "Provinsi Contoh", "setempat"),
        ("{dukcapil}", "Disdukcapil", "Dukcapil"),
        ("{kios}", "loket Mandiri", "loket kependudukan di desa"),
        ("{Kios}", "Loket Mandiri", "Loket kependudukan di desa"),
        ("{kota_lain}", "Kota Contoh", "kabupaten atau kota lain"),
        ("{jumlah_desa}", "2", "2"),
    ],
)
def test_each_placeholder_says_the_office_s_word_or_one_that_fits_all(tmp_path, written, east, plain):
    there = guide_in(tmp_path / "east", body=f"Awal. {written} akhir.")
    here = guide_in(tmp_path / "plain", office=PLAIN, body=f"Awal. {written} akhir.")

    assert (there.body_html, here.body_html) == (f"<p>Awal. {east} akhir.</p>", f"<p>Awal. {plain} akhir.</p>")


def test_placeholders_are_filled_wherever_a_header_has_a_text(tmp_path):
    guide = guide_in(tmp_path, guide=GUIDE.replace("Minta surat di polsek.", "Minta surat di {dukcapil} {kabupaten}."))

    assert guide.who == ("Warga Contohria yang pernah punya KTP.",)
    assert guide.steps[0].text == "Minta surat di Disdukcapil Kabupaten Contoh Timur."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Tulis {{nama}}.", "<p>Tulis {nama}.</p>"),
        ('Isinya `{"a": [1]}`.', '<p>Isinya <code>{"a": [1]}</code>.</p>'),
        ("Sebuah judul {#jangkar}", None),
    ],
)
def test_braces_that_mean_themselves_stay(tmp_path, written, shown):
    html = guide_in(tmp_path, body=written).body_html.replace("&quot;", '"')

    assert html == (shown or "<p>Sebuah judul {#jangkar}</p>")


def test_every_output_of_a_guide_has_the_words(tmp_path):
    guide = GUIDE.replace("tempat: [desa, kunjungan]", "tempat: [dukcapil, kunjungan]")
    guide = guide.replace(
        "KTP hilang\nringkas: Bawa **KK** dan surat polisi.", "KTP hilang\nringkas: Bawa **KK** ke {kios}."
    )

    site = build(tree_with(tmp_path, guide=guide))

    files = {
        file.name: file.read_text("utf-8") for file in site.rglob("*") if file.suffix in {".json", ".html", ".txt"}
    }
    assert "Bawa KK ke loket Mandiri. Gratis." in (site / "data/panduan.json").read_text("utf-8")
    assert not [name for name, text in files.items() if "{kios}" in text or "{kecamatan}" in text]


def test_days_and_hours_in_a_file_are_those_of_the_office_s_clock(tmp_path):
    visit = FILES["kunjungan/2026/wates-desember.md"].replace(
        "status: terjadwal\n",
        "status: berubah\nalasan: Hujan.\nriwayat:\n"
        "  - {pada: 2026-11-20 10.00, apa: tanggal, semula: 2026-12-02, menjadi: 2026-12-03, alasan: Hujan.}\n",
    )
    root = write_content(tmp_path, {"data/kantor.yaml": EAST, "kunjungan/2026/wates-desember.md": visit})

    (read,) = content_of(root).visits

    assert read.history[0].at.isoformat() == "2026-11-20T10:00:00+09:00"


@pytest.mark.parametrize(
    ("written", "mend"),
    [("Warga Contohria", "{kecamatan}"), ("ke Disdukcapil", "{dukcapil}"), ("ada loket Mandiri?", "{kios}")],
)
def test_an_office_that_writes_its_own_name_into_a_guide_is_told_what_to_write(tmp_path, written, mend):
    tree = read_content_tree([tree_with(tmp_path, body=f"Baris satu.\n\nIni {written}")])

    said = [str(note) for note in notes_on(tree, content_of(*tree.roots).posts[0].day)]

    assert [line for line in said if mend in line and "panduan/ktp-hilang.md:36:" in line]


def test_names_inside_addresses_and_other_words_are_left_alone(tmp_path):
    body = "Baca [ini](https://contohria.example/contohria/) atau pos-Contohria."
    tree = read_content_tree([tree_with(tmp_path, body=body)])

    assert [note for file in tree.of(GUIDES.files) for note in file.own_names] == []
