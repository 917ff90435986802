"""Whoever read a guide before is told in a line each what changed, and a feed reader is told of every day once."""

import json
from datetime import date

import pytest

from tests.unit.plugins.building import build
from tests.unit.plugins.reading import sentences
from tests.unit.plugins.small_content import GUIDE, write, write_content
from tests.unit.plugins.test_feeds import entries

LINES = (
    "perubahan:\n"
    "  - {tanggal: 2026-11-20, kata: Fotokopi KK tidak diminta lagi.}\n"
    "  - {tanggal: 2026-11-20, kata: Surat polisi diminta asli.}\n"
    "  - {tanggal: 2026-11-12, kata: Gratis & cepat.}\n"
)
CHANGED = GUIDE.replace("dicek:", f"{LINES}dicek:")


def said_of(root, line: str) -> list[str]:
    """Return what editors are told when the first change is written like this."""
    first = LINES.splitlines()[1]
    write_content(root, {"panduan/ktp-hilang.md": CHANGED.replace(first, f"  - {line}")})
    return sentences(root, today=date(2026, 11, 21))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{tanggal: 2026-11-20, kata: Fotokopi KK tidak diminta lagi}", "tulis satu kalimat saja"),
        ("{tanggal: 2026-11-20, kata: KK tidak diminta. Surat diminta.}", "tulis satu kalimat saja"),
        (f"{{tanggal: 2026-11-20, kata: {'panjang ' * 14}.}}", "terlalu panjang, 113 huruf. Paling banyak 110."),
        ("{tanggal: 2026-11-11, kata: KK diminta.}", "Perubahan 2026-11-20 lebih baru dari yang di atasnya."),
        ("{tanggal: 2026-11-22, kata: KK diminta.}", "tercatat pada 2026-11-22, padahal hari ini 2026-11-21"),
        ("{kata: KK diminta.}", "belum ditulis"),
    ],
)
def test_a_change_is_one_dated_sentence_and_the_newest_stands_first(tmp_path, line, said):
    (problem,) = said_of(tmp_path / "content", line)

    assert said in problem


def test_a_sixth_change_pushes_out_the_oldest(tmp_path):
    lines = "".join(f"  - {{tanggal: 2026-11-{day}, kata: Berubah.}}\n" for day in range(20, 14, -1))
    root = write_content(tmp_path, {"panduan/ktp-hilang.md": GUIDE.replace("dicek:", f"perubahan:\n{lines}dicek:")})

    (problem,) = sentences(root)

    assert "berisi 6 butir. Paling banyak 5." in problem


def test_feed_data_and_sitemap_tell_what_changed(tmp_path):
    site = build(write_content(tmp_path / "content", {"panduan/ktp-hilang.md": CHANGED}))

    assert entries(site, "/panduan/atom.xml") == [
        ("KTP hilang: Fotokopi KK tidak diminta lagi", "2026-11-20T00:00:00+07:00"),
        ("KTP hilang: Gratis & cepat", "2026-11-12T00:00:00+07:00"),
    ]
    feed = (site / "panduan/atom.xml").read_text("utf-8")
    assert "Surat polisi diminta asli." in feed
    assert "Gratis &amp;amp; cepat." in feed
    (guide,) = json.loads((site / "data/panduan.json").read_text("utf-8"))["panduan"]
    assert guide["perubahan"][2] == {"tanggal": "2026-11-12", "kata": "Gratis & cepat."}
    lists = "".join(file.read_text("utf-8") for file in site.rglob("sitemap*.xml"))
    assert "/panduan/ktp-hilang/</loc><lastmod>2026-11-20</lastmod>" in lists


def test_without_changes_the_feed_of_guides_is_empty_and_that_of_everything_as_before(tmp_path):
    plain = build(write_content(tmp_path / "content"))
    before = entries(plain, "/atom.xml")
    write(tmp_path / "content/panduan/ktp-hilang.md", CHANGED)

    assert entries(plain, "/panduan/atom.xml") == []
    assert entries(build(tmp_path / "content"), "/atom.xml") == before
