"""Shows staff what an answer will look like and what in it still looks like a personal detail."""

from dataclasses import dataclass

from feedback_api.domain.personal.personal_details import Find, find
from feedback_api.domain.submissions.answer import SafeHtml
from feedback_api.domain.text.cleaning import cleaned
from feedback_api.domain.text.plain_text import plain_text
from feedback_api.security.sanitise import render_answer


@dataclass(frozen=True, kw_only=True)
class RemainingDetails:
    """What looks like a personal detail in the public text and in the answer, each with the text it stands in."""

    found: tuple[tuple[str, Find], ...]

    @property
    def any(self) -> bool:
        return bool(self.found)


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The cleaned public text, the answer as it would be stored, and what remains in both."""

    public_text: str
    html: SafeHtml
    remaining: RemainingDetails


def preview(*, public_text: str, answer: str) -> Preview:
    """Return what publishing these two texts would show."""
    question, written = cleaned(public_text), cleaned(answer)
    html = render_answer(written)
    return Preview(public_text=question, html=html, remaining=_remaining(question, written, html))


def remaining_details(*, public_text: str, answer: str) -> RemainingDetails:
    """Find what is left; also what Markdown's signs split in the source and join on the page."""
    written = cleaned(answer)
    return _remaining(public_text, written, render_answer(written))


def _remaining(public_text: str, written: str, html: SafeHtml) -> RemainingDetails:
    shown = plain_text(html.html)
    in_written = find(written)
    in_answer = [(written, one) for one in in_written] or [(shown, one) for one in find(shown)]
    return RemainingDetails(found=(*((public_text, one) for one in find(public_text)), *in_answer))
