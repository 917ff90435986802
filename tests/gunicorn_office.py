"""An office behind gunicorn as `serve` sets it up, for tests of what only a real socket can get wrong."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from publisher.one_machine.patient_worker import PatientWorker
from publisher.one_machine.web import ACCESS_LINE
from tests.builders import SECRET

ROOT = Path(__file__).parent.parent
LONGEST_START = 60


class ImpatientWorker(PatientWorker):
    """Waits one second where an office waits a minute, so that a test need not."""

    head_seconds = 1.0
    whole_seconds = 1.0


@contextmanager
def gunicorn_office(
    directory: Path, worker: type = PatientWorker, settings: Mapping[str, str] | None = None
) -> Iterator[int]:
    """Yield the port of two workers with two threads each, on a socket that was open before they were."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        given = {
            "SEKALI_STORE": f"sqlite:{directory / 'feedback.sqlite'}",
            "SEKALI_LIMITS": f"sqlite:{directory / 'limits.sqlite'}",
            "SEKALI_SECRET": SECRET,
            **(settings or {}),
        }
        descriptor = listening.fileno()
        command = [sys.executable, "-m", "gunicorn", "--bind", f"fd://{descriptor}", "--workers", "2", "--threads", "2"]
        command += ["--worker-class", f"{worker.__module__}.{worker.__name__}", "--forwarder-headers", ""]
        command += [
            "--limit-request-fields",
            "60",
            "--limit-request-line",
            "0",
            "--graceful-timeout",
            "3",
            "--error-logfile",
            str(directory / "web.log"),
        ]
        command += ["--access-logfile", str(directory / "access.log"), "--access-logformat", ACCESS_LINE]
        command += ["--logger-class", "publisher.one_machine.web_log.WebLog"]
        process = subprocess.Popen(
            [*command, "tests.web_office:served()"],
            cwd=ROOT,
            env={"PATH": os.defpath, **given},
            pass_fds=(descriptor,),
        )
        try:
            wait_until_healthy(listening.getsockname()[1])
            yield listening.getsockname()[1]
        finally:
            process.terminate()
            process.wait(timeout=30)


def wait_until_healthy(port: int) -> None:
    end = time.monotonic() + LONGEST_START
    while ask(port, "GET", "/sehat")[0] != 200:
        assert time.monotonic() < end
        time.sleep(0.1)


def ask(port: int, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes, str]:
    """The status, the body and the address it leads to."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers.get("Location", "")
    finally:
        connection.close()


def raw(port: int, request: bytes) -> bytes:
    """What comes back for bytes no library would send."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while more := connection.recv(65536):
            received += more
    return received
