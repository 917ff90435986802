"""Every published answer of a site, in order, and beside each order those of one guide, one desa, one month."""

import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.answers_file import opened_answers
from plugins.edition.questions.groups import EVERY, Group, Place, groups_of, place_of
from plugins.edition.questions.view_bytes import answer_from, to_bytes

# So many are at hand without being read again: what the page of an answer shows are those just before it.
AT_HAND = 2048
_FIRST_LOOK, _LOOK = 16, 256
_FIRST: Place = (-(2**63), "")
_LAST: Place = (2**63 - 1, "")
_OF = "FROM places WHERE kind = ? AND about = ?"


class Answers:
    """They stand in a file, or in memory where there is none; what is not asked for is not read."""

    def __init__(self, path: Path | None = None) -> None:
        self.file = opened_answers(path)
        weakref.finalize(self, self.file.close)
        self._at_hand: dict[str, AnswerView] = {}
        # Pages list all months there are with their counts: only those that change are counted again.
        self._counted: dict[Group, int] = {}
        self._groups: dict[str, tuple[str, ...]] = {}

    @classmethod
    def of(cls, answers: Iterable[AnswerView]) -> "Answers":
        made = cls()
        with made.at_once():
            made.change({answer.id: answer for answer in answers})
        return made

    def __len__(self) -> int:
        return self.count(EVERY)

    def __iter__(self) -> Iterator[AnswerView]:
        """Yield all of them, newest first."""
        return self.newest_of(EVERY)

    def oldest_first(self) -> Iterator[AnswerView]:
        asked = f"SELECT at, id {_OF} AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?"
        return self._one_after_another(asked, EVERY, _FIRST)

    def get(self, answer_id: str) -> AnswerView | None:
        known = self._at_hand.get(answer_id)
        if known is not None:
            return known
        row = self.file.execute("SELECT view FROM answers WHERE id = ?", (answer_id,)).fetchone()
        return self._taken(answer_id, answer_from(row[0])) if row else None

    def newest(self, limit: int, *, of: Group = EVERY) -> tuple[AnswerView, ...]:
        """Return the newest ones of a group, newest first."""
        return self._views(f"SELECT id {_OF} ORDER BY at DESC, id DESC LIMIT ?", (*of, limit))

    def between(self, start: int, end: int, *, of: Group) -> tuple[AnswerView, ...]:
        """Return those of a group that stand there when the oldest is counted first; newest first."""
        oldest_first = f"SELECT id {_OF} ORDER BY at, id LIMIT ? OFFSET ?"
        return self._views(oldest_first, (*of, end - start, start))[::-1]

    def newest_of(self, group: Group) -> Iterator[AnswerView]:
        """Yield a whole group, newest first, reading few of them ahead."""
        asked = f"SELECT at, id {_OF} AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?"
        return self._one_after_another(asked, group, _LAST)

    def _one_after_another(self, asked: str, group: Group, begin: Place) -> Iterator[AnswerView]:
        last, limit = begin, _FIRST_LOOK
        while rows := self.file.execute(asked, (*group, *last, limit)).fetchall():
            yield from (self._there(name) for _, name in rows)
            last, limit = rows[-1], _LOOK

    def groups(self, kind: str) -> tuple[str, ...]:
        """Return what there are groups of this kind about, in order."""
        if kind not in self._groups:
            self._groups[kind] = self._look_for_groups(kind)
        return self._groups[kind]

    def _look_for_groups(self, kind: str) -> tuple[str, ...]:
        found: list[str] = []
        about = self._group_after(kind, "", at_least=True)
        while about is not None:
            found.append(about)
            about = self._group_after(kind, about)
        return tuple(found)

    def count(self, group: Group) -> int:
        if group not in self._counted:
            (self._counted[group],) = self.file.execute(f"SELECT count(*) {_OF}", group).fetchone()
        return self._counted[group]

    def older(self, answer: AnswerView, limit: int, *, of: Group) -> tuple[AnswerView, ...]:
        """Return the ones of a group that came just before an answer, newest first."""
        asked = f"SELECT id {_OF} AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?"
        return self._views(asked, (*of, *place_of(answer), limit))

    def newer(self, answer: AnswerView, limit: int, *, of: Group) -> tuple[str, ...]:
        """Return the ids of those of a group that came just after an answer, oldest first."""
        asked = f"SELECT id {_OF} AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?"
        return tuple(name for (name,) in self.file.execute(asked, (*of, *place_of(answer), limit)).fetchall())

    @contextmanager
    def at_once(self) -> Iterator[sqlite3.Connection]:
        """Let what is changed in the block be changed as one thing, or not at all."""
        self.file.execute("BEGIN IMMEDIATE")
        try:
            yield self.file
        except BaseException:
            self.file.execute("ROLLBACK")
            self.forget_at_hand()
            raise
        self.file.execute("COMMIT")

    def change(self, changes: Mapping[str, AnswerView | None]) -> None:
        """Add answers, let them say something else, or (`None`) let them go."""
        for name, answer in changes.items():
            before = self.get(name)
            self._at_hand.pop(name, None)
            self._count_again(view for view in (before, answer) if view)
            if before is not None:
                places = ((*group, *place_of(before)) for group in groups_of(before))
                self.file.executemany("DELETE FROM places WHERE (kind, about, at, id) = (?, ?, ?, ?)", places)
                self.file.execute("DELETE FROM answers WHERE id = ?", (name,))
            if answer is not None:
                own = ((*group, *place_of(answer)) for group in groups_of(answer))
                self.file.executemany("INSERT INTO places VALUES (?, ?, ?, ?)", own)
                self.file.execute("INSERT INTO answers VALUES (?, ?)", (name, to_bytes(answer)))

    def forget_at_hand(self) -> None:
        self._at_hand.clear()
        self._counted.clear()
        self._groups.clear()

    def _count_again(self, changed: Iterable[AnswerView]) -> None:
        for kind, about in (group for view in changed for group in groups_of(view)):
            self._counted.pop((kind, about), None)
            self._groups.pop(kind, None)

    def _group_after(self, kind: str, about: str, *, at_least: bool = False) -> str | None:
        beyond = ">=" if at_least else ">"
        asked = f"SELECT min(about) FROM places WHERE kind = ? AND about {beyond} ?"  # noqa: S608 - one of two signs
        found: str | None = self.file.execute(asked, (kind, about)).fetchone()[0]
        return found

    def _views(self, asked: str, values: tuple[object, ...]) -> tuple[AnswerView, ...]:
        return tuple(self._there(name) for (name,) in self.file.execute(asked, values).fetchall())

    def _there(self, name: str) -> AnswerView:
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def _taken(self, name: str, answer: AnswerView) -> AnswerView:
        if len(self._at_hand) >= AT_HAND:
            self._at_hand.clear()
        self._at_hand[name] = answer
        return answer
