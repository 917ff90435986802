"""Runs a command to its end and says what it took: processor, wall clock, and the most memory it held."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.measuring.processes import peak_of

LOOKS_EVERY = 0.01


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one run took."""

    processor: float
    seconds: float
    peak_mib: float


class RunFailed(Exception):
    """The command ended badly, so it measures nothing."""


def run(command: Sequence[str], folder: Path) -> Run:
    """Run it in the folder; what it says is told only if it fails."""
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT)
        peak, (status, used) = _until_it_ends(process)
        seconds = time.perf_counter() - begun
        if process.returncode:
            said.seek(0)
            sys.stderr.buffer.write(said.read())
            raise RunFailed(f"{' '.join(map(str, command))}: {status}")
    return Run(processor=used.ru_utime + used.ru_stime, seconds=seconds, peak_mib=peak)


def _until_it_ends(process: subprocess.Popen[bytes]) -> tuple[float, tuple[int, resource.struct_rusage]]:
    """Return the most it held, asked again and again: what the system says at the end counts us before it began."""
    peak = 0.0
    while True:
        with suppress(OSError, StopIteration):  # it has just ended
            peak = max(peak, peak_of(process.pid))
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return peak, (status, used)
        time.sleep(LOOKS_EVERY)
