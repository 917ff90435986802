"""Looks at a deployed office as a visitor does, and says what is wrong."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

PATIENCE = 20.0
# What the edge must put on every page.
NEEDED_HEADERS = ("content-security-policy", "strict-transport-security", "x-content-type-options", "x-frame-options")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """An answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


@dataclass(frozen=True, kw_only=True)
class Door:
    """A way in: an address, and the server behind it if that is another one (a local test server)."""

    origin: str
    through: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def asks(self, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str) -> Seen:
        """Return the answer; a server that does not answer is status 0. `__` in a header's name is a dash."""
        connection = self._connection()
        said = {**self.headers, **{name.replace("__", "-"): value for name, value in headers.items()}}
        try:
            connection.request(method, path, body=body, headers=said)
            answer = connection.getresponse()
            kept = {name.lower(): value for name, value in answer.getheaders()}
            return Seen(status=answer.status, headers=kept, body=answer.read())
        except (OSError, HTTPException):
            return Seen(status=0, headers={}, body=b"")
        finally:
            connection.close()

    def _connection(self) -> HTTPConnection:
        address = urlsplit(self.through or self.origin)
        if address.scheme == "http":
            return HTTPConnection(address.netloc, timeout=PATIENCE)
        return HTTPSConnection(address.netloc, timeout=PATIENCE, context=ssl.create_default_context())


def problems(door: Door, *, function: Door, bucket: Door) -> list[str]:
    """Ask for what must be there and for what must be closed; nothing is sent that anybody would have to answer."""
    home, health, form = (_patiently(door, path) for path in ("/", "/sehat", "/kirim/"))
    missing = _patiently(door, "/tidak-ada-halaman-ini/")
    behind, kept = _patiently(function, "/sehat"), _patiently(bucket, "/site/index.html")
    looked_at = (
        ("the home page", home, home.status == HTTPStatus.OK),
        ("the health page", health, health.status == HTTPStatus.OK),
        ("the form", form, form.status == HTTPStatus.OK and "<form" in form.text),
        ("a missing page", missing, missing.status == HTTPStatus.NOT_FOUND),
        ("the headers of a page", home, all(name in home.headers for name in NEEDED_HEADERS)),
        ("the function without our edge", behind, behind.status == HTTPStatus.FORBIDDEN),
        ("the bucket without our edge", kept, kept.status == HTTPStatus.FORBIDDEN),
    )
    return [
        f"{what} is not as it should be (status {seen.status})" for what, seen, is_right in looked_at if not is_right
    ]


def _patiently(door: Door, path: str) -> Seen:
    """Ask again, once, where nothing answered: a function that was just replaced may be slow to start."""
    seen = door.asks(path)
    return seen if seen.status else door.asks(path)
