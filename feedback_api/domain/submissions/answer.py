"""What the office replies, and the one form in which an answer is published."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class GuideVerdict(StrEnum):
    """What staff say of the guide when they answer; all but `RIGHT` open a content task."""

    RIGHT = "right"
    UNCLEAR = "unclear"
    WRONG = "wrong"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class SafeHtml:
    """HTML that went through every sanitiser gate, with the version of the gates it went through."""

    html: str
    sanitiser: int
    more: str | None = None

    def __html__(self) -> str:
        """Let Jinja print it as it is: it was made safe when it was decided."""
        return self.html


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The office's reply: the Markdown staff wrote, its safe form, who wrote it and when (aware, UTC).

    `more` is what a later version says of it, as JSON.
    """

    markdown: str
    html: SafeHtml
    moderator: str
    answered_at: datetime
    guide_verdict: GuideVerdict | None = None
    more: str | None = None


@dataclass(frozen=True, kw_only=True)
class PublicNote:
    """What everybody reads of a correction, and when it was made (aware, UTC)."""

    at: datetime
    text: str


@dataclass(frozen=True, kw_only=True)
class PublishedFollowUp:
    """What was asked once more under an answer, and what the office answered then."""

    question: str
    html: SafeHtml
    plain: str
    received_at: datetime
    answered_at: datetime
    corrections: tuple[PublicNote, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PublishedAnswer:
    """The public form of a submission: the only one page, feed, search, API and export may show."""

    id: str
    kind: str
    question: str
    village: str | None
    guide: str | None
    visit: str | None
    html: SafeHtml
    plain: str
    received_at: datetime
    answered_at: datetime
    ordinal: int
    change: int
    demonstration: bool
    given_title: str | None = None
    case: str | None = None
    follow_up: PublishedFollowUp | None = None
    corrections: tuple[PublicNote, ...] = ()
