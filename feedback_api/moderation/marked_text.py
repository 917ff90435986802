"""Cuts a text into what staff may read at once and what looks like a personal detail, shortened."""

from dataclasses import dataclass

from feedback_api.domain.details import Detail, Find
from feedback_api.domain.submissions.submission import Submission
from feedback_api.domain.wording import REPLACEMENTS
from feedback_api.wording import DETAILS

# An identity number keeps enough at both ends to be told from another; a phone number less, for it is shorter.
SHOWN_ENDS = {Detail.NIK: (4, 4), Detail.NO_KK: (4, 4), Detail.PHONE: (4, 2), Detail.BANK: (2, 2), Detail.VA: (2, 2)}
FEWEST_HIDDEN = 4


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A piece of text; `looks_like` names the kind of detail, or is `None` for ordinary words."""

    text: str
    looks_like: str | None = None


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many finds of one kind there are, and the kind's word."""

    number: int
    word: str


def segments(submission: Submission) -> tuple[Segment, ...]:
    """Return the text with every find shortened or replaced."""
    text, pieces, written = submission.text, [], 0
    for found in submission.finds:
        pieces.append(Segment(text=text[written : found.start]))
        pieces.append(Segment(text=shortened(text, found), looks_like=DETAILS[found.detail]))
        written = found.end
    pieces.append(Segment(text=text[written:]))
    return tuple(piece for piece in pieces if piece.text)


def shortened(text: str, found: Find) -> str:
    """Return the ends of a number, or words in place of anything else."""
    ends = SHOWN_ENDS.get(found.detail)
    digits = "".join(symbol for symbol in text[found.start : found.end] if symbol.isdigit())
    if ends is None or len(digits) < sum(ends) + FEWEST_HIDDEN:
        return REPLACEMENTS[found.detail]
    return f"{digits[: ends[0]]}…{digits[-ends[1] :]}"


def counts(finds: tuple[Find, ...]) -> tuple[Count, ...]:
    """Return how many of each kind were found, in the order in which they stand."""
    kinds = dict.fromkeys(found.detail for found in finds)
    return tuple(Count(number=sum(found.detail is kind for found in finds), word=DETAILS[kind]) for kind in kinds)
