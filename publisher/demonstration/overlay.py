"""Writes the example visits, activities and posts as content files whose dates lie round the first start."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

from feedback_api.domain.calendar.working_days import is_working_day
from feedback_api.wording import long_date
from plugins.kinds.tables.holidays import HolidayYear
from plugins.kinds.tables.kind import HOLIDAYS
from plugins.kinds.tree import read_content_tree
from plugins.reading.rows import rows
from publisher.demonstration.own_words import OwnWords
from publisher.project import CONTENT, PROJECT

_HERE = Path(__file__).parent
_DAY = re.compile(r"<<([+-]\d{1,2})( panjang)?>>")


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Finds working days before and after a day."""

    today: date
    holidays: AbstractSet[date]

    def working_day(self, offset: int) -> date:
        """Return the working day `offset` working days from today; no offset is today itself."""
        step, left, day = timedelta(days=1 if offset > 0 else -1), abs(offset), self.today
        while left:
            day += step
            left -= is_working_day(day, self.holidays)
        return day

    def filled(self, text: str) -> str:
        """Replace each `<<+3>>` with its ISO day, each `<<+3 panjang>>` with the day in words."""

        def written(match: re.Match[str]) -> str:
            day = self.working_day(int(match[1]))
            return long_date(day) if match[2] else day.isoformat()

        return _DAY.sub(written, text)


def write_overlay(folder: Path, *, today: date, content: Path = PROJECT / CONTENT) -> None:
    """Write the overlay, a tree like `content/`, in the words of that content's office."""
    calendar = Calendar(today=today, holidays=office_holidays(content))
    words = OwnWords.of(content)
    visits = yaml.safe_load(calendar.filled(words.filled((_HERE / "visits.yaml").read_text("utf-8"))))
    for name, own in visits["kunjungan"].items():
        header = words.held({**visits["semua"], **own})
        if header is None:
            continue
        _write(folder / "kunjungan" / str(header["tanggal"].year) / f"{name}.md", header, "")
    activities = yaml.safe_load(calendar.filled((_HERE / "activities.yaml").read_text("utf-8")))
    for name, header in activities.items():
        _write(folder / "kegiatan" / f"{name}.md", header, "")
    posts = yaml.safe_load(calendar.filled(words.filled((_HERE / "posts.yaml").read_text("utf-8"))))
    for name, post in posts.items():
        _write(folder / "kabar" / f"{name}.md", post["header"], post["isi"])


def office_holidays(content: Path) -> frozenset[date]:
    """Return the closed days that editors wrote down; a table with faults is left to the content check."""
    table = read_content_tree([content]).table(HOLIDAYS.files)
    years, _ = rows(table, HolidayYear)
    return frozenset(holiday.day for year in years.values() for holiday in year.days)


def _write(path: Path, header: object, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    written = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(f"---\n{written}---\n{body}", encoding="utf-8")
