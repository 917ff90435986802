"""An editor moves or cancels a visit with one command, and gets the text for the village groups."""

from datetime import date, datetime, time

import pytest

from feedback_api.domain.identity import Zone
from plugins.visits.__main__ import main
from tests.unit.plugins.reading import content_of
from tests.unit.plugins.small_content import VISIT, write_content

NAME = "kunjungan/2026/wates-desember.md"
NOW = datetime(2026, 11, 21, 10, 5, tzinfo=Zone.WIB.tz)
COMMENTED = """---
# Ditulis bersama perangkat desa.
desa: wates
hari: Kamis                 # dicocokkan
tanggal: 2026-12-03        # hari pasaran Wage
mulai: 08.00
selesai: 12.00
nomor_terakhir: 11.00      # boleh dihapus
tempat:
  # kuncinya di pak carik
  nama: Balai desa         # tanya dulu
  patokan: seberang masjid
untuk_desa: [wates, tampung]
layanan:
  - {panduan: ktp-hilang, kuota: 20, jadi_hari_itu: ya}
status: terjadwal           # terjadwal, berubah, batal, selesai
# riwayat: contoh di _contoh.md

# Sesudah selesai isi hasil.
---
Catatan di bawah.
"""
SERIES = VISIT.replace("status: terjadwal\n", "ulang: FREQ=WEEKLY;BYDAY=TH;UNTIL=20270128\n")


@pytest.fixture
def folder(tmp_path):
    return write_content(tmp_path / "content", {NAME: COMMENTED})


def run(folder, *arguments):
    return main([*arguments, "--folder", str(folder)], now=NOW)


def move(folder, **options):
    said = {"nama": "wates-desember", "alasan": "Ya.", **options}
    return run(folder, "kunjungan-ubah", *(word for key, value in said.items() for word in (f"--{key}", value)))


def cancel(folder, **options):
    said = {"nama": "wates-desember", "alasan": "Hujan, banjir: jalan putus.", **options}
    return run(folder, "kunjungan-batal", *(word for key, value in said.items() for word in (f"--{key}", value)))


def test_a_move_changes_its_own_lines_and_no_other(folder):
    move(folder, tanggal="2026-12-09", mulai="09.00")

    before, after = COMMENTED.split("\n"), (folder / NAME).read_text("utf-8").split("\n")
    assert [line for line in before if line not in after] == [
        "hari: Kamis                 # dicocokkan",
        "tanggal: 2026-12-03        # hari pasaran Wage",
        "mulai: 08.00",
        "status: terjadwal           # terjadwal, berubah, batal, selesai",
    ]
    assert [line for line in after if line not in before] == [
        "hari: Rabu                  # dicocokkan",
        "tanggal: 2026-12-09        # hari pasaran Wage",
        "mulai: 09.00",
        "status: berubah             # terjadwal, berubah, batal, selesai",
        "alasan: Ya.",
        "riwayat:",
        "  - {pada: 2026-11-21 10.05, apa: tanggal, semula: 2026-12-03, menjadi: 2026-12-09, alasan: Ya.}",
        "  - {pada: 2026-11-21 10.05, apa: jam, semula: 08.00 sampai 12.00, menjadi: 09.00 sampai 12.00, alasan: Ya.}",
    ]


def test_the_history_counts_every_change(folder):
    move(folder, tanggal="2026-12-09", mulai="09.00")
    move(folder, tanggal="2026-12-10", alasan="Camat rapat.")

    (visit,) = content_of(folder).visits

    assert [change.what for change in visit.history] == ["tanggal", "jam", "tanggal"]
    assert (visit.day.isoformat(), visit.reason, visit.status) == ("2026-12-10", "Camat rapat.", "berubah")


def test_another_place_forgets_where_the_old_one_was(folder):
    move(folder, tempat="SDN Wates 1, lapangan")

    (visit,) = content_of(folder).visits

    assert (visit.place.name, visit.place.landmark) == ("SDN Wates 1, lapangan", None)
    assert "# kuncinya di pak carik" in (folder / NAME).read_text("utf-8")


def test_a_cancellation_says_why_and_what_instead(folder, capsys):
    write_content(folder, {"kunjungan/2026/wates-lagi.md": VISIT.replace("2026-12-03", "2026-12-10")})

    assert cancel(folder, pengganti="wates-lagi") == 0

    visit = next(visit for visit in content_of(folder).visits if visit.slug == "wates-desember")
    assert (visit.status, visit.replacement, visit.reason) == ("batal", "wates-lagi", "Hujan, banjir: jalan putus.")
    said = capsys.readouterr().out
    assert "*BATAL: Kunjungan ke Desa Wates*\nKamis, 3 Desember 2026\nAlasan: Hujan, banjir: jalan putus.\n" in said
    assert "Pengganti: Kamis, 10 Desember 2026" in said


def test_a_cancellation_without_a_replacement_says_so(folder, capsys):
    cancel(folder)

    assert "pengganti: null" in (folder / NAME).read_text("utf-8").split("\n")
    assert "Belum ada hari pengganti." in capsys.readouterr().out


def test_the_text_for_village_groups_has_old_and_new(folder, capsys):
    move(folder, tanggal="2026-12-09", tempat="SDN Wates 1")

    said = capsys.readouterr().out.partition("warga:\n\n")[2].split("\n")

    assert said[:6] == [
        "*BERUBAH: Kunjungan ke Desa Wates*",
        "Semula: Kamis, 3 Desember 2026",
        "Menjadi: Rabu, 9 Desember 2026, 08.00 sampai 12.00 WIB",
        "Tempat: SDN Wates 1",
        "Tempat semula: Balai desa",
        "Nomor antrean terakhir 11.00",
    ]


@pytest.mark.parametrize(("day", "relayed"), [("2026-11-24", False), ("2026-11-23", True)])
def test_a_change_close_to_its_day_asks_for_the_telephone(folder, capsys, day, relayed):
    move(folder, tanggal=day)

    assert ("lewat telepon" in capsys.readouterr().out) is relayed


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"tanggal": "2026-12-25"}, "Tanggal 2026-12-25 libur: Natal."),
        ({"tanggal": "2026-13-01"}, "--tanggal: tulis tanggal yang ada"),
        ({"mulai": "pagi"}, "--mulai: tulis jam seperti 08.00."),
        ({"mulai": "13.00"}, '"selesai" harus sesudah "mulai".'),
        ({"mulai": "08.00"}, "Tidak ada yang berubah."),
        ({"nama": "wates-desembr", "mulai": "09.00"}, 'Maksud Anda "wates-desember"?'),
    ],
)
def test_a_change_that_makes_no_sense_leaves_the_file_as_it_was(folder, capsys, options, sentence):
    assert move(folder, **options) == 1

    assert sentence in capsys.readouterr().err
    assert (folder / NAME).read_text("utf-8") == COMMENTED


def test_a_cancelled_visit_is_not_changed_again(folder, capsys):
    cancel(folder)

    assert move(folder, mulai="09.00") == 1
    assert "sudah batal" in capsys.readouterr().err


def test_one_day_of_a_recurring_visit_can_move_and_be_cancelled(tmp_path):
    folder = write_content(tmp_path / "content", {NAME: SERIES})

    assert move(folder, nama="wates-desember-2026-12-10", tanggal="2026-12-11") == 0
    assert cancel(folder, nama="wates-desember-2026-12-17") == 0
    assert move(folder, nama="wates-desember-2026-12-10", mulai="09.00") == 0

    (visit,) = content_of(folder).visits
    first, second = visit.other_days
    assert (first.day, first.starts, len(first.history)) == (date(2026, 12, 11), time(9), 2)
    assert (second.status, len(second.history)) == ("batal", 1)


def test_an_older_history_in_one_line_is_kept(tmp_path):
    entry = "{pada: 2026-11-20 10.00, apa: jam, semula: 07.00, menjadi: 08.00, alasan: 'Ya, itu'}"
    old = VISIT.replace("status: terjadwal", f"status: berubah\nalasan: Ya.\nriwayat: [{entry}]")
    folder = write_content(tmp_path / "content", {NAME: old})

    move(folder, mulai="09.00")

    (visit,) = content_of(folder).visits
    assert [change.reason for change in visit.history] == ["Ya, itu", "Ya."]
