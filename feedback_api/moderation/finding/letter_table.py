"""Writes letters as a table that spreadsheets here open as it is meant: masked, without contact, no cell a formula."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from feedback_api.domain.personal.personal_details import masked_words
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.moderation.queue.jobs import Names
from feedback_api.moderation.wording import EXPORT_COLUMNS
from feedback_api.wording import KINDS, STATUSES

# Spreadsheets on Windows take a file without this mark for another alphabet, and here part columns by semicolons.
MARK, SEPARATOR = "\ufeff", ";"
# What a spreadsheet would take for the start of a formula, the full-width signs of some keyboards too.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_WHOLE = 100


@dataclass(frozen=True, kw_only=True)
class LetterTable:
    """Writes the rows; days and times are those of the office."""

    names: Names
    tz: tzinfo
    today: date
    origin: str

    def lines(self, letters: Iterable[Submission]) -> Iterator[str]:
        """Yield the file line by line, so that however many there are, few are in memory."""
        yield MARK + _line(EXPORT_COLUMNS)
        for letter in letters:
            yield _line(self._cells(letter))

    def _cells(self, letter: Submission) -> tuple[str, ...]:
        closed, answer = letter.closed_at, letter.answer
        is_open, is_published = letter.status.is_open, letter.status is Status.PUBLISHED
        return (
            letter.id,
            KINDS[letter.kind],
            STATUSES[letter.status],
            *self._when(letter.received_at),
            _day(letter.due),
            *(self._when(closed) if closed else ("", "")),
            str(self._used(letter)),
            self.names.villages.get(letter.village or "", letter.village or ""),
            self.names.guides.get(letter.guide or "", letter.guide or ""),
            _hidden(letter.title),
            letter.masked_text,
            _hidden(answer.markdown if answer else None),
            _hidden(letter.forwarded_to),
            (letter.assignee or "") if is_open else "",
            answer.moderator if answer else "",
            f"{self.origin}/tanya/{letter.id}/" if is_published else "",
        )

    def _when(self, at: datetime) -> tuple[str, str]:
        local = at.astimezone(self.tz)
        return _day(local.date()), f"{local:%H:%M}"

    def _used(self, letter: Submission) -> int:
        """Return how much of the time it may take was used, in whole per cents."""
        first = letter.received_at.astimezone(self.tz).date()
        last = letter.closed_at.astimezone(self.tz).date() if letter.closed_at else self.today
        return round(_WHOLE * (last - first).days / max((letter.due - first).days, 1))


def _line(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=SEPARATOR).writerow([_harmless(cell) for cell in cells])
    return text.getvalue()


def _harmless(cell: str) -> str:
    """Return a cell that is no formula: an apostrophe before it, which spreadsheets hide."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _hidden(text: str | None) -> str:
    return masked_words(text) if text else ""


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
