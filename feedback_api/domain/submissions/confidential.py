"""What holds of every change of a submission, whoever makes it: some kinds are final, and some are never published."""

from collections.abc import Mapping
from dataclasses import dataclass

from feedback_api.domain.errors import KindIsFinal, NeverPublished
from feedback_api.domain.submissions.fields import TEXT
from feedback_api.domain.submissions.second_member import SHOWN_TO_OTHERS, refuse_unseconded
from feedback_api.domain.submissions.submission import Contact, Status, Submission


@dataclass(frozen=True, kw_only=True)
class ReportWords:
    """What a report says, by attribute, and who sent it: only ever in memory while it is sealed or opened."""

    texts: Mapping[str, str]
    contact: Contact

    @property
    def text(self) -> str:
        return self.texts.get(TEXT.attribute, "")


def refuse_change(before: Submission, after: Submission, *, by: str, publishes: bool = False) -> None:
    """Raise `KindIsFinal`, `NeverPublished` or `SecondMemberNeeded` if `by` may not replace `before` with `after`.

    Every store asks this. A withdrawal changes the site too, and is let through: it takes away.
    """
    if before.kind.is_confidential and _place(before) != _place(after):
        raise KindIsFinal
    if before.kind is not after.kind and (before.kind.is_fetched or after.kind.is_fetched):
        raise KindIsFinal
    if before.only_private and not (after.only_private or after.kind.is_confidential):
        raise NeverPublished
    takes_away = before.status is Status.PUBLISHED and after.status not in SHOWN_TO_OTHERS
    shows = after.status in SHOWN_TO_OTHERS or (publishes and not takes_away)
    if shows and not (before.may_be_published and after.may_be_published):
        raise NeverPublished
    refuse_unseconded(before, after, by=by)


def _place(submission: Submission) -> tuple[object, ...]:
    return (submission.kind, submission.village, submission.guide, submission.visit)
