"""Counts how the letters of a month were answered, once, and keeps what may be told of it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import cache, partial

from feedback_api.domain.calendar.working_days import due_date, working_days_between
from feedback_api.domain.counting.letter_figures import (
    CountedLetter,
    after,
    figures_of,
    first_answered_at,
    first_day,
    first_reply_at,
    is_counted,
    mended_name,
    month_to_tell,
    named_numbers,
    told_name,
)
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services
from feedback_api.store.reading_on import Page

AT_ONCE = 500


def tell_month(services: Services) -> bool:
    """Tell the month whose turn it is, unless it was told; the site shows it from the next build on.

    It is counted once and stays as it was told, so that nobody learns anything by comparing two publications.
    """
    month = month_to_tell(services.today())
    if month is None or services.store.numbers.begin_with(told_name(month)):
        return False
    mended = services.store.numbers.begin_with(mended_name(month)).get(mended_name(month), 0)
    figures = figures_of(month, _replies(services, month), mended=mended)
    is_new = services.store.numbers.keep(named_numbers(figures), growing=told_name(month))
    if is_new:
        services.store.builds.want(now=services.now())
    return is_new


def _replies(services: Services, month: str) -> Iterator[CountedLetter]:
    """Yield what is counted of each letter of the month, of which one may be closed while we look."""
    first, end, reply = first_day(month), after(month), _reading(services)
    seen: set[str] = set()
    for submission in _open_or_closed_since(services, datetime.combine(first, time(), tzinfo=services.office().tz)):
        came_on = services.day_of(submission.received_at)
        if first <= came_on < end and is_counted(submission) and submission.id not in seen:
            seen.add(submission.id)
            yield reply(submission, came_on)


def _open_or_closed_since(services: Services, moment: datetime) -> Iterator[Submission]:
    kept = services.store.submissions
    yield from _all(partial(kept.waiting, limit=AT_ONCE))
    yield from _all(partial(kept.closed_since, moment, limit=AT_ONCE))


def _all(pages: Callable[..., Page[Submission]]) -> Iterator[Submission]:
    page = pages()
    yield from page.items
    while page.next_cursor is not None:
        page = pages(cursor=page.next_cursor)
        yield from page.items


def _reading(services: Services) -> Callable[[Submission, date], CountedLetter]:
    holidays, today = services.catalogue.holidays(), services.today()
    due_of = cache(lambda kind, came_on: due_date(kind, came_on, holidays))
    between = cache(lambda came_on, day: working_days_between(came_on, day, holidays))

    def read(submission: Submission, came_on: date) -> CountedLetter:
        answered, replied = first_answered_at(submission), first_reply_at(submission)
        return CountedLetter(
            kind=submission.kind,
            working_days=None if answered is None else between(came_on, services.day_of(answered)),
            is_late=(today if replied is None else services.day_of(replied)) > due_of(submission.kind, came_on),
        )

    return read
