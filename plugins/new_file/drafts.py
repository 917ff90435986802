"""Decides what a new guide, visit or post holds and where it is kept, or why it cannot be made."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from feedback_api.wording import long_date
from plugins import wording as general
from plugins.content_file import ContentFile, Location
from plugins.content_tree import GUIDES, HOLIDAYS, POSTS, VISITS, ContentTree
from plugins.fields import SHORT_NAME
from plugins.nearest import nearest
from plugins.new_file import wording
from plugins.new_file.example import Filling, filled
from plugins.new_file.names import day_from, month_name, name_from, six_months_after
from plugins.office.tables import HolidayYear, rows

EXAMPLE = "_contoh.md"
SATURDAY = 5
FITS = re.compile(SHORT_NAME)

Values = Mapping[Location, Filling]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The content as it lies there today; new files go into its first folder."""

    tree: ContentTree
    today: date

    @property
    def folder(self) -> Path:
        return self.tree.roots[0]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A file to be written, and what the editor should hear about it."""

    path: Path
    text: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Refused:
    """Why there is no draft, and what to do instead."""

    sentence: str


def new_guide(desk: Desk, *, title: str, name: str = "") -> Draft | Refused:
    if not title.strip():
        return _no_title("panduan-baru")
    same = next((file for file in desk.tree.guides if _is_called(file, title)), None)
    if same:
        return Refused(sentence=wording.SAME_TITLE.format(title=general.quoted(title), path=same.path))
    chosen = _chosen_name(name, title)
    if isinstance(chosen, Refused):
        return chosen
    values: Values = {
        ("judul",): title.strip(),
        ("judul_en",): None,
        ("alias",): (),
        ("dicek",): desk.today.isoformat(),
        ("cek_lagi",): six_months_after(desk.today).isoformat(),
    }
    return _draft(desk, desk.folder / GUIDES / EXAMPLE, desk.folder / GUIDES / f"{chosen}.md", values)


def new_post(desk: Desk, *, title: str, village: str = "", name: str = "") -> Draft | Refused:
    if not title.strip():
        return _no_title("kabar-baru")
    chosen = _chosen_name(name, title)
    where = _village(desk, village) if village else None
    for refused in (chosen, where):
        if isinstance(refused, Refused):
            return refused
    values: Values = {("judul",): title.strip(), ("tanggal",): desk.today.isoformat()}
    if isinstance(where, ContentFile):
        values = {**values, ("desa",): where.slug}
    remark = wording.POST_DAY.format(day=long_date(desk.today))
    return _draft(desk, desk.folder / POSTS / EXAMPLE, desk.folder / POSTS / f"{chosen}.md", values, remark)


def new_visit(desk: Desk, *, village: str, day: str, name: str = "") -> Draft | Refused:
    where = _village(desk, village)
    if isinstance(where, Refused):
        return where
    if not day.strip():
        return Refused(sentence=wording.NO_DAY)
    when = day_from(day)
    if when is None:
        return Refused(sentence=wording.NOT_A_DAY.format(value=general.quoted(day)))
    chosen = _chosen_name(name, f"{where.slug} {month_name(when)}")
    if isinstance(chosen, Refused):
        return chosen
    values: Values = {
        ("desa",): where.slug,
        ("hari",): general.WEEKDAYS[when.weekday()],
        ("tanggal",): when.isoformat(),
        ("tempat", "nama"): wording.PLACE_OF_VISIT.format(village=where.root.text("nama") or where.slug),
    }
    example = max((desk.folder / VISITS).glob(f"*/{EXAMPLE}"), default=desk.folder / VISITS / EXAMPLE)
    path = desk.folder / VISITS / str(when.year) / f"{chosen}.md"
    return _draft(desk, example, path, values, *_about(when, desk))


def _draft(desk: Desk, example: Path, path: Path, values: Values, *remarks: str) -> Draft | Refused:
    """Return the draft, unless its example is missing or another file of its kind has the name: never write over it."""
    kinds = {GUIDES: desk.tree.guides, VISITS: desk.tree.visits, POSTS: desk.tree.posts}
    kind = path.relative_to(desk.folder).parts[0]
    taken = next(
        (file.path for file in kinds[kind] if file.slug == path.stem), path.as_posix() if path.exists() else None
    )
    if taken:
        return Refused(sentence=wording.ALREADY_THERE.format(path=taken))
    if not example.is_file():
        return Refused(sentence=wording.NO_EXAMPLE.format(path=example.as_posix()))
    return Draft(path=path, text=filled(example, values), remarks=remarks)


def _no_title(command: str) -> Refused:
    return Refused(sentence=wording.NO_TITLE.format(command=command, example=wording.EXAMPLE_TITLES[command]))


def _is_called(file: ContentFile, title: str) -> bool:
    return (file.root.text("judul") or "").strip().lower() == title.strip().lower()


def _chosen_name(name: str, words: str) -> str | Refused:
    """Return the name somebody chose, or one that follows from the title."""
    if name and not FITS.fullmatch(name):
        mend = name_from(name.removesuffix(".md")) or "surat-pindah"
        return Refused(sentence=wording.BAD_NAME.format(name=general.quoted(name), mend=mend))
    return name or name_from(words) or Refused(sentence=wording.NO_LETTERS.format(title=general.quoted(words)))


def _village(desk: Desk, words: str) -> ContentFile | Refused:
    """Return the village meant by its file name, its name, or another spelling of it."""
    if not words.strip():
        return Refused(sentence=wording.NO_VILLAGE)
    spellings = {
        name_from(spelling).replace("-", ""): file
        for file in desk.tree.villages
        for spelling in (
            *(other.text for other in file.root.texts("ejaan_lain")),
            file.root.text("nama") or "",
            file.slug,
        )
    }
    meant = name_from(words).removeprefix("desa-").replace("-", "")
    if meant in spellings:
        return spellings[meant]
    close = nearest(meant, spellings)
    guess = general.guess(spellings[close].slug if close else None)
    choices = ", ".join(file.slug for file in desk.tree.villages)
    return Refused(sentence=wording.NO_SUCH_VILLAGE.format(value=general.quoted(words), guess=guess, choices=choices))


def _about(day: date, desk: Desk) -> list[str]:
    """Return what an editor who typed a date should hear: its weekday above all."""
    left = day - desk.today
    said = [wording.VISIT_DAY.format(day=long_date(day))]
    if left > timedelta(0):
        said.append(wording.DAYS_LEFT.format(count=left.days))
    else:
        said.append(wording.DAY_IS_PAST if left else wording.TODAY)
    years, _ = rows(desk.tree.table(HOLIDAYS), HolidayYear)
    said += [
        wording.DAY_IS_HOLIDAY.format(name=holiday.name)
        for year in years.values()
        for holiday in year.days
        if holiday.day == day
    ]
    if day.weekday() >= SATURDAY:
        said.append(wording.DAY_IS_WEEKEND.format(name=general.WEEKDAYS[day.weekday()]))
    return [" ".join(said)]
