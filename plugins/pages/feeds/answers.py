"""Answers as entries of a feed."""

from html import escape

from feedback_api.domain.submissions.answer import PublicNote, SafeHtml
from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.answers import Answers
from plugins.edition.questions.groups import EVERY, REVISED, Group, groups_of
from plugins.edition.wording import CORRECTED
from plugins.kinds.feed_entry import Entry


def answer_entry(answer: AnswerView) -> Entry:
    """Return the question, as text, above the answer, and what was asked once more below."""
    second = answer.follow_up
    more = "" if second is None else _asked(second.question, second.corrections, second.html)
    return Entry(
        title=answer.title,
        url=answer.url,
        html=_asked(answer.question, answer.corrections, answer.html) + more,
        updated=answer.updated_at,
    )


def _asked(question: str, corrections: tuple[PublicNote, ...], said: SafeHtml) -> str:
    asked = "".join(f"<p>{escape(line)}</p>" for line in question.splitlines() if line.strip())
    notes = "".join(f'<p dir="auto"><b>{CORRECTED}</b> {escape(note.text)}</p>' for note in corrections)
    return f'<blockquote dir="auto">{asked}</blockquote>{notes}<div dir="auto">{said.html}</div>'


def latest(answers: Answers, limit: int, *, of: Group = EVERY) -> list[AnswerView]:
    """Return the ones of a group that said something new last; of the older ones only those that did so again."""
    again = (answer for answer in answers.newest_of(REVISED) if of in groups_of(answer))
    found = {answer.id: answer for answer in (*answers.newest(limit, of=of), *again)}
    return sorted(found.values(), key=lambda answer: (answer.updated_at, answer.url), reverse=True)[:limit]
