"""Shows staff what an answer will look like and what in it still looks like a personal detail."""

from dataclasses import dataclass

from feedback_api.domain.answer import SafeHtml
from feedback_api.domain.cleaning import cleaned
from feedback_api.domain.personal_details import Find, find
from feedback_api.domain.plain_text import plain_text
from feedback_api.sanitise import render_answer


@dataclass(frozen=True, kw_only=True)
class RemainingDetails:
    """What looks like a personal detail in the public text and in the Markdown of the answer."""

    in_question: tuple[Find, ...]
    in_answer: tuple[Find, ...]

    @property
    def any(self) -> bool:
        return bool(self.in_question or self.in_answer)


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The cleaned public text, the answer as it would be stored, and what remains in both."""

    public_text: str
    html: SafeHtml
    remaining: RemainingDetails


def preview(*, public_text: str, answer: str) -> Preview:
    """Return what publishing these two texts would show."""
    question = cleaned(public_text)
    return Preview(
        public_text=question,
        html=render_answer(cleaned(answer)),
        remaining=remaining_details(public_text=question, answer=answer),
    )


def remaining_details(*, public_text: str, answer: str) -> RemainingDetails:
    """Find what is left; also what Markdown's signs split in the source and join on the page."""
    written = cleaned(answer)
    in_answer = find(written) or find(plain_text(render_answer(written).html))
    return RemainingDetails(in_question=find(public_text), in_answer=in_answer)
