"""What somebody looks for among the letters: everything that is said has to hold."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from feedback_api.domain.search.findable import FindableLetter, LetterShelf, written

# Above so many it is only said that there are more.
MOST_COUNTED = 10_000


class Among(StrEnum):
    """Among which letters, and in which order: what waits, first due first; else what was done or came last first."""

    WAITING = "waiting"
    DONE = "done"
    ALL = "all"

    @property
    def shelf(self) -> LetterShelf | None:
        """The only shelf they lie on; `None` for every one."""
        return {Among.WAITING: LetterShelf.OPEN, Among.DONE: LetterShelf.DONE}.get(self)

    @property
    def is_latest_first(self) -> bool:
        return self is not Among.WAITING


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is looked for.

    `terms` are those of `findable.py`. `villages` are the only ones whose letters are for whoever looks, `village` is
    the one that is wanted. With `late`
    what waits and was due before that day. `since` and `until` say when it came, the latter not included. `mine` are
    the names whose work or hold it is at `now`; `free` that it is nobody's. `only` is the id of the one letter.
    """

    now: datetime
    among: Among = Among.ALL
    terms: frozenset[str] = frozenset()
    villages: frozenset[str] | None = None
    village: str | None = None
    late: date | None = None
    since: datetime | None = None
    until: datetime | None = None
    mine: frozenset[str] = frozenset()
    free: bool = False
    only: str | None = None

    def key(self, one: FindableLetter) -> str:
        """Return the place of a letter in the order that is wanted."""
        return one.came if self.among is Among.ALL else one.turn

    def holds(self, one: FindableLetter) -> bool:
        """Say whether a letter is what is wanted."""
        return self.terms <= one.terms and self._is_there(one) and self._came_then(one) and self._is_whose(one)

    def _is_there(self, one: FindableLetter) -> bool:
        is_on_shelf = self.among.shelf is None or one.shelf is self.among.shelf
        is_late = self.late is None or (one.shelf is LetterShelf.OPEN and one.due < self.late.isoformat())
        is_for_them = (self.villages is None or one.village in self.villages) and self.village in {None, one.village}
        return is_on_shelf and is_late and is_for_them and self.only in {None, one.id}

    def _came_then(self, one: FindableLetter) -> bool:
        is_late_enough = self.since is None or one.came >= written(self.since)
        return is_late_enough and (self.until is None or one.came < written(self.until))

    def _is_whose(self, one: FindableLetter) -> bool:
        is_held = one.held_until is not None and one.held_until > written(self.now)
        is_theirs = one.assignee in self.mine or (is_held and one.holder in self.mine)
        return (is_theirs or not self.mine) and not (self.free and (is_held or one.assignee is not None))
