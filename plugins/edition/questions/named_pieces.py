"""Which pieces another process may print again with, and the answers that came since they were kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.edition.questions.answers import Answers
from plugins.edition.questions.changes import AnswerChanges, Before

# A new process catches up with so many in the blink of an eye.
MOST_SINCE = 50


@dataclass(frozen=True, kw_only=True)
class NamedPieces:
    """It stands in the file of the answers. Pieces show texts of answers, so they end with any that went or changed."""

    answers: Answers

    def note(self, changed: Mapping[str, bool]) -> None:
        """Note which answers changed, and of each whether it was there."""
        self.answers.file.executemany("INSERT OR IGNORE INTO since VALUES (?, ?)", changed.items())

    @property
    def are_due(self) -> bool:
        """Say whether others should be kept."""
        asked = "SELECT count(*), total(was_there) FROM since"
        count, were_there = self.answers.file.execute(asked).fetchone()
        return self._name() is None or count > MOST_SINCE or were_there > 0

    def end(self) -> None:
        """Let no process use those there are."""
        self.answers.file.execute("DELETE FROM pieces")

    def begin(self, name: str) -> None:
        """Let a process that begins use the pieces of this name, which show every answer there is."""
        with self.answers.at_once() as file:
            file.execute("DELETE FROM pieces")
            file.execute("DELETE FROM since")
            file.execute("INSERT INTO pieces VALUES (?)", (name,))

    def usable(self) -> tuple[str, AnswerChanges] | None:
        """Return the name of those that may be used, and what came since."""
        name, rows = self._name(), self.answers.file.execute("SELECT id, was_there FROM since").fetchall()
        if name is None or any(was_there for _, was_there in rows):
            return None
        return name, AnswerChanges(Before(), self.answers, frozenset(one for one, _ in rows))

    def _name(self) -> str | None:
        row = self.answers.file.execute("SELECT name FROM pieces").fetchone()
        return row[0] if row else None
