"""Makes a new visit."""

from collections.abc import Iterator
from datetime import date, timedelta

from feedback_api.wording import long_date
from plugins.kinds import new_wording as wording
from plugins.kinds.file_naming import day_from, month_name
from plugins.kinds.new_file import Asked, Desk, Draft, NewFileRefused, Values, draft_of, with_name
from plugins.kinds.tables.holidays import holidays_in
from plugins.kinds.villages.meant import village_meant
from plugins.kinds.visits.notes import is_weekend
from plugins.reading import wording as general


def new_visit(desk: Desk, asked: Asked) -> Draft | NewFileRefused:
    """Return a visit of one desa on one day."""
    where = village_meant(desk, asked.village)
    if isinstance(where, NewFileRefused):
        return where
    if not asked.day.strip():
        return NewFileRefused(sentence=wording.NO_DAY)
    when = day_from(asked.day)
    if when is None:
        return NewFileRefused(sentence=wording.NOT_A_DAY.format(value=general.quoted(asked.day)))
    named = with_name(asked, f"{where.slug} {month_name(when)}")
    if isinstance(named, NewFileRefused):
        return named
    values: Values = {
        ("desa",): where.slug,
        ("hari",): general.WEEKDAYS[when.weekday()],
        ("tanggal",): when.isoformat(),
        ("tempat", "nama"): wording.PLACE_OF_VISIT.format(village=where.root.text("nama") or where.slug),
    }
    return draft_of(desk, named, values, " ".join(_about(when, desk)), below=str(when.year))


def _about(day: date, desk: Desk) -> Iterator[str]:
    """Yield what an editor who typed a date should hear: its weekday above all."""
    left = day - desk.today
    yield wording.VISIT_DAY.format(day=long_date(day))
    if left > timedelta(0):
        yield wording.DAYS_LEFT.format(count=left.days)
    else:
        yield wording.DAY_IS_PAST if left else wording.TODAY
    holiday = holidays_in(desk.tree).get(day)
    if holiday:
        yield wording.DAY_IS_HOLIDAY.format(name=holiday)
    if is_weekend(day):
        yield wording.DAY_IS_WEEKEND.format(name=general.WEEKDAYS[day.weekday()])
