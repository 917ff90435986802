"""By what a letter is found on the desk: words that staff may read, what it is about, who has it, and since when."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from feedback_api.domain.details import Find
from feedback_api.domain.personal.personal_details import find
from feedback_api.domain.search.folding import every_word_of, folded
from feedback_api.domain.submissions.second_member import sounds_like_report
from feedback_api.domain.submissions.submission import Kind, Submission

# Of the longest letter with the longest answer so many different words are found.
MOST_TERMS = 1_500


class LetterShelf(StrEnum):
    """Where a letter lies: it waits, it waits aside with others of a flood, or it is done."""

    OPEN = "open"
    ASIDE = "aside"
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class FindableLetter:
    """What a store keeps beside a letter so that it is found; of a report and of papers handed in there is none.

    `terms` are folded words of what staff read first, where everything that looks like a personal detail is hidden, and
    what `term_of_kind` and the others make. `turn` orders those that wait by due date, those that are done by when
    they were; `came` orders all by arrival. Times are aware, UTC.
    """

    id: str
    shelf: LetterShelf
    turn: str
    came: str
    due: str
    village: str | None
    assignee: str | None
    holder: str | None
    held_until: str | None
    terms: frozenset[str]


def findable(submission: Submission) -> FindableLetter | None:
    """Return by what it is found; nothing for a report, nor for papers handed in, which have a list of their own."""
    if submission.kind.is_confidential or submission.kind is Kind.HANDED_IN:
        return None
    claim, is_open = submission.claim, submission.status.is_open
    arrived = f"{written(submission.received_at)}/{submission.id}"
    since = submission.closed_at or submission.received_at
    return FindableLetter(
        id=submission.id,
        shelf=_shelf(submission),
        turn=f"{submission.due.isoformat()}/{arrived}" if is_open else f"{written(since)}/{submission.id}",
        came=arrived,
        due=submission.due.isoformat(),
        village=submission.village,
        assignee=submission.assignee if is_open else None,
        holder=claim.moderator if claim and is_open else None,
        held_until=written(claim.until) if claim and is_open else None,
        terms=frozenset((*_words(submission), *_marks(submission))),
    )


def words_wanted(typed: str) -> frozenset[str]:
    """Return the terms that a letter has to have to be found by what somebody typed."""
    return frozenset(folded(word) for word in every_word_of(typed))


def term_of_kind(kind: Kind) -> str:
    return f"kind:{kind.value}"


def term_of_guide(slug: str) -> str:
    return f"guide:{slug}"


def term_of_member(name: str) -> str:
    """Return the term of letters that a member had a part in, as far as the letter itself says so."""
    return f"by:{name}"


NEEDS_A_LOOK = "look:yes"


def _shelf(submission: Submission) -> LetterShelf:
    if not submission.status.is_open:
        return LetterShelf.DONE
    return LetterShelf.OPEN if submission.batch is None else LetterShelf.ASIDE


def _words(submission: Submission) -> list[str]:
    """Return folded words of the letter, of what was published and of what was answered, details left out."""
    answer = submission.answer
    written = (submission.title, submission.public_text, answer.markdown if answer else None, submission.forwarded_to)
    seen = [_without(submission.text, submission.finds), *(_without(one, find(one)) for one in written if one)]
    terms = dict.fromkeys(folded(word) for text in seen for word in every_word_of(text))
    return list(terms)[:MOST_TERMS]


def _without(text: str, finds: tuple[Find, ...]) -> str:
    """Return a text without what looks like a personal detail, and without a word in its place."""
    parts, read = [], 0
    for one in finds:
        parts.append(text[read : one.start])
        read = one.end
    return " ".join((*parts, text[read:]))


def _marks(submission: Submission) -> list[str]:
    guide = [term_of_guide(submission.guide)] if submission.guide else []
    look = [NEEDS_A_LOOK] if needs_a_look(submission) else []
    return [term_of_kind(submission.kind), *guide, *look, *map(term_of_member, sorted(_members(submission)))]


def needs_a_look(submission: Submission) -> bool:
    """Say whether it waits, and holds what staff should look at twice before anything of it leaves the office."""
    if not submission.status.is_open:
        return False
    is_odd = submission.suspicion is not None or submission.proposal is not None or bool(submission.finds)
    return is_odd or sounds_like_report(submission.text)


def _members(submission: Submission) -> set[str]:
    """Return who answered it, proposed something, holds it, has it as their work, or did the last act on it."""
    answers = (submission.answer, *(one.answer for one in submission.said_before))
    claim, proposal, last = submission.claim, submission.proposal, submission.undoable
    named = (
        *(one.moderator for one in answers if one),
        *(one.by for one in submission.said_before),
        claim.moderator if claim else None,
        proposal.by if proposal else None,
        proposal.seconded_by if proposal else None,
        last.by if last else None,
        submission.assignee,
    )
    return {name for name in named if name}


def written(at: datetime) -> str:
    """Write an aware time so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
