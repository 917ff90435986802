"""Lets the web server take up saved code and templates, without refusing anybody meanwhile."""

import signal
import time
from dataclasses import dataclass, field

from publisher.one_machine.supervisor import Child
from publisher.sources import Sources

_LOOK_EVERY = 0.5


@dataclass(kw_only=True)
class Reloading:
    """Watches the files the web server runs on; workers that are busy finish first."""

    web: Child
    sources: Sources
    known: str = field(init=False)
    looked_at: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.known = self.sources.fingerprint()

    def look(self) -> None:
        if time.monotonic() - self.looked_at < _LOOK_EVERY:
            return
        self.looked_at = time.monotonic()
        now = self.sources.fingerprint()
        if now != self.known:
            self.known = now
            self.web.tell(signal.SIGHUP)
