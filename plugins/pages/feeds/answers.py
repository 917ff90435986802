"""An answer as an entry of a feed."""

from html import escape

from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.wording import CORRECTED
from plugins.kinds.feed_entry import Entry


def answer_entry(answer: AnswerView) -> Entry:
    """Return the question, as text, above the answer."""
    asked = "".join(f"<p>{escape(line)}</p>" for line in answer.question.splitlines() if line.strip())
    notes = "".join(f'<p dir="auto"><b>{CORRECTED}</b> {escape(note.text)}</p>' for note in answer.corrections)
    return Entry(
        title=answer.title,
        url=answer.url,
        html=f'<blockquote dir="auto">{asked}</blockquote>{notes}<div dir="auto">{answer.html.html}</div>',
        updated=answer.corrections[-1].at if answer.corrections else answer.answered_at,
    )
