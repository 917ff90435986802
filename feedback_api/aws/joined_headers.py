"""Makes one header of several with the same name, where only one can be sent."""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

# Each of these is a header of its own, and Lambda has its own list for it.
_NEVER_JOINED = "set-cookie"

Headers = list[tuple[str, str]]


def with_joined_headers(app: WSGIApplication) -> WSGIApplication:
    """Return the same application for a server that keeps only the last of several headers with one name."""

    def joining(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: Headers, *error: Any) -> Callable[[bytes], object]:  # noqa: ANN401 as WSGI has it
            return start_response(status, joined(headers), *error)

        return app(environ, start)

    return joining


def joined(headers: Headers) -> Headers:
    """Return the headers with those of one name joined by a comma, which means the same."""
    cookies = [(name, value) for name, value in headers if name.lower() == _NEVER_JOINED]
    together: dict[str, tuple[str, list[str]]] = {}
    for name, value in headers:
        if name.lower() != _NEVER_JOINED:
            together.setdefault(name.lower(), (name, []))[1].append(value)
    return [(name, ", ".join(values)) for name, values in together.values()] + cookies
