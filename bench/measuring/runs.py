"""Runs a command to its end and says what it took: processor, wall clock, and the most memory it held."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measuring.processes import KIB_OF_MIB


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one run took."""

    processor: float
    seconds: float
    peak_mib: float


class RunFailed(Exception):
    """The command ended badly, so it measures nothing."""


def run(command: Sequence[str], folder: Path) -> Run:
    """Run it in the folder; what it says goes where errors go, only if it fails."""
    begun = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        said = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.stderr.buffer.write(said)
        raise RunFailed(" ".join(map(str, command)))
    seconds = time.perf_counter() - begun
    return Run(processor=used.ru_utime + used.ru_stime, seconds=seconds, peak_mib=used.ru_maxrss / KIB_OF_MIB)
