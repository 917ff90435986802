"""Keeps the processes of one machine running until it is told to stop, and ends every one of them then."""

import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

_LONGEST_PAUSE = 5.0
_LIVED_WELL = 10.0
_TIME_TO_END = 8.0
_LOOK_EVERY = timedelta(milliseconds=200)


@dataclass(kw_only=True)
class Child:
    """A program that should always run. After each sudden end it is started again, each time a little later."""

    name: str
    command: tuple[str, ...]
    files: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    deaths: int = 0
    started_at: float = 0.0
    start_at: float = 0.0

    def start(self, *, also_files: tuple[int, ...] = (), also: tuple[str, ...] = ()) -> None:
        """Start it; `also` and `also_files` are for this one start only."""
        command = (*self.command, *also)
        self.process = subprocess.Popen(command, pass_fds=(*self.files, *also_files), stdin=subprocess.DEVNULL)  # noqa: S603 - our own programs
        self.started_at = time.monotonic()

    @property
    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def plan_restart(self) -> None:
        now = time.monotonic()
        self.deaths = 1 if now - self.started_at > _LIVED_WELL else self.deaths + 1
        self.process = None
        self.start_at = now + min(0.1 * 2 ** (self.deaths - 1), _LONGEST_PAUSE)

    def tell(self, number: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)

    def wait_until(self, deadline: float) -> None:
        """Wait for its end; what still runs at the deadline is killed."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@dataclass(kw_only=True)
class Supervisor:
    """`pause` waits the given time and says whether to stop; `died` is told the name of each child that went."""

    pause: Callable[[timedelta], bool]
    died: Callable[[str], None]
    children: list[Child] = field(default_factory=list)

    def supervise(self, *, each_time: Callable[[], None] = lambda: None) -> None:
        """Restart what dies until `pause` says stop."""
        while not self.pause(_LOOK_EVERY):
            for child in self.children:
                self._look_after(child)
            each_time()

    def _look_after(self, child: Child) -> None:
        if child.has_died:
            child.plan_restart()
            self.died(child.name)
        if child.process is None and time.monotonic() >= child.start_at:
            child.start()

    def end(self) -> None:
        """End every child, the last started first; one that does not end in time is killed."""
        for child in reversed(self.children):
            child.tell(signal.SIGTERM)
        deadline = time.monotonic() + _TIME_TO_END
        for child in reversed(self.children):
            child.wait_until(deadline)
