"""What an editor sees of `python -m plugins.check`."""

from datetime import date

from plugins.check import main
from tests.unit.plugins.small_content import GUIDE, POST, write_content

TODAY = date(2026, 12, 10)
LONG = "Datang " + "lalu " * 20 + "pulang."


def test_good_content_ends_well(tmp_path, capsys):
    root = write_content(tmp_path / "content")

    code = main([str(root)], today=TODAY)

    assert code == 0
    assert capsys.readouterr().out.endswith("12 file diperiksa. Tidak ada yang perlu diperbaiki.\n")


def test_a_mistake_fails_and_is_counted(tmp_path, capsys):
    root = write_content(tmp_path / "content", {"panduan/ktp-hilang.md": GUIDE.replace("judul", "jdul")})

    code = main([str(root)], today=TODAY)

    assert code == 1
    assert capsys.readouterr().out.endswith("2 hal perlu diperbaiki.\n")


def test_notes_are_said_and_fail_nothing(tmp_path, capsys):
    guide = GUIDE.replace("Minta surat di polsek.", LONG).replace("Warga {kecamatan}", "Warga XYZ")
    root = write_content(tmp_path / "content", {"panduan/ktp-hilang.md": guide})

    code = main([str(root)], today=TODAY)

    said = capsys.readouterr().out
    assert code == 0
    assert f"{root}/panduan/ktp-hilang.md:29: Catatan: Kalimat ini 22 kata. Usahakan paling banyak 20." in said
    assert f'{root}/panduan/ktp-hilang.md:5: Catatan: Singkatan "XYZ" belum dijelaskan di panduan ini.' in said


def test_a_review_that_is_due_is_a_note(tmp_path, capsys):
    guide = GUIDE.replace("2026-11-10", "2020-01-01").replace("2027-05-10", "2020-06-01")
    root = write_content(tmp_path / "content", {"panduan/ktp-hilang.md": guide})

    code = main([str(root)], today=TODAY)

    assert code == 0
    assert "Catatan: Panduan ini seharusnya dicek lagi pada 2020-06-01." in capsys.readouterr().out


def test_news_that_waits_for_its_day_says_when_it_appears_and_how_many_wait(tmp_path, capsys):
    later, latest = POST.replace("2026-11-20", "2026-12-17"), POST.replace("2026-11-20", "2027-01-01")
    root = write_content(tmp_path / "content", {"kabar/nanti.md": later, "kabar/besok.md": latest})

    code = main([str(root)], today=TODAY)

    said = capsys.readouterr().out
    assert code == 0
    assert f"{root}/kabar/nanti.md:3: Catatan: Kabar ini baru tampil pada Kamis, 17 Desember 2026." in said
    assert "2 kabar menunggu tanggalnya.\n" in said


def test_a_draft_waits_for_nobodys_day(tmp_path, capsys):
    draft = POST.replace("2026-11-20", "2026-12-17").replace("desa:", "status: draft\ndesa:")
    root = write_content(tmp_path / "content", {"kabar/nanti.md": draft})

    code = main([str(root)], today=TODAY)

    said = capsys.readouterr().out
    assert code == 0
    assert "menunggu tanggalnya" not in said


def test_a_file_that_is_still_an_example_is_noted(tmp_path, capsys):
    root = write_content(tmp_path / "content", {"kabar/loket.md": POST.replace("judul:", "contoh: ya\njudul: Contoh")})

    code = main([str(root)], today=TODAY)

    assert code == 0
    assert f"{root}/kabar/loket.md:2: Catatan: File ini belum tampil di situs." in capsys.readouterr().out
