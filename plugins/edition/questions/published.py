"""Reads the published answers from the store: all of them once, then what changed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo

from feedback_api.domain.submissions.publication import published_answer
from feedback_api.store import open_store
from feedback_api.store.protocol import PublicationDelta, SubmissionStore
from plugins.edition.questions.answer_view import AnswerView, answer_view
from plugins.edition.questions.answers import Answers
from plugins.edition.questions.answers_file import forget_everything
from plugins.edition.questions.changes import AnswerChanges, Before
from plugins.edition.questions.follow_ups import FollowUps
from plugins.edition.questions.named_pieces import NamedPieces

# A letter with its history weighs ten times what is shown of it.
READ_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class _Read:
    """Up to which change a store was read; `read_from` says which store, and how its letters are shown.

    `last` are the ids that changed last: in a store that was put back to an earlier day they are not found any more.
    """

    read_from: str
    last_change: int = 0
    last: frozenset[str] = frozenset()


class KeptAnswers:
    """The answers of one store, with what changed when they were read last: `None` if that was more than a little."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.changes: AnswerChanges | None = None
        self.pieces = NamedPieces(answers=answers)
        self._follow_ups = FollowUps(file=answers.file)

    def read(self, store_url: str | None, *, demonstration: bool, zone: tzinfo, made_by: str = "") -> None:
        """Read what changed since the last time; without a store there are none, without `demonstration` no examples.

        `made_by` differs when what was read by others is not to be believed.
        """
        read_from = json.dumps([store_url, demonstration, str(zone), made_by])
        known = self._known()
        goes_on = known is not None and known.read_from == read_from
        if known is None or not goes_on:
            known = self._begin(read_from)
        self.changes = AnswerChanges(Before(), self.answers, frozenset()) if goes_on else None
        if not store_url:
            return
        with open_store(store_url) as store:
            # One change that is known already, to see that the store still has it.
            first = store.submissions.published_after(max(known.last_change - 1, 0), limit=READ_AT_ONCE)
            if known.last and known.last.isdisjoint(_ids(first)):
                known, goes_on = self._begin(read_from), False
                first = store.submissions.published_after(0, limit=READ_AT_ONCE)
            for count, delta in enumerate(_deltas(store.submissions, first)):
                changes = self._note(delta, read_from, demonstration=demonstration, zone=zone)
                self.changes = changes if goes_on and not count else None

    def _known(self) -> _Read | None:
        row = self.answers.file.execute("SELECT read_from, last_change, last FROM read").fetchone()
        return _Read(read_from=row[0], last_change=row[1], last=frozenset(json.loads(row[2]))) if row else None

    def _begin(self, read_from: str) -> _Read:
        """Know of no answer any more."""
        begun = _Read(read_from=read_from)
        with self.answers.at_once() as file:
            forget_everything(file)
            self._keep(begun)
        self.answers.forget_at_hand()
        self.changes = None
        return begun

    def _keep(self, known: _Read) -> None:
        self.answers.file.execute("DELETE FROM read")
        row = (known.read_from, known.last_change, json.dumps(sorted(known.last)))
        self.answers.file.execute("INSERT INTO read VALUES (?, ?, ?)", row)

    def _note(self, delta: PublicationDelta, read_from: str, *, demonstration: bool, zone: tzinfo) -> AnswerChanges:
        """Take over a few changes, all or none of them."""
        with self.answers.at_once():
            followed = self._follow_ups.change(delta, zone)
            changed = _changes(delta, demonstration=demonstration, zone=zone)
            touched = {name: changed.get(name, self.answers.get(name)) for name in (*changed, *followed)}
            of = self._follow_ups.of
            whole = {name: view and replace(view, follow_up=of(name)) for name, view in touched.items()}
            new = {name: view for name, view in whole.items() if view != self.answers.get(name)}
            before = Before.of(self.answers, new, (view for view in new.values() if view))
            self.answers.change(new)
            self.pieces.note({name: name in before.views for name in new})
            self._keep(_Read(read_from=read_from, last_change=delta.last_change, last=_newest_ids(delta)))
        return AnswerChanges(before, self.answers, frozenset(new))


def read_answers(
    store_url: str | None, *, demonstration: bool, zone: tzinfo, kept: KeptAnswers | None = None
) -> KeptAnswers:
    """Return them; of a store that was read already only what changed since is read."""
    known = kept or KeptAnswers(Answers())
    known.read(store_url, demonstration=demonstration, zone=zone)
    return known


def _deltas(submissions: SubmissionStore, first: PublicationDelta) -> Iterator[PublicationDelta]:
    delta = first
    while not delta.is_empty:
        yield delta
        delta = submissions.published_after(delta.last_change, limit=READ_AT_ONCE)


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
