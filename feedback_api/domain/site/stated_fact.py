"""What the desk says of one fact of the office: its value, on which day that was true, who said it, what was before."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from feedback_api.domain.stored_format import STATED
from feedback_api.domain.stored_parts import document_of, read_document
from feedback_api.domain.submissions.going_back import UNDO_FOR

# The oldest goes first.
MOST_EARLIER = 30


@dataclass(frozen=True, kw_only=True)
class EarlierValue:
    """What was said once: its value (`None` where the desk said nothing or it is not kept), its day, who, when."""

    by: str
    at: datetime
    said_on: date
    value: str | None = None


@dataclass(frozen=True, kw_only=True)
class StatedFact:
    """One fact of the office, or of a `village`. `value` is `None` where the desk says nothing of it any more.

    `said_on` is the day on which it was true, `at` (aware, UTC) when somebody said so. `earlier` is what was said
    before, the oldest first. `is_undone` says that this is what stood there before an act that was taken back.
    """

    key: str
    by: str
    at: datetime
    said_on: date
    village: str | None = None
    value: str | None = None
    earlier: tuple[EarlierValue, ...] = ()
    is_undone: bool = False

    def can_be_undone(self, now: datetime) -> bool:
        return not self.is_undone and now - self.at <= UNDO_FOR

    def as_earlier(self) -> EarlierValue:
        return EarlierValue(by=self.by, at=self.at, said_on=self.said_on, value=self.value)


def followed_by(before: StatedFact | None, said: StatedFact, *, keeps_values: bool) -> StatedFact:
    """Return what is said now with what was said before; without `keeps_values` only the last one, to undo it."""
    if before is None:
        return said
    older = before.earlier if keeps_values else tuple(replace(one, value=None) for one in before.earlier)
    return replace(said, earlier=(*older, before.as_earlier())[-MOST_EARLIER:])


def undone(stated: StatedFact, *, by: str, at: datetime) -> StatedFact:
    """Return what stood there before the last act; before the first one the desk said nothing."""
    *older, last = stated.earlier or (None,)
    said_on, value = (stated.said_on, None) if last is None else (last.said_on, last.value)
    earlier = tuple(one for one in older if one is not None)
    return replace(stated, by=by, at=at, said_on=said_on, value=value, earlier=earlier, is_undone=True)


def stated_document(stated: StatedFact) -> str:
    """Return the document in which it is kept."""
    return document_of(STATED, stated)


def stated_of(document: str) -> StatedFact:
    """Read what `stated_document` wrote, or raise `VisitSetAside`."""
    return read_document(STATED, StatedFact, document)
