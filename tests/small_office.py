"""A served office of three guides and two desa: a build of it takes a tenth of the time, and the press builds often."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.serving import MANY, ROOT, RunningOffice, running_office
from tests.unit.plugins.small_content import GUIDE, VISIT, write_content

PROGRAMS = ("feedback_api", "plugins", "publisher", "theme")
SETTINGS = ("pelicanconf.py", "publishconf.py", "requirements.txt")
FILES = {
    "panduan/ktp-el-baru.md": GUIDE.replace("judul: KTP hilang", "judul: KTP baru"),
    "panduan/kia.md": GUIDE.replace("judul: KTP hilang", "judul: Kartu anak"),
}


def small_project(folder: Path, files: Mapping[str, str | None]) -> Path:
    """Copy the programs, compiled as they are, and write a small content beside them."""
    for name in PROGRAMS:
        shutil.copytree(ROOT / name, folder / name)
    for name in SETTINGS:
        shutil.copy2(ROOT / name, folder / name)
    write_content(folder / "content", {**FILES, **files})
    return folder


def visit_on(day: str) -> str:
    """Return a visit to Wates on a day."""
    return VISIT.replace("2026-12-03", day)


@contextmanager
def small_office(
    folder: Path, files: Mapping[str, str | None] | None = None, settings: Mapping[str, str] = MANY
) -> Iterator[RunningOffice]:
    """Yield it once it is ready; nothing in it is an example."""
    project = small_project(folder / "project", files or {})
    with running_office(folder / "var", "--kosong", settings=settings, project=project) as running:
        yield running
