"""What follows published letters, kept beside them: either of a thread may change without the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from feedback_api.domain.submissions.answer import PublishedFollowUp
from feedback_api.domain.submissions.publication import published_follow_up
from feedback_api.store.protocol import PublicationDelta
from plugins.edition.questions.answer_view import follow_up_view


@dataclass(frozen=True, kw_only=True)
class FollowUps:
    """They never change: `changed` returns others. `firsts` says which letter each of them follows, by their ids."""

    views: Mapping[str, PublishedFollowUp] = field(default_factory=dict)
    firsts: Mapping[str, str] = field(default_factory=dict)

    def of(self, letter_id: str) -> PublishedFollowUp | None:
        """Return what follows a letter, with times as the office's clocks showed them."""
        return self.views.get(letter_id)

    def changed(self, delta: PublicationDelta, zone: tzinfo) -> tuple["FollowUps", frozenset[str]]:
        """Return them after these changes, and the ids of the letters whose threads are others now."""
        seconds = tuple(one for one in delta.published if one.follows is not None)
        gone = [name for name in (*delta.withdrawn, *delta.set_aside) if name in self.firsts]
        if not seconds and not gone:
            return self, frozenset()
        firsts = {**self.firsts, **{one.id: one.follows for one in seconds if one.follows is not None}}
        views = {**self.views, **{firsts[one.id]: follow_up_view(published_follow_up(one), zone) for one in seconds}}
        for name in gone:
            views.pop(firsts.pop(name), None)
        left = (self.firsts[name] for name in gone)
        return FollowUps(views=views, firsts=firsts), frozenset((*left, *(firsts[one.id] for one in seconds)))
