"""An AWS-compatible server on this machine's own loopback: installed from its lock, started once, stopped at last."""

import atexit
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from infra.locked_environment import CannotInstallLock, CannotMakeEnvironment, LockedEnvironment
from tests.equipment import EquipmentMissing
from tests.node import FOLDER as NODE_FOLDER
from tests.serving import ROOT, free_port, wait_for

ENVIRONMENT = ROOT / ".venv-aws"
INSTALLED = LockedEnvironment(folder=ENVIRONMENT, lock=Path(__file__).parent / "requirements.txt")
NOT_INSTALLED = "MiniStack belum terpasang. Jalankan: python3 tasks.py test"
CANNOT_INSTALL = (
    "MiniStack tidak bisa dipasang di {folder}: pip tidak berhasil (pesannya di atas). "
    "Periksa sambungan internet dan pengaturan pip, lalu ulangi perintah ini."
)
# It runs CloudFront's own functions with a `node`, and calls every page wrong where there is none.
PATH = f"{NODE_FOLDER}{os.pathsep}{os.defpath}"
REGION = "ap-southeast-3"
LONGEST_START = 60.0


class MiniStackMissing(Exception):
    """The server was not installed, or does not start; the test command installs it."""


@dataclass(frozen=True, kw_only=True)
class Aws:
    """A running server. It believes every key; a twelve-digit one is an account of its own."""

    port: int
    region: str = REGION

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url_options(self) -> str:
        """What a store's URL needs to find this server: region, and the endpoint with its key and secret."""
        return f"?region={self.region}&endpoint=http://test:test@127.0.0.1:{self.port}"


def install() -> bool:
    """Install the pinned server from its lock into an environment of its own; keep it if it is there."""
    try:
        INSTALLED.install()
    except (CannotMakeEnvironment, CannotInstallLock):
        return False
    return True


def prepare(put_in_place: Callable[[], bool] = install) -> str:
    """Return where the server is, freshly installed if need be; raises `EquipmentMissing`."""
    if not put_in_place():
        raise EquipmentMissing(CANNOT_INSTALL.format(folder=ENVIRONMENT.name))
    return str(ENVIRONMENT)


def is_installed() -> bool:
    """Say whether exactly what the lock names is installed."""
    return INSTALLED.is_installed()


@cache
def shared_aws() -> Aws:
    """Return the one server of this process, which is stopped when the process ends."""
    running = running_aws()
    atexit.register(running.__exit__, None, None, None)
    return running.__enter__()


@contextmanager
def running_aws(**settings: str) -> Iterator[Aws]:
    """Yield a server that is ready, as `settings` of its environment change it; it is empty and keeps nothing."""
    if not is_installed():
        raise MiniStackMissing(NOT_INSTALLED)
    aws = Aws(port=free_port())
    with tempfile.TemporaryDirectory(prefix="ministack-") as scratch:
        process = _started(aws, Path(scratch), settings)
        try:
            wait_for(lambda: _is_ready(aws) or process.poll() is not None, seconds=LONGEST_START)
            if process.poll() is not None:
                raise MiniStackMissing((Path(scratch) / "said").read_text("utf-8"))
            yield aws
        finally:
            process.terminate()
            process.wait(timeout=30)


def _started(aws: Aws, scratch: Path, settings: dict[str, str]) -> subprocess.Popen[bytes]:
    environment = {
        "PATH": PATH,
        "HOME": str(scratch),
        "TMPDIR": str(scratch),
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(aws.port),
        "MINISTACK_REGION": aws.region,
        "LOG_LEVEL": "WARNING",
        **settings,
    }
    with (scratch / "said").open("wb") as said:
        return subprocess.Popen(
            (str(ENVIRONMENT / "bin" / "python"), "-m", "ministack"),
            cwd=scratch,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )


def _is_ready(aws: Aws) -> bool:
    connection = HTTPConnection("127.0.0.1", aws.port, timeout=2)
    try:
        connection.request("GET", "/_ministack/ready")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
