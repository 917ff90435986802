"""Says of which visits nobody knows whether they take place: their broken file speaks of another day, or of none."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from plugins.edition.readings.settling import Held, SettledFiles
from plugins.kinds.visits.kind import VISITS
from plugins.kinds.visits.view import VisitView

# Read as leniently as can be: the file is broken, and a visit too many among these costs one question to the office.
# A day in any order and with any separator; a key that decides about the day, however it is indented, with what
# follows it; and every word by which people call something off.
_DATES = re.compile(r"\b[0-9]{1,4}\s*[-/.]\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{1,4}\b")
_DECIDING = re.compile(r"\b(?:tanggal|hari|hari_asal|ulang|lewati|status)[\"']?[ \t]*:[ \t]*([^\n,}]*)", re.IGNORECASE)
_OFF = re.compile(r"batal|tunda|undur|libur|tiada|ditiadakan|pindah", re.IGNORECASE)


def uncertain_files(settled: SettledFiles) -> frozenset[str]:
    """Return the names of the visit files of which that is so."""
    return frozenset(one.slug for one in settled.held if is_uncertain(one))


def unsure_visits(views: Iterable[VisitView], files: frozenset[str]) -> tuple[VisitView, ...]:
    """Return the visits to come that are in no list, because they are of such a file.

    One that is off stays off, whoever called it off: that is certain.
    """
    ahead = (one for one in views if not one.is_past and one.status != "batal")
    return tuple(one for one in ahead if one.slug in files or one.series in files)


def certain_visits(views: Iterable[VisitView], hidden: Collection[VisitView]) -> tuple[VisitView, ...]:
    """Return the others; none of them names a hidden one as what takes its place."""
    names = {one.slug for one in hidden}
    left = (one for one in views if one.slug not in names)
    return tuple(
        replace(one, replacement=None) if one.replacement and one.replacement.slug in names else one for one in left
    )


def is_uncertain(held: Held) -> bool:
    """Say whether what is shown of a visit file must not be taken for coming."""
    if held.folder != VISITS.files.folder or held.stands_in is None:
        return False
    # What is no text, or is gone without being deleted, may say anything.
    return not held.written.strip() or speaks_of_another_day(held.written, held.stands_in.text)


def speaks_of_another_day(broken: str, last_good: str) -> bool:
    """Say whether the broken text may mean another day or status than what was last good."""
    return _signs(broken) != _signs(last_good)


def _signs(text: str) -> tuple[tuple[str, ...], ...]:
    """Return all that could be about the day, in any order."""
    deciding = (value.strip(" \t\"'").casefold() for value in _DECIDING.findall(text))
    return (
        tuple(sorted("".join(found.split()) for found in _DATES.findall(text))),
        tuple(sorted(deciding)),
        tuple(sorted(found.casefold() for found in _OFF.findall(text))),
    )
