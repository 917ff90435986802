"""What must make sense inside one visit file: its hours, its weekday, its status with its history, its result."""

import re
from collections.abc import Iterator
from datetime import date

from feedback_api.domain.calendar.dates import day_from
from plugins.kinds.visits import wording as words
from plugins.reading import wording
from plugins.reading.content_file import ContentFile, Part
from plugins.reading.fields import CLOCK, is_day
from plugins.reading.problem import ContentProblem

CHANGED = frozenset({"berubah", "batal"})
# `isdigit` holds for a small raised two as well, of which nobody can make a number.
_COUNT = re.compile(r"[0-9]{1,9}")
# What people call the days besides their plain names.
OTHER_NAMES = {"jum'at": "jumat", "ahad": "minggu"}


def sense_problems(file: ContentFile, *, can_be_replaced: bool = True) -> Iterator[ContentProblem]:
    """Yield what contradicts itself; a day of a rule is read with what the file says for all days."""
    root = file.root
    yield from _weekday(root)
    for part in (root, *root.parts("kecuali")):
        yield from _times(part)
        yield from _status(part, can_be_replaced=can_be_replaced)
        yield from _history(part)
        yield from _result(part)


def _weekday(root: Part) -> Iterator[ContentProblem]:
    written, day = root.text("hari"), day_of(root, "tanggal")
    if written is None or day is None:
        return
    name = wording.WEEKDAYS[day.weekday()]
    said = written.strip().lower()
    if OTHER_NAMES.get(said, said) != name.lower():
        sentence = words.WRONG_WEEKDAY.format(value=wording.quoted(written), day=day.isoformat(), name=name)
        yield root.problem("hari", sentence)


def _times(part: Part) -> Iterator[ContentProblem]:
    starts, ends, last = (_minutes(part, key) for key in ("mulai", "selesai", "nomor_terakhir"))
    if starts is None or ends is None:
        return
    if ends <= starts:
        yield part.problem("selesai", wording.ENDS_BEFORE_START)
    elif last is not None and not starts <= last <= ends:
        yield part.problem("nomor_terakhir", wording.LAST_NUMBER_OUTSIDE)


def _minutes(part: Part, key: str) -> int | None:
    match = CLOCK.fullmatch(part.text(key) or part.file.root.text(key) or "")
    return int(match[1]) * 60 + int(match[2]) if match else None


def _status(part: Part, *, can_be_replaced: bool) -> Iterator[ContentProblem]:
    status = part.text("status") or ""
    if status not in CHANGED:
        return
    value, history = wording.quoted(status), part.parts("riwayat")
    if not history:
        yield part.problem("status", wording.CHANGE_WITHOUT_HISTORY.format(value=value))
    if not part.text("alasan"):
        yield part.problem("status", wording.CHANGE_WITHOUT_REASON.format(value=value))
    if status == "batal" and can_be_replaced and "pengganti" not in part.values:
        yield part.problem("status", words.NO_REPLACEMENT_SAID.format(value=value))
    if status == "batal" and history and not any(change.text("menjadi") == "batal" for change in history):
        yield part.problem("riwayat", words.CANCEL_NOT_IN_HISTORY)


def _history(part: Part) -> Iterator[ContentProblem]:
    history = part.parts("riwayat")
    moments = [change.text("pada") or "" for change in history]
    if moments != sorted(moments):
        yield part.problem("riwayat", words.HISTORY_OUT_OF_ORDER)
    for change in history:
        what = change.text("apa") or ""
        if what and not change.text("menjadi"):
            yield change.problem("apa", words.CHANGE_WITHOUT_NEW.format(what=wording.quoted(what)))
        yield from _moved_days(change) if what == "tanggal" else ()
    yield from _last_move(part, [change for change in history if change.text("apa") == "tanggal"])


def _moved_days(change: Part) -> Iterator[ContentProblem]:
    """A change of day needs real days, for the pages show both."""
    for key in ("semula", "menjadi"):
        written = change.text(key)
        if written is not None and not is_day(written):
            yield change.problem(key, wording.NOT_A_DAY.format(key=wording.quoted(key), value=wording.shown(written)))


def _last_move(part: Part, moves: list[Part]) -> Iterator[ContentProblem]:
    day = day_of(part, "tanggal") or day_of(part, "hari_asal")
    new = day_of(moves[-1], "menjadi") if moves else None
    if day and new and day != new:
        sentence = words.HISTORY_OTHER_DAY.format(new=new.isoformat(), day=day.isoformat())
        yield moves[-1].problem("menjadi", sentence)


def _result(part: Part) -> Iterator[ContentProblem]:
    result = part.part("hasil")
    served, finished = result.text("dilayani") or "", result.text("selesai") or ""
    if _COUNT.fullmatch(served) and _COUNT.fullmatch(finished) and int(finished) > int(served):
        yield result.problem("selesai", words.MORE_FINISHED.format(finished=finished, served=served))


def day_of(part: Part, key: str) -> date | None:
    """Return the day that stands there, if it is one."""
    return day_from(part.text(key) or "")
