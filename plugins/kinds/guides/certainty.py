"""How sure something in a guide is: the law was read, offices elsewhere say so, or nobody has made sure of it."""

from collections.abc import Iterable, Mapping
from typing import Literal, Protocol

from plugins.kinds.guides import wording
from plugins.kinds.tables.sources import LAW, OFFICE, TABLE, Source, SourceGrade

Certainty = Literal["ya", "sebagian", "tidak"]
SURE: Certainty = "ya"
PARTLY: Certainty = "sebagian"
UNSURE: Certainty = "tidak"
# The less sure, the further back.
ORDER: tuple[Certainty, ...] = (SURE, PARTLY, UNSURE)
# One office may have its own habit; two that agree are taken for more than that.
FEWEST_OFFICES = 2


class Grounded(Protocol):
    """Something a guide says, where it was found, and how sure it is."""

    @property
    def certainty(self) -> Certainty: ...
    @property
    def sources(self) -> tuple[str, ...]: ...


def borne_by(grades: Iterable[SourceGrade]) -> Certainty:
    """Return how sure something can be at most that was found in sources of these grades."""
    found = list(grades)
    if LAW in found:
        return SURE
    return PARTLY if TABLE in found or found.count(OFFICE) >= FEWEST_OFFICES else UNSURE


def doubt(claim: Grounded, sources: Mapping[str, Source]) -> str:
    """Return what people are told of how sure it is; nothing where the law was read."""
    if claim.certainty == PARTLY:
        grades = {sources[name].grade for name in claim.sources if name in sources}
        return wording.NATIONAL_TABLE if TABLE in grades else wording.OFFICES_ELSEWHERE
    return wording.NOT_SURE if claim.certainty == UNSURE else ""


def shared_doubt(claims: Iterable[Grounded], sources: Mapping[str, Source]) -> str:
    """Return what can be said once of all that is partly sure: not where something beside it is surer."""
    told = list(claims)
    doubts = {doubt(claim, sources) for claim in told if claim.certainty == PARTLY}
    surer = any(claim.certainty == SURE for claim in told)
    return "" if surer or len(doubts) != 1 else doubts.pop()
