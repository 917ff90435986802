"""What came of a visit, from the two places where it may be written down."""

from feedback_api.domain.visits.result import VisitResult
from plugins.kinds.visits.change import Result


def merged_result(written: Result | None, counted: VisitResult | None) -> Result | None:
    """Return the one result that every page shows.

    The three numbers are what staff counted on the desk, if they did; else what the file says. What only a file can say
    (who was not served, which numbers are ready) always stays.
    """
    if counted is None:
        return written
    made = written or Result.model_construct(served=0)
    return made.model_copy(
        update={"served": counted.served, "finished": counted.finished, "sent_home": counted.sent_home}
    )


def contradicts(written: Result | None, counted: VisitResult | None) -> bool:
    """Return whether the file says another number than staff counted."""
    if written is None or counted is None:
        return False
    pairs = (
        (written.served, counted.served),
        (written.finished, counted.finished),
        (written.sent_home, counted.sent_home),
    )
    return any(said is not None and said != number for said, number in pairs)
