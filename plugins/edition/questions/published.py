"""Reads the published answers from the store: all of them once, then what changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from feedback_api.domain.submissions.publication import published_answer
from feedback_api.store import open_store
from feedback_api.store.protocol import PublicationDelta
from plugins.edition.questions.answer_view import AnswerView, answer_view
from plugins.edition.questions.answers import Answers
from plugins.edition.questions.follow_ups import FollowUps

# A letter with its history weighs ten times what is shown of it.
READ_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class KeptAnswers:
    """The answers up to a change of a store; `read_from` says of which, and how they are shown.

    `last` are the ids that changed last: in a store that was put back to an earlier day they are not found any more.
    """

    read_from: tuple[object, ...]
    answers: Answers = field(default_factory=Answers)
    follow_ups: FollowUps = field(default_factory=FollowUps)
    last_change: int = 0
    last: frozenset[str] = frozenset()


def read_answers(
    store_url: str | None, *, demonstration: bool, zone: tzinfo, before: KeptAnswers | None = None
) -> KeptAnswers:
    """Return them; without a store there are none, without `demonstration` no examples either.

    Of a store that was read `before` only what changed since is read.
    """
    nothing = KeptAnswers(read_from=(store_url, demonstration, zone))
    if not store_url:
        return nothing
    known = before if before and before.read_from == nothing.read_from else nothing
    with open_store(store_url) as store:
        # One change that is known already, to see that the store still has it.
        first = store.submissions.published_after(max(known.last_change - 1, 0), limit=READ_AT_ONCE)
        if known.last and known.last.isdisjoint(_ids(first)):
            known, first = nothing, store.submissions.published_after(0, limit=READ_AT_ONCE)
        changes: dict[str, AnswerView | None] = {}
        follow_ups, followed = known.follow_ups, set[str]()
        delta, last = first, known.last
        while not delta.is_empty:
            changes.update(_changes(delta, demonstration=demonstration, zone=zone))
            follow_ups, others = follow_ups.changed(delta, zone)
            followed |= others
            last = _newest_ids(delta)
            delta = store.submissions.published_after(delta.last_change, limit=READ_AT_ONCE)
    touched = {name: changes.get(name, known.answers.get(name)) for name in (*changes, *followed)}
    whole = {name: one and replace(one, follow_up=follow_ups.of(name)) for name, one in touched.items()}
    new = {name: answer for name, answer in whole.items() if answer != known.answers.get(name)}
    return KeptAnswers(
        read_from=nothing.read_from,
        answers=known.answers.changed(new) if new else known.answers,
        follow_ups=follow_ups,
        last_change=max(delta.last_change, known.last_change),
        last=last,
    )


def _changes(delta: PublicationDelta, *, demonstration: bool, zone: tzinfo) -> Mapping[str, AnswerView | None]:
    """Return what is shown of each letter that changed, without what follows it; of what is gone, nothing."""
    letters = (submission for submission in delta.published if submission.follows is None)
    views = (answer_view(published_answer(letter), zone) for letter in letters)
    shown = {view.id: view if demonstration or not view.demonstration else None for view in views}
    return {**dict.fromkeys((*delta.withdrawn, *delta.set_aside)), **shown}


def _ids(delta: PublicationDelta) -> frozenset[str]:
    return frozenset((*(one.id for one in delta.published), *delta.withdrawn, *delta.set_aside))


def _newest_ids(delta: PublicationDelta) -> frozenset[str]:
    return frozenset((*(one.id for one in delta.published[-1:]), *delta.withdrawn[-1:], *delta.set_aside[-1:]))
