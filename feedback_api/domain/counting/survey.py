"""The survey of satisfaction (SKM, Permenpan RB 14/2017): its nine elements, how it is counted, and its result.

A row of `ELEMENTS` is all there is of an element: form, counts and the table of the result are made of it. Its words
stand in `survey_wording.py`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

# Each answer counts so much; the form offers them in this order.
ANSWERS = (1, 2, 3, 4)
# What the regulation multiplies the mean by, so that the best is 100.
CONVERSION = 25
# Of fewer people nothing is shown, and what is shown changes only when as many more have answered.
FEWEST_FILLED = 30
MOST_GUIDES = 50
_HUNDREDTH, _THOUSANDTH = Decimal("0.01"), Decimal("0.001")


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element; `code` is what the regulation's forms call it, and the name of its field."""

    code: str


ELEMENTS = tuple(Element(code=f"u{number}") for number in range(1, 10))


@dataclass(frozen=True, kw_only=True)
class Quality:
    """A grade of the regulation: from which converted value on it is given."""

    letter: str
    least: Decimal


# Best first.
QUALITIES = (
    Quality(letter="A", least=Decimal("88.31")),
    Quality(letter="B", least=Decimal("76.61")),
    Quality(letter="C", least=Decimal("65.00")),
    Quality(letter="D", least=Decimal("25.00")),
)


@dataclass(frozen=True, kw_only=True)
class Filled:
    """One form: an answer for each element, and for which guide somebody came, if they said. Never kept as it is."""

    answers: Mapping[str, int]
    guide: str | None


@dataclass(frozen=True, kw_only=True)
class SurveyResult:
    """What a year's forms say: how many there were, the sum of each element's answers, and which guides many named."""

    year: int
    filled: int
    sums: Mapping[str, int]
    guides: Mapping[str, int]

    def mean(self, element: Element) -> Decimal:
        """Return the mean of one element (NRR), between 1 and 4."""
        return _rounded(Fraction(self.sums[element.code], self.filled), _THOUSANDTH)

    @property
    def value(self) -> Decimal:
        """The converted value (IKM): each element weighs the same."""
        weight = Fraction(1, len(ELEMENTS))
        weighted = sum(weight * Fraction(self.sums[element.code], self.filled) for element in ELEMENTS)
        return _rounded(Fraction(weighted) * CONVERSION, _HUNDREDTH)

    @property
    def quality(self) -> Quality:
        return next(one for one in QUALITIES if self.value >= one.least)


def _rounded(value: Fraction, to: Decimal) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(to, ROUND_HALF_UP)


COUNTED, TOLD = "survey/", "survey-told/"
_FILLED, _DAY, _GUIDE = "filled", "day", "guide/"


def counted_names(year: int, filled: Filled) -> Iterator[str]:
    """Yield under which names a form is counted, each for itself: no number says which answers one person gave."""
    yield f"{COUNTED}{year}/{_FILLED}"
    yield from (f"{COUNTED}{year}/{code}/{answer}" for code, answer in filled.answers.items())
    if filled.guide is not None:
        yield f"{COUNTED}{year}/{_GUIDE}{filled.guide}"


def day_name(year: int) -> str:
    """Return the name of the number that says on which day the result was told last."""
    return f"{TOLD}{year}/{_DAY}"


def result_to_tell(year: int, numbers: Mapping[str, int], told: Mapping[str, int]) -> SurveyResult | None:
    """Return the result of what was counted, if it is whole and enough have answered since it was told last."""
    begins = f"{COUNTED}{year}/"
    filled = numbers.get(f"{begins}{_FILLED}", 0)
    if filled - told.get(f"{TOLD}{year}/{_FILLED}", 0) < FEWEST_FILLED:
        return None
    counts = {
        one.code: {answer: numbers.get(f"{begins}{one.code}/{answer}", 0) for answer in ANSWERS} for one in ELEMENTS
    }
    if any(sum(of_one.values()) != filled for of_one in counts.values()):
        return None  # somebody's is being counted just now; the next one tells it
    sums = {code: sum(answer * count for answer, count in of_one.items()) for code, of_one in counts.items()}
    return SurveyResult(year=year, filled=filled, sums=sums, guides=_named_by_many(_guides(numbers, begins)))


def _named_by_many(guides: Mapping[str, int]) -> Mapping[str, int]:
    """Return the guides that enough people named, of them as many as one transaction of every store takes."""
    many = {guide: count for guide, count in guides.items() if count >= FEWEST_FILLED}
    return dict(sorted(many.items(), key=lambda one: (-one[1], one[0]))[:MOST_GUIDES])


def told_numbers(result: SurveyResult, *, day: int) -> Mapping[str, int]:
    """Return a result as the numbers a store keeps."""
    begins = f"{TOLD}{result.year}/"
    guides = {f"{begins}{_GUIDE}{guide}": count for guide, count in result.guides.items()}
    sums = {f"{begins}{code}": value for code, value in result.sums.items()}
    return {**guides, **sums, f"{begins}{_FILLED}": result.filled, day_name(result.year): day}


def results_from(numbers: Mapping[str, int]) -> tuple[SurveyResult, ...]:
    """Return the results that were told, latest year first."""
    years = {name.split("/")[1] for name in numbers if name.startswith(TOLD)}
    return tuple(_told(int(year), numbers) for year in sorted(years, reverse=True) if year.isdecimal())


def _told(year: int, numbers: Mapping[str, int]) -> SurveyResult:
    begins = f"{TOLD}{year}/"
    return SurveyResult(
        year=year,
        filled=numbers[f"{begins}{_FILLED}"],
        sums={one.code: numbers[f"{begins}{one.code}"] for one in ELEMENTS},
        guides=_guides(numbers, begins),
    )


def _guides(numbers: Mapping[str, int], begins: str) -> Mapping[str, int]:
    begins = f"{begins}{_GUIDE}"
    return {name.removeprefix(begins): count for name, count in numbers.items() if name.startswith(begins)}
