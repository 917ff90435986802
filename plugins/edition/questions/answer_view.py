"""A published answer with what a page needs besides: its address, its title and its verdict."""

import html
import re
from dataclasses import dataclass, fields, replace
from datetime import tzinfo

from feedback_api.domain.submissions.answer import PublishedAnswer

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


def answer_view(answer: PublishedAnswer, zone: tzinfo) -> AnswerView:
    """Return the answer as pages show it."""
    own = {field.name: getattr(answer, field.name) for field in fields(PublishedAnswer)}
    own["received_at"] = answer.received_at.astimezone(zone)
    own["answered_at"] = answer.answered_at.astimezone(zone)
    own["corrections"] = tuple(replace(note, at=note.at.astimezone(zone)) for note in answer.corrections)
    title = answer.given_title or title_of(answer.question)
    return AnswerView(**own, url=f"/tanya/{answer.id}/", title=title, verdict=_verdict(answer.html.html))


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
