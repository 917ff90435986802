"""Refuses writes that another site's page sends in a visitor's name."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Flask, Request, request

from feedback_api.domain.errors import ForeignRequest

WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
OWN_FETCHES = frozenset({"same-origin", "none"})


def refuse_foreign_writes(app: Flask, *, origin: str) -> None:
    """Check every write before anything else of the app sees it; raise `ForeignRequest`."""

    def check() -> None:
        if request.method in WRITES and not is_our_own(request, origin=origin):
            raise ForeignRequest

    app.before_request(check)


def is_our_own(asked: Request, *, origin: str) -> bool:
    """Believe the browser's word where it comes from; without one it is no browser, so nobody was tricked."""
    fetched_from = asked.headers.get("Sec-Fetch-Site")
    if fetched_from is not None:
        return fetched_from in OWN_FETCHES
    page = asked.headers.get("Origin")
    if page is None:
        return True
    return page in {origin, own_loopback(asked)}


def own_loopback(asked: Request) -> str | None:
    """Return the address asked for if it is this very machine: a demonstration runs on whatever port is free."""
    host = urlsplit(asked.host_url).hostname or ""
    if host != "localhost" and not is_loopback_address(host):
        return None
    return asked.host_url.rstrip("/")


def is_loopback_address(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
