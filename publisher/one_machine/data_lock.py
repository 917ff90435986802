"""Keeps two servers away from the same data directory."""

import fcntl
import os
import time
from pathlib import Path

_WAIT_FOR_ORPHANS = 30.0
_LOOK_EVERY = 0.05


def take(path: Path) -> int | None:
    """Return an open lock to hand on to the web workers, or `None` if a living server holds it.

    The lock is free when the server and its web workers, who hold the port, are gone. If only workers are left they
    are ending just now (see `end_with_parent`), so they are waited for.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    give_up = time.monotonic() + _WAIT_FOR_ORPHANS
    while not _locked(lock):
        if _is_alive(_holder(lock)) or time.monotonic() > give_up:
            os.close(lock)
            return None
        time.sleep(_LOOK_EVERY)
    os.ftruncate(lock, 0)
    os.pwrite(lock, str(os.getpid()).encode(), 0)
    return lock


def _locked(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(lock: int) -> int:
    text = os.pread(lock, 20, 0).decode("ascii", "replace").strip()
    return int(text) if text.isdigit() else 0


def _is_alive(process: int) -> bool:
    if process <= 0:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
