"""Runs the feedback function under gunicorn on a socket that the supervisor opened."""

import argparse
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # gunicorn ships no types

from feedback_api.settings import Settings
from publisher.data_directory import DataDirectory
from publisher.end_with_parent import end_with_parent

# Paths without their query and nothing of the sender: an address or a search may tell who asked what.
ACCESS_LINE = "%(t)s %(m)s %(U)s %(s)s %(B)s %(D)sus"
_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - only where gunicorn's workers show that they are alive


@dataclass(frozen=True, kw_only=True)
class Work:
    """What one run of the web server is given."""

    data: DataDirectory
    settings: Settings
    socket: int
    parent: int

    def gunicorn_settings(self) -> Mapping[str, object]:
        return {
            "bind": f"fd://{self.socket}",
            "worker_class": "gthread",
            "workers": 2,
            "threads": 4,
            "preload_app": False,  # each worker opens its own store
            "timeout": 30,
            "graceful_timeout": 3,
            "keepalive": 5,
            "limit_request_line": 4094,
            "limit_request_fields": 60,
            "limit_request_field_size": 8190,
            "worker_tmp_dir": str(_SHARED_MEMORY) if _SHARED_MEMORY.is_dir() else None,
            "accesslog": str(self.data.logs / "access.log"),
            "access_log_format": ACCESS_LINE,
            "errorlog": str(self.data.logs / "web.log"),
            "logger_class": "publisher.one_machine.web_log.WebLog",
            "control_socket_disable": True,
            "proc_name": "sekali-datang",
            "on_starting": lambda _: end_with_parent(self.parent),
        }


class Web(BaseApplication):  # type: ignore[misc]  # the same
    """Gunicorn with settings handed in, and nothing read from its own files or variables."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._open = ExitStack()  # closed by the end of the process
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._work.gunicorn_settings().items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401 - a WSGI application, which gunicorn does not name
        # Loaded in the worker, so that a reload sees the saved code and each worker opens a store of its own.
        from feedback_api.app import create_app  # noqa: PLC0415 - see above
        from feedback_api.wiring import open_services  # noqa: PLC0415 - see above

        return create_app(self._open.enter_context(open_services(self._work.settings)))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m publisher.one_machine.web", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--origin", required=True)
    parser.add_argument("--socket", type=int, required=True)
    parser.add_argument("--parent", type=int, required=True)
    options = parser.parse_args(arguments)
    data = DataDirectory(root=options.data)
    settings = data.settings(origin=options.origin)
    Web(Work(data=data, settings=settings, socket=options.socket, parent=options.parent)).run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
