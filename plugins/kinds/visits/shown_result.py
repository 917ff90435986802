"""What everybody may read of what came of a visit: spans instead of numbers, so that no few people show."""

from dataclasses import dataclass

from feedback_api.domain.counting.spans import Span, span_of, sum_of
from feedback_api.domain.visits.result import GuideResult
from plugins.kinds.visits.change import Result


@dataclass(frozen=True, kw_only=True)
class ShownGuideResult:
    """Between how many were served for one guide, had it done that day, and went home for a missing paper."""

    guide: str
    served: Span
    finished: Span
    sent_home: Span


@dataclass(frozen=True, kw_only=True)
class ShownResult:
    """The result of a visit; what nobody counted is `None`.

    Where staff counted guide by guide, the sums are made of what is shown of each: a sum of what was counted would say
    more of the guides than they show.
    """

    served: Span
    finished: Span | None
    sent_home: Span | None
    guides: tuple[ShownGuideResult, ...]
    not_served: str | None
    ready: tuple[str, ...]


def shown_result(result: Result | None, counted: tuple[GuideResult, ...]) -> ShownResult | None:
    """Return what is shown of a result, and of what staff counted of each guide if they did."""
    if result is None:
        return None
    guides = tuple(_shown_guide(one) for one in counted)
    of_file = (span_of(result.served), _span(result.finished), _span(result.sent_home))
    served, finished, sent_home = _sums(guides) if guides else of_file
    return ShownResult(
        served=served,
        finished=finished,
        sent_home=sent_home,
        guides=guides,
        not_served=result.not_served,
        ready=tuple(result.ready),
    )


def _sums(guides: tuple[ShownGuideResult, ...]) -> tuple[Span, Span, Span]:
    return (
        sum_of(one.served for one in guides),
        sum_of(one.finished for one in guides),
        sum_of(one.sent_home for one in guides),
    )


def _shown_guide(counted: GuideResult) -> ShownGuideResult:
    return ShownGuideResult(
        guide=counted.guide,
        served=span_of(counted.served),
        finished=span_of(counted.finished),
        sent_home=span_of(counted.sent_home),
    )


def _span(number: int | None) -> Span | None:
    return None if number is None else span_of(number)
