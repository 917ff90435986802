"""How an office answered what came in a month: what is counted of each letter, and kept once the month is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import ceil

from feedback_api.domain.submissions.submission import RETENTION, Kind, Status, Submission

# Reports are told by the year only (`figures.py`); in the order of the table.
COUNTED_KINDS = (Kind.QUESTION, Kind.COMPLAINT, Kind.SUGGESTION, Kind.PROPOSAL)
_MONTHS_A_YEAR, _LIES_BACK = 12, 2
FIGURES, _TOLD = "figures/", "/~told"
# A letter's end that is no reply to its sender.
_NO_REPLY = frozenset({Status.SPAM, Status.TAKEN_BACK})
HALF, NINE_OF_TEN = 0.5, 0.9


@dataclass(frozen=True, kw_only=True)
class CountedLetter:
    """One letter as it is counted; `working_days` until its sender was first answered, `None` if never."""

    kind: Kind
    working_days: int | None
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """What is counted of some letters; the times are those in which half and nine in ten of the answers were given."""

    received: int = 0
    answered: int = 0
    late: int = 0
    half: int = 0
    nine_in_ten: int = 0


@dataclass(frozen=True, kw_only=True)
class MonthFigures:
    """A month as it is told: its letters, those of each kind, and how many guides were mended because of letters."""

    month: str
    whole: Numbers
    kinds: Mapping[Kind, Numbers] = field(default_factory=dict)
    mended: int = 0


def is_counted(submission: Submission) -> bool:
    """Say whether it is a letter of somebody, and none that only the supervisor reads."""
    is_nobodys = submission.demonstration or submission.batch is not None or submission.status in _NO_REPLY
    return submission.kind in COUNTED_KINDS and not is_nobodys


def first_answered_at(submission: Submission) -> datetime | None:
    """Return when its sender could first read an answer, though it was corrected or opened again since."""
    answers = [one.answer for one in submission.said_before] + [submission.answer]
    times = [one.answered_at for one in answers if one is not None]
    if submission.status is Status.MERGED and submission.closed_at is not None:
        times.append(submission.closed_at)
    return min(times, default=None)


def first_reply_at(submission: Submission) -> datetime | None:
    """Return when its sender first read how it ended: an answer, who has it now, or why there is no answer."""
    return first_answered_at(submission) or (None if submission.status.is_open else submission.closed_at)


def figures_of(month: str, replies: Iterable[CountedLetter], *, mended: int = 0) -> MonthFigures:
    """Add the letters of a month up."""
    kept = tuple(replies)
    by_kind = {kind: numbers_of(one for one in kept if one.kind is kind) for kind in COUNTED_KINDS}
    return MonthFigures(month=month, whole=numbers_of(kept), kinds=by_kind, mended=mended)


def numbers_of(replies: Iterable[CountedLetter]) -> Numbers:
    kept = tuple(replies)
    days = sorted(one.working_days for one in kept if one.working_days is not None)
    return Numbers(
        received=len(kept),
        answered=len(days),
        late=sum(one.is_late for one in kept),
        half=_within(days, HALF),
        nine_in_ten=_within(days, NINE_OF_TEN),
    )


def _within(days: list[int], share: float) -> int:
    """Return the time in which at least this share of them was answered, which is one of theirs."""
    return days[ceil(share * len(days)) - 1] if days else 0


def month_to_tell(today: date) -> str | None:
    """Return the month that can be counted today.

    A month is told once the one after it is over too: by then everything that came in it was due. It can be told as
    long as nothing of it can have been erased; an office that was off for all that time never tells it.
    """
    number = today.year * _MONTHS_A_YEAR + today.month - 1 - _LIES_BACK
    first = date(number // _MONTHS_A_YEAR, number % _MONTHS_A_YEAR + 1, 1)
    return f"{first:%Y-%m}" if today < first + RETENTION else None


def first_day(month: str) -> date:
    """Return the first day of a month written as it is kept: `2026-11`."""
    year, _, number = month.partition("-")
    return date(int(year), int(number), 1)


def after(month: str) -> date:
    """Return the first day of the month after."""
    return (first_day(month) + timedelta(days=31)).replace(day=1)


def named_numbers(figures: MonthFigures) -> Mapping[str, int]:
    """Return the figures as the numbers a store keeps."""
    parts = {"": figures.whole, **{kind.value: numbers for kind, numbers in figures.kinds.items()}}
    begins = name_of_month(figures.month)
    counts = {f"{begins}{part}/{name}": value for part, said in parts.items() for name, value in vars(said).items()}
    return {**counts, f"{begins}mended": figures.mended, told_name(figures.month): 1}


def months_from(numbers: Mapping[str, int]) -> tuple[MonthFigures, ...]:
    """Return the months that these numbers tell, latest first; a later version may have kept more of each."""
    told = sorted((name.split("/")[1] for name in numbers if name.endswith(_TOLD)), reverse=True)
    return tuple(_month_from(month, numbers) for month in told)


def _month_from(month: str, numbers: Mapping[str, int]) -> MonthFigures:
    begins = name_of_month(month)

    def of(part: str) -> Numbers:
        return Numbers(**{name: numbers.get(f"{begins}{part}/{name}", 0) for name in Numbers.__dataclass_fields__})

    kinds = {kind: of(kind.value) for kind in COUNTED_KINDS}
    return MonthFigures(month=month, whole=of(""), kinds=kinds, mended=numbers.get(f"{begins}mended", 0))


def name_of_month(month: str) -> str:
    """Return how the names of a month's numbers begin."""
    return f"{FIGURES}{month}/"


def told_name(month: str) -> str:
    """Return the name of the number that says that a month is told."""
    return f"{FIGURES}{month}{_TOLD}"


def mended_name(month: str) -> str:
    """Return under which name the guides mended in a month are counted until it is told."""
    return f"mended/{month}"
