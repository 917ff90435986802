"""What this browser put aside last, so that the queue can offer to take it back while that is possible."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from flask import session

from feedback_api.actions.letters.flood import undone_until

JUST_DONE = "disisihkan"


@dataclass(frozen=True, kw_only=True)
class PutAside:
    """One act, and how many letters it was."""

    batch: str
    letters: int

    @property
    def until(self) -> datetime | None:
        """Until when it can be taken back."""
        return undone_until(self.batch)

    @property
    def kept(self) -> list[str | int]:
        """What the signed cookie of the session keeps of it."""
        return [self.batch, self.letters]

    @classmethod
    def of(cls, kept: object) -> Self | None:
        """Read what a session kept, which may be of another version."""
        match kept:
            case [str(batch), int(letters)]:
                return cls(batch=batch, letters=letters)
            case _:
                return None


def just_put_aside(now: datetime) -> PutAside | None:
    """Return what was put aside on this browser and can still be taken back."""
    done = PutAside.of(session.get(JUST_DONE))
    return done if done and done.until and now <= done.until else None
