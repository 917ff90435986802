"""What cannot be true of a visit today: it is over before its day, or what replaces it is off or past."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from plugins.kinds.visits import wording
from plugins.kinds.visits.dated import DatedVisit, dated_visits
from plugins.kinds.visits.model import Visit
from plugins.reading import wording as general
from plugins.reading.problem import ContentProblem

AHEAD = timedelta(days=370)
OFF, DONE = "batal", "selesai"


def premature_problems(visits: tuple[Visit, ...], today: date) -> Iterator[ContentProblem]:
    """Yield visits that are said to be over, or have a result, before their day."""
    for one in dated_visits(visits, until=today):
        if one.visit.day <= today:
            continue
        day = one.visit.day.isoformat()
        if one.visit.status == DONE:
            yield one.written.problem("status", wording.DONE_BEFORE_ITS_DAY.format(day=day))
        elif one.visit.result is not None:
            yield one.written.problem("hasil", wording.RESULT_BEFORE_ITS_DAY.format(day=day))


def replacement_problems(visits: tuple[Visit, ...], today: date) -> Iterator[ContentProblem]:
    """Yield replacements to which nobody can go; they become so without anybody touching the file that names them."""
    every = {one.slug: one for one in dated_visits(visits, until=today + AHEAD)}
    for one in every.values():
        sentence = _fault_of_replacement(one, every, today)
        if sentence:
            yield one.written.problem("pengganti", sentence)


def _fault_of_replacement(one: DatedVisit, every: Mapping[str, DatedVisit], today: date) -> str | None:
    name = one.visit.replacement
    other = every.get(name) if name else None
    if name is None or other is None:
        return None
    if not other.takes_place:
        return wording.REPLACEMENT_IS_OFF.format(value=general.quoted(name))
    called_off = max((change.at.date() for change in one.visit.history if change.new == OFF), default=date.min)
    if other.visit.day < called_off or other.visit.day < today <= one.visit.day:
        return wording.REPLACEMENT_IS_PAST.format(value=general.quoted(name), day=other.visit.day.isoformat())
    return None
