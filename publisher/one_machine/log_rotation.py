"""Keeps the logs small: a long one is set aside once, and the one set aside before is let go."""

import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

from publisher.one_machine.supervisor import Child

LONGEST = 5_000_000
_LOOK_EVERY = 60.0


@dataclass(kw_only=True)
class LogRotation:
    """Looks once a minute; the web server opens its logs anew when told."""

    folder: Path
    web: Child
    longest: int = LONGEST
    looked_at: float = field(default_factory=time.monotonic)

    def look(self) -> None:
        if time.monotonic() - self.looked_at >= _LOOK_EVERY:
            self.looked_at = time.monotonic()
            self.rotate()

    def rotate(self) -> None:
        """Set every long log aside now."""
        long = [path for path in self.folder.glob("*.log") if path.stat().st_size > self.longest]
        for path in long:
            path.replace(path.with_suffix(".log.1"))
        if long:
            self.web.tell(signal.SIGUSR1)
