"""What the press remembers of its last good build, so that a start with nothing new is quick."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

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
    """The circumstances of the last good build and the number that was built."""

    circumstances: Circumstances
    built: int


@dataclass(frozen=True, kw_only=True)
class PressMemory:
    """Keeps one `Remembered` in a small file. Losing it costs one needless build."""

    path: Path

    def read(self) -> Remembered | None:
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            return Remembered(circumstances=Circumstances(**kept["circumstances"]), built=int(kept["built"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, remembered: Remembered) -> None:
        temporary = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}.part")
        temporary.write_text(json.dumps(asdict(remembered), indent=1), encoding="utf-8")
        temporary.replace(self.path)


def boot_id() -> str:
    """Return what the system calls this run of the machine; empty where it has no name for it."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""
