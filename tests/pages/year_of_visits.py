"""Makes up a year of visits for every desa: regular days, moves, cancellations, replacements, a fixed Friday."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from plugins.visits.header_edit import in_braces
from tests.content.published import content

FIRST = date(2026, 11, 2)
EVERY = timedelta(days=28)
ROUNDS = 13
VILLAGES = tuple(sorted(village.slug for village in content().villages))
SERVICES = ("ktp-el-hilang", "kk-perubahan-data", "kia", "akta-kematian", "ikd", "pindah-datang", "nib-oss")
SERIES = f"""---
desa: {VILLAGES[len(VILLAGES) // 2]}
tanggal: 2026-11-06
mulai: 13.00
selesai: 15.00
tempat: {{nama: Balai desa}}
ulang: FREQ=WEEKLY;BYDAY=FR
hari_libur: ya
layanan: [{{panduan: ikd, jadi_hari_itu: ya}}]
kecuali:
  - hari_asal: 2027-01-08
    status: batal
    alasan: Petugas sakit.
    pengganti: null
    riwayat: [{{pada: 2027-01-07 15.00, apa: status, semula: terjadwal, menjadi: batal, alasan: Petugas sakit.}}]
---
"""


@dataclass(frozen=True, kw_only=True)
class Written:
    """One made-up visit file, and the days on which somebody may go by it."""

    slug: str
    text: str
    day: date
    is_off: bool


def write_year(folder: Path, *, seed: int = 4) -> tuple[Written, ...]:
    """Write the files below `folder` and return them; the same seed gives the same year."""
    dice = random.Random(seed)  # noqa: S311  # made-up days, no secrets
    visits = tuple(visit for number, village in enumerate(VILLAGES) for visit in _of_village(village, number, dice))
    for visit in visits:
        _write(folder, visit.day.year, visit.slug, visit.text)
    _write(folder, 2026, "setiap-jumat", SERIES)
    return visits


def _write(folder: Path, year: int, slug: str, text: str) -> None:
    path = folder / "kunjungan" / str(year) / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _of_village(village: str, number: int, dice: random.Random) -> Iterator[Written]:
    for turn in range(ROUNDS):
        day = FIRST + EVERY * turn + timedelta(days=2 * number)
        slug, fate = f"{village}-{turn:02}", dice.random()
        if fate < 0.15:  # about one in seven is cancelled
            replacement = f"{slug}-pengganti"
            yield _visit(slug, village, day, _cancelled(day, replacement), dice)
            yield _visit(replacement, village, day + timedelta(days=dice.randint(3, 20)), "", dice)
        elif fate < 0.35:  # one in five moves, to a later day or to an earlier one
            new = day + timedelta(days=dice.choice([-5, -2, 3, 9]))
            yield _visit(slug, village, new, _moved(day, new), dice)
        else:
            yield _visit(slug, village, day, "", dice)


def _visit(slug: str, village: str, day: date, change: str, dice: random.Random) -> Written:
    services = "".join(f"  - {{panduan: {guide}, jadi_hari_itu: ya}}\n" for guide in dice.sample(SERVICES, 3))
    text = (
        f"---\ndesa: {village}\ntanggal: {day.isoformat()}\nhari_libur: ya\nmulai: 08.00\nselesai: 12.00\n"
        f"tempat: {{nama: Balai desa}}\nlayanan:\n{services}{change}---\n"
    )
    return Written(slug=slug, text=text, day=day, is_off="status: batal" in change)


def _cancelled(day: date, replacement: str) -> str:
    at = day - timedelta(days=4)
    entry = in_braces(
        pada=f"{at.isoformat()} 09.00", apa="status", semula="terjadwal", menjadi="batal", alasan="Jalan banjir."
    )
    return f"status: batal\nalasan: Jalan banjir.\npengganti: {replacement}\nriwayat:\n  - {entry}\n"


def _moved(old: date, new: date) -> str:
    at = min(old, new) - timedelta(days=6)
    entry = in_braces(
        pada=f"{at.isoformat()} 09.00",
        apa="tanggal",
        semula=old.isoformat(),
        menjadi=new.isoformat(),
        alasan="Balai desa dipakai.",
    )
    return f"status: berubah\nalasan: Balai desa dipakai.\nriwayat:\n  - {entry}\n"
