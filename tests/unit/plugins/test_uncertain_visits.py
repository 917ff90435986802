"""A visit whose broken file may speak of another day, or of none, is never taken for coming."""

import pytest

from plugins.edition.readings.uncertain import speaks_of_another_day
from tests.unit.plugins.small_content import VISIT

SERIES = VISIT.replace("status: terjadwal", "ulang: FREQ=WEEKLY;BYDAY=TH\nlewati: [2026-12-24]\nstatus: terjadwal")
OFF = VISIT.replace("status: terjadwal", "status: batal\nalasan: Banjir.")
BROKEN = "kuota: [\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: terjadwal", "status: batal"),
        ("status: terjadwal", "status:batal"),
        ("status: terjadwal", 'status: "batal"'),
        ("status: terjadwal", "statsu: batal"),
        ("status: terjadwal", "status: DIBATALKAN"),
        ("status: terjadwal", "status: ditunda"),
        ("status: terjadwal", ""),
        ("status: terjadwal", "status: berubah"),
        ("tanggal: 2026-12-03", "tanggal: 2026-12-10"),
        ("tanggal: 2026-12-03", "tanggal: 10-12-2026"),
        ("tanggal: 2026-12-03", "tanggal: 10/12/2026"),
        ("tanggal: 2026-12-03", "tanggal: 10 Desember 2026"),
        ("tanggal: 2026-12-03", "tangal: 2026-12-10"),
        ("tanggal: 2026-12-03", "\ttanggal: 2026-12-3"),
        ("tanggal: 2026-12-03", "<<<<<<< HEAD\ntanggal: 2026-12-03\n=======\ntanggal: 2026-12-10\n>>>>>>> lain"),
        ("tanggal: 2026-12-03", ""),
        ("---\n", "Batal karena hujan.\n"),
    ],
)
def test_another_day_or_a_word_of_calling_off_makes_it_uncertain_however_it_is_written(old, new):
    assert speaks_of_another_day(VISIT.replace(old, new) + BROKEN, VISIT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lewati: [2026-12-24]", "lewati: [2026-12-24, 2026-12-10]"),
        ("status: terjadwal", "status: terjadwal\nkecuali:\n  - {hari_asal: 2026-12-10, status: batal, alasan: Hujan}"),
        ("BYDAY=TH", "BYDAY=FR"),
    ],
)
def test_a_series_is_uncertain_once_one_of_its_days_is(old, new):
    assert speaks_of_another_day(SERIES.replace(old, new) + BROKEN, SERIES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kuota: 20", "kuota: dua puluh"),
        ("mulai: 08.00", "mulai: 8"),
        ("Balai desa", "Balai [desa"),
        ("desa: wates", "desa: waets"),
        ("tanggal: 2026-12-03", 'tanggal: "2026-12-03"'),
        ("tanggal: 2026-12-03", "tanggal:   2026-12-03  "),
    ],
)
def test_a_mistake_about_something_else_leaves_the_day_certain(old, new):
    assert not speaks_of_another_day(VISIT.replace(old, new), VISIT)


def test_a_visit_that_was_off_before_stays_off():
    assert not speaks_of_another_day(OFF + BROKEN, OFF)
