"""Runs the feedback function under gunicorn on a socket that the supervisor opened."""

import argparse
import glob
import logging
import mmap
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # gunicorn ships no types
from gunicorn.errors import AppImportError  # type: ignore[import-untyped]  # the same

from feedback_api.settings import Settings
from feedback_api.web.behind_proxy import is_told_too_little, proxy_watch
from feedback_api.web.log_lines import keep_to_one_line
from publisher import wording
from publisher.data_directory import DataDirectory
from publisher.end_with_parent import end_with_parent
from publisher.one_machine.calm_reloader import CALM
from publisher.project import PROJECT
from publisher.terminal import complain

# Paths without their query and nothing of the sender: an address or a search may tell who asked what.
ACCESS_LINE = "%(t)s %(m)s %(U)s %(s)s %(B)s %(D)sus"
# What pages are made of besides the modules, which gunicorn watches by itself.
_WATCHED = ("feedback_api/**/*.html", "feedback_api/**/*.json", "theme/**/*.html", "theme/**/*.css", "theme/**/*.js")
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
            "worker_class": "publisher.one_machine.patient_worker.PatientWorker",
            "workers": 2,
            "threads": 4,
            "preload_app": False,  # each worker opens its own store
            "timeout": 30,
            "graceful_timeout": 3,
            # Saved code and templates are taken up; whoever asks meanwhile waits at the socket, and is not refused.
            "reload": True,
            "reload_engine": CALM,
            "reload_extra_files": [f"{glob.escape(str(PROJECT))}/{pattern}" for pattern in _WATCHED],
            "keepalive": 5,
            "worker_connections": 500,
            # Else a caller on this machine may say where below an address the app stands.
            "forwarder_headers": "",
            # A file is sent in pieces, each within its time; the system's own way waits for a slow reader for ever.
            "sendfile": False,
            "limit_request_line": 0,  # `arriving` knows which may be how long
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
        # Workers share it: it is made before they are.
        self._told = mmap.mmap(-1, 1)
        if is_told_too_little(work.settings):
            self._tell_of_proxy()
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._work.gunicorn_settings().items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401 - a WSGI application, which gunicorn does not name
        # Loaded in the worker, so that a reload sees the saved code and each worker opens a store of its own.
        try:
            from feedback_api.app import create_app  # noqa: PLC0415 - see above
            from feedback_api.wiring import open_services  # noqa: PLC0415 - see above
        except SyntaxError as broken:  # a worker that reloads would show everybody where
            raise AppImportError(str(broken)) from broken

        logging.basicConfig(format="%(message)s")
        keep_to_one_line()
        app = create_app(self._open.enter_context(open_services(self._work.settings)))
        proxy_watch(app).tell = self._tell_of_proxy
        return app

    def _tell_of_proxy(self) -> None:
        """Say it in the terminal, whichever worker notices first."""
        if self._told[0] == 0:
            self._told[0] = 1
            complain(wording.PROXY_HIDES_SENDERS.format(path=self._work.data.settings_file))


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
