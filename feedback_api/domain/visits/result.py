"""What came of a visit day, guide by guide, as staff wrote it down; nobody is named."""

from dataclasses import dataclass
from datetime import date

from feedback_api.domain.stored_format import RESULT
from feedback_api.domain.stored_parts import document_of, read_document


@dataclass(frozen=True, kw_only=True)
class GuideResult:
    """How many came for one guide, how many had it done that day, how many went home for a missing paper."""

    guide: str
    served: int
    finished: int
    sent_home: int


@dataclass(frozen=True, kw_only=True)
class VisitResult:
    """The result of one visit."""

    visit: str
    day: date
    guides: tuple[GuideResult, ...]

    @property
    def served(self) -> int:
        return sum(one.served for one in self.guides)

    @property
    def finished(self) -> int:
        return sum(one.finished for one in self.guides)

    @property
    def sent_home(self) -> int:
        return sum(one.sent_home for one in self.guides)


def result_document(result: VisitResult) -> str:
    """Return the document in which a result is kept."""
    return document_of(RESULT, result)


def result_of(document: str) -> VisitResult:
    """Read what `result_document` wrote, or raise `VisitSetAside`."""
    return read_document(RESULT, VisitResult, document)
