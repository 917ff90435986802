"""What the press remembers of its last good build, so that a start with nothing new is quick."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from feedback_api.durable_file import replace_durably

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """Everything besides the store that a build depends on.

    `boot` changes when the machine was restarted: a power cut may have lost the last renames of a publishing, so the
    first build afterwards compares every file. `day` is the day for the people who live here.
    """

    sources: str
    settings: str
    day: str
    boot: str


@dataclass(frozen=True, kw_only=True)
class Remembered:
    """The circumstances of the last good build, the number that was built, and until when it holds at most."""

    circumstances: Circumstances
    built: int
    lasts_until: datetime | None = None


class Memory(Protocol):
    """Keeps one `Remembered`. Losing it costs one needless build."""

    def read(self) -> Remembered | None: ...

    def write(self, remembered: Remembered) -> None: ...


@dataclass(frozen=True, kw_only=True)
class PressMemory:
    """A `Memory` in a small file."""

    path: Path

    def read(self) -> Remembered | None:
        try:
            return as_remembered(self.path.read_text(encoding="utf-8"))
        except OSError:
            return None

    def write(self, remembered: Remembered) -> None:
        replace_durably(self.path, as_text(remembered))


def as_text(remembered: Remembered) -> str:
    until = remembered.lasts_until
    return json.dumps({**asdict(remembered), "lasts_until": until and until.isoformat()}, indent=1)


def as_remembered(text: str | bytes) -> Remembered | None:
    """Return what the text says; `None` if somebody spoilt it."""
    try:
        kept = json.loads(text)
        until = kept.get("lasts_until")
        return Remembered(
            circumstances=Circumstances(**kept["circumstances"]),
            built=int(kept["built"]),
            lasts_until=datetime.fromisoformat(until) if until else None,
        )
    except (ValueError, TypeError, KeyError):
        return None


def boot_id() -> str:
    """Return what the system calls this run of the machine; empty where it has no name for it."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""
