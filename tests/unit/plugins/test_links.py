"""An editor links from one text to another, and every link that stands leads somewhere."""

import pytest

from tests.pictures import a_photo
from tests.unit.plugins.reading import sentences
from tests.unit.plugins.small_content import GUIDE, POST, VISIT, write_content

PAGE = "halaman/cara.md"
A_PAGE = "---\njudul: Cara\n---\n"
GOOD = (
    "/", "/panduan/", "/panduan/ktp-hilang/", "/panduan/ktp-hilang/hilang/", "/panduan/ktp-hilang/#isi-map",
    "/desa/wates/", "/desa/wates/saku.html", "/kunjungan/wates-desember/", "/kabar/loket-pindah/", "/kabar/desa/wates/",
    "/tentang/#konten", "/kirim/", "/kirim/?panduan=ktp-hilang&desa=wates&jenis=usulan", "/lacak/", "/tanya/",
    "/tanya/abcdefgh23/", "/tanya/2026/11/", "/saku/", "/saku.html", "/data/panduan.json", "#bawah",
    "mailto:a@contoh.go.id", "tel:110", "https://contoh.go.id/a?b=c&d=e", "http://contoh.go.id",
)  # fmt: skip


def body_says(tmp_path, body: str, **others: str) -> list[str]:
    return sentences(write_content(tmp_path / "content", {PAGE: A_PAGE + body, **others}))


@pytest.mark.parametrize("target", GOOD)
def test_a_link_that_leads_somewhere_is_met_with_silence(tmp_path, target):
    assert body_says(tmp_path, f"Baca [ini]({target}).\n\n## Bawah {{#bawah}}\n") == []


def test_a_picture_in_its_folder_is_found(tmp_path):
    (tmp_path / "content/gambar").mkdir(parents=True)
    (tmp_path / "content/gambar/loket.jpg").write_bytes(a_photo(8, 8))

    assert body_says(tmp_path, "![Loket di depan](/gambar/loket.jpg)") == []


def test_a_picture_with_a_slip_in_its_name_is_guessed(tmp_path):
    (tmp_path / "content/gambar").mkdir(parents=True)
    (tmp_path / "content/gambar/loket.jpg").write_bytes(a_photo(8, 8))

    (said,) = body_says(tmp_path, "![Loket di depan](/gambar/lokt.jpg)")

    assert said.endswith('Maksud Anda "/gambar/loket.jpg"?')


def test_an_address_shown_as_an_example_is_no_link(tmp_path):
    assert body_says(tmp_path, "Tulis `[KTP](/panduan/tidak-ada/)` begitu saja.\n\n    [KTP](/tidak/)\n") == []


def test_the_line_is_right_below_empty_lines(tmp_path):
    (said,) = body_says(tmp_path, "\n\n\nSatu.\n\n[KTP](/panduan/tidak/)")

    assert said.startswith(f"{PAGE}:9: ")


def test_the_line_is_right_with_line_ends_of_windows(tmp_path):
    (said,) = body_says(tmp_path, "Satu.\r\n\r\n[KTP](/panduan/tidak/)")

    assert said.startswith(f"{PAGE}:6: ")


def test_the_cases_of_a_guide_with_faults_are_not_judged(tmp_path):
    faulty = {"panduan/ktp-hilang.md": GUIDE.replace("judul:", "jdul:")}

    said = body_says(tmp_path, "[KTP](/panduan/ktp-hilang/dicuri/)", **faulty)

    assert [sentence for sentence in said if sentence.startswith(PAGE)] == []


def test_nothing_real_leads_to_an_example(tmp_path):
    example = {"kabar/besok.md": POST.replace("judul: ", "contoh: ya\njudul: Besok, ")}

    (said,) = body_says(tmp_path, "[Baca](/kabar/besok/)", **example)

    assert "yang masih bertanda contoh: ya" in said


def test_an_example_may_lead_to_an_example(tmp_path):
    visit = VISIT.replace("desa: wates", "desa: wates\ncontoh: ya")
    post = POST.replace("judul: ", "contoh: ya\njudul: ").replace(
        "**ruang", "[ini](/kunjungan/wates-desember/) **ruang"
    )

    root = write_content(
        tmp_path / "content", {"kunjungan/2026/wates-desember.md": visit, "kabar/loket-pindah.md": post}
    )

    assert sentences(root) == []


def test_leftovers_of_editors_programs_are_nobodys_mistake(tmp_path):
    leftovers = dict.fromkeys(("kabar/.DS_Store", "kabar/loket.md~", "desa/Thumbs.db", "panduan/_ktp.txt"), "x")

    assert sentences(write_content(tmp_path / "content", leftovers)) == []
