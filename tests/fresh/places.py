"""The systems that the commands are tried on, and how a program is started and ended there."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

TIME_TO_END = 60.0
# The root's own mounts live in a namespace of the program's own, and its processes do too: when the program ends,
# in whatever way, both are gone. A shell stays the first process there, for somebody must bury orphans; Ctrl-C is not
# for itself.
NAMESPACES = ("unshare", "--mount", "--pid", "--fork", "--kill-child")
_ENTER = """
mkdir -p "$1/dev/shm" "$1/dev/pts" &&
mount -t proc proc "$1/proc" &&
mount -t sysfs -o ro sysfs "$1/sys" &&
mount -t tmpfs -o mode=1777 tmpfs "$1/dev/shm" &&
mount -t devpts devpts "$1/dev/pts" || exit 125
trap : INT
chroot "$@"
exit $?
"""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A system; with a `root`, its programs see that folder as `/`."""

    key: str
    folder: Path
    environment: Mapping[str, str]
    root: Path | None = None

    def command(self, *program: str, at: Path) -> tuple[str, ...]:
        """Return how a program is started there, in a folder as it is seen from here."""
        if self.root is None:
            return ("env", "-C", str(at), *program)
        seen = Path("/") / at.relative_to(self.root)
        return (*NAMESPACES, "sh", "-c", _ENTER, "sh", str(self.root), "env", "-C", str(seen), *program)

    def says(self, *program: str) -> str:
        """Return what a short program prints."""
        done = subprocess.run(
            self.command(*program, at=self.folder),
            env=dict(self.environment),
            check=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()


@dataclass(kw_only=True)
class Program:
    """A program on its way, with all that it started."""

    process: subprocess.Popen[bytes]
    output: Path

    @property
    def said(self) -> str:
        return self.output.read_text("utf-8", "replace")

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def interrupt(self) -> int:
        """Press Ctrl-C, and return the exit code; what does not end is killed."""
        if not self.has_ended:
            os.killpg(self.process.pid, signal.SIGINT)
        try:
            return self.process.wait(TIME_TO_END)
        except subprocess.TimeoutExpired:
            return self.kill()

    def kill(self) -> int:
        with suppress(ProcessLookupError):  # when all of it has ended
            os.killpg(self.process.pid, signal.SIGKILL)
        return self.process.wait()


@contextmanager
def started(command: tuple[str, ...], environment: Mapping[str, str], output: Path) -> Iterator[Program]:
    """Yield the program, whose words go to a file; nothing of it runs afterwards, whatever happens meanwhile."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("wb") as said:
        process = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    program = Program(process=process, output=output)
    try:
        yield program
    finally:
        program.kill()
