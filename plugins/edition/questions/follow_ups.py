"""What follows published letters, kept beside them: either of a thread may change without the other."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo

from feedback_api.domain.submissions.answer import PublishedFollowUp
from feedback_api.domain.submissions.publication import published_follow_up
from feedback_api.store.protocol import PublicationDelta
from plugins.edition.questions.answer_view import follow_up_view
from plugins.edition.questions.view_bytes import follow_up_from, to_bytes


@dataclass(frozen=True, kw_only=True)
class FollowUps:
    """They stand in the file of the answers: each with the id of the letter it follows."""

    file: sqlite3.Connection

    def of(self, letter_id: str) -> PublishedFollowUp | None:
        """Return what follows a letter, with times as the office's clocks showed them."""
        row = self.file.execute("SELECT view FROM follow_ups WHERE first = ?", (letter_id,)).fetchone()
        return follow_up_from(row[0]) if row else None

    def change(self, delta: PublicationDelta, zone: tzinfo) -> frozenset[str]:
        """Note these changes, and return the ids of the letters whose threads are others now."""
        seconds = {one.id: (one.follows, one) for one in delta.published if one.follows is not None}
        left = self._firsts((*delta.withdrawn, *delta.set_aside))
        for name in left:
            self.file.execute("DELETE FROM follow_ups WHERE id = ?", (name,))
        for name, (first, second) in seconds.items():
            view = to_bytes(follow_up_view(published_follow_up(second), zone))
            self.file.execute("INSERT OR REPLACE INTO follow_ups VALUES (?, ?, ?)", (name, first, view))
        return frozenset((*left.values(), *(first for first, _ in seconds.values())))

    def _firsts(self, names: Iterable[str]) -> dict[str, str]:
        asked = "SELECT id, first FROM follow_ups WHERE id = ?"
        rows = (self.file.execute(asked, (name,)).fetchone() for name in names)
        return {row[0]: row[1] for row in rows if row}
