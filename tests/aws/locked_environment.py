"""An environment of its own for a tool that tests drive: exactly what its lock names, kept as long as that is so."""

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class LockedEnvironment:
    """A folder with a Python, and the lock with hashes that says what is in it."""

    folder: Path
    lock: Path

    def program(self, name: str) -> str:
        return str(self.folder / "bin" / name)

    def install(self) -> bool:
        """Install what the lock names; keep it if it is there."""
        if self.is_installed():
            return True
        made = (sys.executable, "-m", "venv", "--clear", str(self.folder))
        pip = (self.program("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
        # The lock names all there is to install; of packages with extras pip would not believe it.
        locked = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(self.lock))
        for command in (made, (*pip, *locked)):
            if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode:
                return False
        self._stamp().write_text(self._fingerprint(), encoding="ascii")  # last, so that half an install is no install
        return True

    def is_installed(self) -> bool:
        """Say whether exactly what the lock names is installed."""
        try:
            return self._stamp().read_text(encoding="ascii") == self._fingerprint()
        except OSError:
            return False

    def _stamp(self) -> Path:
        return self.folder / ".installed"

    def _fingerprint(self) -> str:
        return hashlib.sha256(self.lock.read_bytes() + sys.version.encode()).hexdigest()
