"""A log file with a greatest size, which several processes write and one of them renames when it is full."""

import fcntl
import os
from logging import LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path

LONGEST = 5_000_000


class LogFile(RotatingFileHandler):
    """The file and one older one beside it; the standard handler alone would drop the older one once per process."""

    def __init__(self, path: str | Path, *, longest: int = LONGEST) -> None:
        super().__init__(path, maxBytes=longest, backupCount=1, encoding="utf-8")

    def shouldRollover(self, record: LogRecord) -> bool:  # noqa: N802 - the standard library's own name
        """Say whether the file would grow too long, counting what other processes wrote into it.

        The standard handler of Python 3.13 counts only what its own process wrote.
        """
        if self.stream is None:
            self.stream = self._open()
        length = os.fstat(self.stream.fileno()).st_size
        return length > 0 and length + len(self.format(record).encode()) + 1 >= self.maxBytes

    def doRollover(self) -> None:  # noqa: N802 - the standard library's own name
        """Rename the file unless another process has; either way, write into the new one from here on."""
        folder = os.open(Path(self.baseFilename).parent, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            if self._is_named():
                super().doRollover()
            else:
                self.close()
                self.stream = self._open()
        finally:
            os.close(folder)

    def _is_named(self) -> bool:
        """Say whether the file we write is still the one that has the name."""
        if self.stream is None:
            return False
        try:
            return os.path.samestat(os.fstat(self.stream.fileno()), os.stat(self.baseFilename))  # noqa: PTH116 - beside fstat
        except FileNotFoundError:
            return False
