"""What everybody may read of how letters were answered: spans instead of numbers, so that no few letters show."""

from collections.abc import Iterable
from dataclasses import dataclass

from feedback_api.domain.counting.letter_figures import COUNTED_KINDS, MonthFigures, Numbers
from feedback_api.domain.counting.spans import Span, span_of
from feedback_api.domain.submissions.submission import Kind
from feedback_api.wording import KINDS

# Numbers stand in spans of five; what was late in spans of ten, since the times say something about it as well.
LATE_SPAN = 10
# Of fewer answers a time is about one letter: half of ten are five, and a tenth of twenty are two.
HALF_FROM, NINE_IN_TEN_FROM = 10, 20
MONTHS_TOLD = MONTHS_A_YEAR = 12


@dataclass(frozen=True, kw_only=True)
class ShownLetters:
    """What is shown of some letters. A time is shown by what the spans say, so that its absence tells nothing more."""

    received: Span
    answered: Span
    late: Span
    half: int | None
    nine_in_ten: int | None


@dataclass(frozen=True, kw_only=True)
class ShownMonth:
    """A month that is told: all its letters, those of each kind, and the guides that were mended."""

    month: str
    whole: ShownLetters
    kinds: tuple[tuple[Kind, ShownLetters], ...]
    mended: Span


@dataclass(frozen=True, kw_only=True)
class LettersShown:
    """The months of a year, latest first, and the guides mended in each calendar year whose every month is told."""

    months: tuple[ShownMonth, ...] = ()
    mended: tuple[tuple[str, Span], ...] = ()


def letters_shown(told: Iterable[MonthFigures]) -> LettersShown:
    """Return what is shown of the months that were told, which come latest first; of too few letters none is."""
    kept = tuple(told)
    years = sorted({figures.month[:4] for figures in kept}, reverse=True)
    by_year = {year: [one.mended for one in kept if one.month.startswith(year)] for year in years}
    return LettersShown(
        months=tuple(month for one in kept[:MONTHS_TOLD] if not (month := shown_month(one)).whole.received.is_few),
        mended=tuple((year, span_of(sum(all_of))) for year, all_of in by_year.items() if len(all_of) == MONTHS_A_YEAR),
    )


def shown_month(figures: MonthFigures) -> ShownMonth:
    kinds = ((kind, shown_letters(figures.kinds.get(kind, Numbers()))) for kind in COUNTED_KINDS)
    return ShownMonth(
        month=figures.month, whole=shown_letters(figures.whole), kinds=tuple(kinds), mended=span_of(figures.mended)
    )


def shown_letters(numbers: Numbers) -> ShownLetters:
    answered = span_of(numbers.answered)
    return ShownLetters(
        received=span_of(numbers.received),
        answered=answered,
        late=span_of(numbers.late, LATE_SPAN),
        half=numbers.half if answered.low >= HALF_FROM else None,
        nine_in_ten=numbers.nine_in_ten if answered.low >= NINE_IN_TEN_FROM else None,
    )


def kind_name(kind: Kind | None) -> str:
    """Return what the table calls a kind; all of them together are no kind."""
    return "Semua" if kind is None else KINDS[kind]
