"""A published answer with what a page needs besides: its address, its title and its verdict."""

import html
import re
from dataclasses import dataclass, fields, replace
from datetime import datetime, tzinfo
from functools import cached_property

from feedback_api.domain.submissions.answer import PublicNote, PublishedAnswer, PublishedFollowUp
from plugins.edition.fingerprint import Fingerprint, fingerprint

LONGEST_TITLE = 90
BOLD_START = re.compile(r"\s*<p>\s*<strong>(.*?)</strong>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
SENTENCE = re.compile(r".*?[.?!](?=\s|$)")


@dataclass(frozen=True, kw_only=True)
class AnswerView(PublishedAnswer):
    """A `PublishedAnswer` whose times are as the office's clocks showed them."""

    url: str
    title: str
    verdict: str | None

    @cached_property
    def fingerprint(self) -> Fingerprint | None:
        """Return the name of all it says: texts, numbers and times. Field by field would take four times as long."""
        return fingerprint(repr(self))

    @property
    def first_words(self) -> str:
        """Return the verdict; where staff set none in bold, the first sentence."""
        return self.verdict or title_of(self.plain)

    @property
    def updated_at(self) -> datetime:
        """Return when something of it last changed."""
        notes = (note.at for note in self.corrections)
        second = self.follow_up
        after = () if second is None else (second.answered_at, *(note.at for note in second.corrections))
        return max((self.answered_at, *notes, *after))


def answer_view(answer: PublishedAnswer, zone: tzinfo) -> AnswerView:
    """Return the answer as pages show it."""
    own = {field.name: getattr(answer, field.name) for field in fields(PublishedAnswer)}
    own["received_at"] = answer.received_at.astimezone(zone)
    own["answered_at"] = answer.answered_at.astimezone(zone)
    own["corrections"] = _notes(answer.corrections, zone)
    own["follow_up"] = None if answer.follow_up is None else follow_up_view(answer.follow_up, zone)
    title = answer.given_title or title_of(answer.question)
    return AnswerView(**own, url=f"/tanya/{answer.id}/", title=title, verdict=_verdict(answer.html.html))


def follow_up_view(second: PublishedFollowUp, zone: tzinfo) -> PublishedFollowUp:
    """Return what follows an answer as pages show it."""
    return replace(
        second,
        received_at=second.received_at.astimezone(zone),
        answered_at=second.answered_at.astimezone(zone),
        corrections=_notes(second.corrections, zone),
    )


def _notes(notes: tuple[PublicNote, ...], zone: tzinfo) -> tuple[PublicNote, ...]:
    return tuple(replace(note, at=note.at.astimezone(zone)) for note in notes)


def title_of(question: str) -> str:
    """Return the first sentences that fit, as far as the question itself; a lone long one is cut between two words."""
    words = " ".join(question.split())
    sentences: list[str] = [sentence.strip() for sentence in SENTENCE.findall(words)] or [words]
    title = _as_many_as_fit(sentences)
    asked = next((sentence for sentence in sentences if sentence.endswith("?")), None)
    if asked and asked not in title and len(asked) <= LONGEST_TITLE:
        return asked
    if title:
        return title
    return words if len(words) <= LONGEST_TITLE else words[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _as_many_as_fit(sentences: list[str]) -> str:
    title = ""
    for sentence in sentences:
        longer = f"{title} {sentence}".strip()
        if len(longer) > LONGEST_TITLE:
            break
        title = longer
    return title


def _verdict(answer: str) -> str | None:
    """Return the words in bold with which staff began, if they did."""
    bold = BOLD_START.match(answer)
    return " ".join(html.unescape(TAG.sub("", bold[1])).split()) or None if bold else None
