"""What a content file said when it was last good, and when that was."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

# A file that went away comes back when a folder is updated in two steps; after this nobody waits for it.
FORGOTTEN_AFTER = timedelta(days=30)
OLD_AFTER = timedelta(days=7)


def digest_of(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, kw_only=True)
class LastGoodReading:
    """One file's last good text; `good_at` is aware, and right to the day.

    `name` is what the file is called wherever the content folder lies, so that it is the same on another machine.
    """

    name: str
    text: str
    good_at: datetime

    @property
    def digest(self) -> str:
        return digest_of(self.text)

    def is_old(self, now: datetime) -> bool:
        return now - self.good_at > OLD_AFTER


@dataclass(frozen=True, kw_only=True)
class Readings:
    """All of them, by the names of their files."""

    by_name: Mapping[str, LastGoodReading] = field(default_factory=dict)

    def of(self, name: str) -> LastGoodReading | None:
        return self.by_name.get(name)

    def has(self, name: str, text: str) -> bool:
        """Say whether this text is the last good one of that file."""
        kept = self.by_name.get(name)
        return kept is not None and kept.text == text

    def after(self, good: Mapping[str, str], *, there: frozenset[str], now: datetime) -> "Readings":
        """Return what is kept once these texts were found good; of files that are not `there`, only for a while."""
        kept = {
            name: one for name, one in self.by_name.items() if name in there or now - one.good_at <= FORGOTTEN_AFTER
        }
        return Readings(by_name={**kept, **{name: self._of(name, text, now) for name, text in good.items()}})

    def _of(self, name: str, text: str, now: datetime) -> LastGoodReading:
        """Return the reading of a good text; nothing is new about it as long as the day is the same."""
        kept = self.by_name.get(name)
        if kept is not None and kept.text == text and _day(kept.good_at) == _day(now):
            return kept
        return LastGoodReading(name=name, text=text, good_at=now)


@dataclass(frozen=True, kw_only=True)
class Faulty:
    """Texts that the check finds good and of which no page can be made: by file name and digest, what went wrong."""

    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, name: str, text: str) -> str | None:
        return self.texts.get((name, digest_of(text))) if self.texts else None


NOT_FAULTY = Faulty()


@dataclass(frozen=True, kw_only=True)
class LastGood:
    """What a press hands to a build: the readings it keeps, the time, and whether they may stand in for bad files.

    Where no site stands yet they may not: a first site is good whole, or there is none.
    """

    readings: Readings
    now: datetime
    may_stand_in: bool
    faulty: Faulty = NOT_FAULTY


def _day(at: datetime) -> str:
    return at.astimezone(UTC).date().isoformat()
