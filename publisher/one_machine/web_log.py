"""Gunicorn's log, in which nothing stands that people typed."""

import logging
from collections.abc import Mapping
from typing import Any

from gunicorn.config import Config  # type: ignore[import-untyped]  # gunicorn ships no types
from gunicorn.glogging import Logger  # type: ignore[import-untyped]  # the same

from feedback_api.web.log_lines import escaped, keep_to_one_line
from feedback_api.web.logged_address import KEY, UNKNOWN
from publisher.one_machine.log_file import LogFile

# A method may be any word of capitals and digits.
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class WebLog(Logger):  # type: ignore[misc]  # the same
    """Writes of each address only the name the app gave it, and every line as one."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            _bound(log)
        keep_to_one_line(self.error_log)

    def atoms(self, resp: Any, req: Any, environ: Mapping[str, Any], request_time: Any) -> dict[str, Any]:  # noqa: ANN401 gunicorn's own
        """Return what a line may be made of."""
        known: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        method = str(environ.get("REQUEST_METHOD"))
        return {
            **known,
            "U": escaped(str(environ.get(KEY, UNKNOWN))),
            "m": method if method in METHODS else UNKNOWN,
        }


def _bound(log: logging.Logger) -> None:
    """Write what gunicorn would let grow for ever into files that are renamed when they are full."""
    for handler in [one for one in log.handlers if isinstance(one, logging.FileHandler)]:
        log.removeHandler(handler)
        handler.close()
        if not isinstance(handler, LogFile):
            bounded = LogFile(handler.baseFilename)
            bounded.setFormatter(handler.formatter)
            log.addHandler(bounded)
