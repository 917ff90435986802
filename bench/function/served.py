"""Serves an application behind gunicorn, ours and the other one alike, and says which process that is."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.measuring.processes import held_by_family, processor_of_family
from bench.peers import PeerMissing

ROOT = Path(__file__).resolve().parents[2]
LONGEST_START = 60.0
# Isso breaks under more (its cache is changed while it is read), and each gets what the other gets.
THREADS = 1
# Longer than a bench is busy with somebody else between two rounds.
KEPT_ALIVE = 300


@dataclass(frozen=True, kw_only=True)
class Program:
    """What gunicorn is to serve: its name in logs, the application, the kind of worker, what it finds around it."""

    name: str
    application: str
    worker: str
    environ: Mapping[str, str]
    options: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Running:
    """A served application."""

    port: int
    pid: int

    def processor(self) -> float:
        return processor_of_family(self.pid)

    def memory(self) -> float:
        return held_by_family(self.pid)


@contextmanager
def served(program: Program, folder: Path, *, workers: int) -> Iterator[Running]:
    """Yield it once somebody answers; what it says goes to a file in the folder."""
    with socket.create_server(("127.0.0.1", 0)) as listening, (folder / f"{program.name}.log").open("wb") as log:
        number, port = listening.fileno(), listening.getsockname()[1]
        process = subprocess.Popen(
            _command(program, number, workers),
            cwd=ROOT,
            env={"PATH": os.defpath, **program.environ},
            pass_fds=(number,),
            stdout=log,
            stderr=log,
        )
        try:
            _wait_until_it_answers(process, port, program.name)
            yield Running(port=port, pid=process.pid)
        finally:
            process.terminate()
            process.wait(timeout=30)


def _command(program: Program, descriptor: int, workers: int) -> tuple[str, ...]:
    sizes = ("--workers", str(workers), "--threads", str(THREADS), "--keep-alive", str(KEPT_ALIVE))
    bound = ("--bind", f"fd://{descriptor}", "--worker-class", program.worker, "--no-control-socket")
    return (sys.executable, "-m", "gunicorn", *bound, *sizes, *program.options, program.application)


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, name: str) -> None:
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=LONGEST_START) as asking:
                asking.sendall(b"GET /nothing-here HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                if asking.recv(1):
                    return
        except OSError:
            time.sleep(0.05)
    raise PeerMissing(f"{name} did not start; its log is beside its files")
