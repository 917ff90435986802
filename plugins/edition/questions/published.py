"""Reads the published answers from the store."""

from datetime import tzinfo

from feedback_api.domain.submissions.publication import published_threads
from feedback_api.store import open_store
from plugins.edition.questions.answer_view import AnswerView, answer_view


def read_answers(store_url: str | None, *, demonstration: bool, zone: tzinfo) -> tuple[AnswerView, ...]:
    """Return them newest first; without a store there are none, without `demonstration` no examples either."""
    if not store_url:
        return ()
    with open_store(store_url) as store:
        published = store.submissions.published_after(0).published
    views = (answer_view(answer, zone) for answer in published_threads(published))
    kept = (view for view in views if demonstration or not view.demonstration)
    return tuple(sorted(kept, key=lambda view: (view.answered_at, view.id), reverse=True))
