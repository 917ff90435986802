"""What editors do on an ordinary day, done to a copy of the project: whatever their check accepts, the tests accept."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from plugins.kinds.guides.model import Guide
from tests.content.published import content
from tests.pages.checker import HERE as CHECKER
from tests.serving import ROOT
from tests.unit.plugins.small_content import VILLAGE

TOLD = {
    "alamat": "Jl. Raya 1",
    "telepon": "0343 481000",
    "whatsapp": "6281200000000",
    "email": "kantor@contoh.example",
    "jam": "Senin-Kamis 08.00-15.00",
}
SIGNED = 'disahkan: {oleh: Camat setempat, nomor: "400/1/2026", tanggal: 2026-11-20}'
POST = (
    "---\njudul: Loket pindah ke ruang depan\ntanggal: 2026-11-20\nstatus: published\n---\nLoket ada di ruang depan.\n"
)
VISIT = """---
desa: {village}
tanggal: {day}
mulai: 08.00
selesai: 12.00
tempat: {{nama: Balai desa}}
untuk_desa: [{village}]
layanan: [{{panduan: {guide}}}]
status: terjadwal
---
"""
# What reads the content of the repository.
READING_CONTENT = ("tests/content", "tests/search", "tests/pages", "tests/browser")


def fill_in_the_office(folder: Path) -> None:
    text = (folder / "data/kantor.yaml").read_text("utf-8")
    for key, told in TOLD.items():
        text = re.sub(rf"^{key}:.*$", f'# diisi hari ini\n{key}: "{told}"', text, flags=re.MULTILINE)
    (folder / "data/kantor.yaml").write_text(text, "utf-8")


def sign_a_guide(folder: Path) -> None:
    path = folder / "panduan" / f"{_a_guide().slug}.md"
    text = re.sub(r"^disahkan:.*$", SIGNED, path.read_text("utf-8"), flags=re.MULTILINE)
    before, parts, after = re.split(r"(^standar:\n(?:  .*\n)*)", text, maxsplit=1, flags=re.MULTILINE)
    path.write_text(before + parts.replace(": null", ": Sesuai peraturan.") + after, "utf-8")


def add_a_guide(folder: Path) -> None:
    """Write one that is like another, as editors do."""
    like = (folder / "panduan" / f"{_a_guide().slug}.md").read_text("utf-8")
    named = re.sub(r"^judul(_en)?: .*$", r"judul\1: Kartu perpustakaan", like, flags=re.MULTILINE)
    (folder / "panduan" / "kartu-perpustakaan.md").write_text(named, "utf-8")


def add_a_village(folder: Path) -> None:
    text = VILLAGE.format(name="Sukamaju").replace("2010", "2099").replace("3514230010", "3514230099")
    (folder / "desa" / "sukamaju.md").write_text(text, "utf-8")


def write_news(folder: Path) -> None:
    (folder / "kabar" / "loket-ke-depan.md").write_text(POST, "utf-8")


def announce_a_visit(folder: Path) -> None:
    taken = {holiday.day for holiday in content().holidays} | {visit.day for visit in content().visits}
    days = (date.today() + timedelta(days=number) for number in range(30, 400))  # noqa: DTZ011 - any day to come will do
    day = next(day for day in days if day.weekday() < 5 and day not in taken)
    guide = next(guide for guide in content().guides if "kunjungan" in guide.places)
    path = folder / "kunjungan" / str(day.year) / "kunjungan-baru.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(VISIT.format(village=content().villages[0].slug, day=day, guide=guide.slug), "utf-8")


EDITS: tuple[Callable[[Path], None], ...] = (
    fill_in_the_office,
    sign_a_guide,
    add_a_guide,
    add_a_village,
    write_news,
    announce_a_visit,
)


def edited_copy(into: Path) -> Path:
    """Copy the project as it lies here, with what its tests drive, and do all of it."""
    listed = subprocess.run(
        ("git", "ls-files", "-co", "--exclude-standard"), cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file() and not (ROOT / name).is_symlink():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            (into / name).write_bytes((ROOT / name).read_bytes())
    for equipment in (ROOT / ".venv", ROOT / ".venv-aws", CHECKER / "node_modules"):
        (into / equipment.relative_to(ROOT)).symlink_to(equipment.resolve())
    for edit in EDITS:
        edit(into / "content")
    return into


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module in the copy."""
    command = (sys.executable, "-m", *arguments)
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, env={"PATH": os.defpath})


def main() -> int:
    """Try all tests that read the content; they are told one by one only if one fails."""
    with tempfile.TemporaryDirectory(prefix="edits-") as folder:
        copy = edited_copy(Path(folder))
        checked, tested = run(copy, "plugins.check"), run(copy, "pytest", "-q", "-x", *READING_CONTENT)
    sys.stdout.write(f"edits: check {checked.returncode}, tests {tested.returncode}\n")
    if checked.returncode or tested.returncode:
        sys.stdout.write(checked.stdout + tested.stdout)
    return checked.returncode or tested.returncode


def _a_guide() -> Guide:
    """Return a guide of the category with the most room."""
    return min(content().categories, key=lambda category: len(category.guides)).guides[0]


if __name__ == "__main__":
    sys.exit(main())
