"""Remembers what this browser did to several letters at once, so that a list can offer to take it back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from flask import session

from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.moderation.wording import DONE_TO_MANY

_KEPT = "banyak"


@dataclass(frozen=True, kw_only=True)
class DoneToMany:
    """One act, to which letters, and since when."""

    word: str
    ids: tuple[str, ...]
    at: datetime

    @property
    def words(self) -> str:
        """What became of them."""
        return DONE_TO_MANY[self.word]

    @property
    def until(self) -> datetime:
        return self.at + UNDO_FOR

    @classmethod
    def of(cls, kept: object) -> Self | None:
        """Read what a session kept, which may be of another version."""
        match kept:
            case [str(word), int(at), *ids] if word in DONE_TO_MANY:
                return cls(word=word, ids=tuple(map(str, ids)), at=datetime.fromtimestamp(at, UTC))
            case _:
                return None


def remember(word: str, ids: tuple[str, ...], now: datetime) -> None:
    """Keep it in the signed cookie of the session; what stands there is looked up, never believed."""
    session[_KEPT] = [word, int(now.timestamp()), *ids]


def forget() -> None:
    session.pop(_KEPT, None)


def done_to_many(now: datetime) -> DoneToMany | None:
    """Return what was done on this browser and can still be taken back."""
    done = DoneToMany.of(session.get(_KEPT))
    return done if done and done.ids and now < done.until else None
