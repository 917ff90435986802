"""An office of its own, with the real content and one more file for each of the check's broken ones: good, then bad."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

from tests.serving import ROOT
from tests.unit.plugins.small_content import FILES, GUIDE, VISIT, write
from tests.unit.plugins.test_broken_files import BROKEN, changed

PROGRAM = ("feedback_api", "plugins", "publisher", "theme", "content", "pelicanconf.py", "publishconf.py")
A_CATEGORY = 12
TITLES = ("judul: KTP hilang", "nama: Wates", "judul: Loket pindah ruangan", "judul: Tentang")
# Visits bring what it is about; nothing is wrong with it.
A_GUIDE = "ktp-hilang"
# The file that staff call off; nothing is wrong with it.
VISIT_CALLED_OFF = "balai-yang-baik"


@dataclass(frozen=True, kw_only=True)
class Spoilt:
    """One content file: how it is when it is good, if it ever is, and how the check's list of mistakes spoils it."""

    path: str
    good: str | None
    bad: str


def spoilt_files() -> Iterator[Spoilt]:
    """Yield every broken file that is no table, each under a name of its own, so that all can be there at once."""
    for number, row in enumerate(row for row in BROKEN if not _is_table(row)):
        path, bad = changed(row)
        base = Path(path)
        if path in FILES:
            name = base.with_name(f"rusak-{number:03}{base.suffix}").as_posix()
            yield Spoilt(path=name, good=_named(FILES[path], number), bad=_named(bad, number))
        else:
            yield Spoilt(path=path, good=None, bad=bad)


def spoilt_tables() -> Mapping[str, list[str]]:
    """Return of each table all the ways in which it is spoilt; only one of them can be there at a time."""
    found: dict[str, list[str]] = {}
    for path, bad in (changed(row) for row in BROKEN if _is_table(row)):
        found.setdefault(path, []).append(bad)
    return found


def make_office(project: Path, *, visit_on: date) -> Path:
    """Copy the program with its content, add all files as they are when they are good, and return the content."""
    project.mkdir()
    for name in PROGRAM:
        source, ignored = ROOT / name, shutil.ignore_patterns("__pycache__")
        if source.is_dir():
            shutil.copytree(source, project / name, ignore=ignored)
        else:
            shutil.copy(source, project / name)
    content = project / "content"
    add_good_files(content, with_guides=False)
    called_off = VISIT.replace("2026-12-03", visit_on.isoformat()).replace("Balai desa", "Balai yang baik")
    write(content / f"kunjungan/2026/{VISIT_CALLED_OFF}.md", called_off)
    return content


def spoilt_in_turn(content: Path) -> Iterator[Mapping[str, str]]:
    """Yield what is spoilt together, and how, until each table and each guide was spoilt in every way.

    The guides are the real ones: with one more for each mistake the pocket edition would be too long for a first site.
    """
    guides = sorted(path.name for path in (content / "panduan").glob("[a-z]*.md") if path.stem != A_GUIDE)
    ways = [file.bad for file in spoilt_files() if _is_guide(file)]
    tables = spoilt_tables()
    for number in range(max(-(-len(ways) // len(guides)), *map(len, tables.values()))):
        turned = islice(cycle(ways), number * len(guides), (number + 1) * len(guides))
        yield {
            **{path: bad[number % len(bad)] for path, bad in tables.items()},
            **{f"panduan/{name}": bad for name, bad in zip(guides, turned, strict=True)},
        }


def add_good_files(content: Path, *, with_guides: bool = True) -> None:
    """Add to a sound content folder the files that will be spoilt, as they are when they are good."""
    spoilt = [file for file in spoilt_files() if file.good is not None and (with_guides or not _is_guide(file))]
    for file in spoilt:
        write(content / file.path, file.good or "")
    write(content / f"panduan/{A_GUIDE}.md", _named(GUIDE, len(spoilt)))
    _add_to_tables(content, guides=len(spoilt) + 1)


def _is_guide(file: Spoilt) -> bool:
    return file.path.startswith("panduan/rusak-")


def _is_table(row: dict[str, Any]) -> bool:
    """Say whether there is only one file of this kind: a table, or one that stands alone in the content."""
    path = changed(row)[0]
    return "/" not in path or (path.startswith("data/") and path.endswith(".yaml"))


def _named(text: str, number: int) -> str:
    """Return the text with a title and a category that leave room for many."""
    for title in TITLES:
        text = text.replace(title, f"{title} {number}")
    text = text.replace("wates-desember", f"rusak-{number:03}")
    return text.replace("kategori: ktp\n", f"kategori: rusak-{number // A_CATEGORY}\n")


def _add_to_tables(content: Path, *, guides: int) -> None:
    """Add the categories and the source that these files name."""
    categories = content / "data/kategori.yaml"
    more = "".join(
        f'rusak-{number}: {{judul: Rusak {number}, tiga_kata: "satu, dua, tiga", ikon: ktp}}\n'
        for number in range(guides // A_CATEGORY + 1)
    )
    categories.write_text(categories.read_text("utf-8") + more, "utf-8")
    sources = content / "data/sumber.yaml"
    known = yaml.safe_load(sources.read_text("utf-8"))
    new = yaml.safe_load(FILES["data/sumber.yaml"])
    added = {name: row for name, row in new.items() if name not in known}
    if added:
        sources.write_text(sources.read_text("utf-8") + yaml.safe_dump(added, allow_unicode=True), "utf-8")
