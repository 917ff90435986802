"""Notices that a proxy stands before the office and hides from us who is asking."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from typing import cast

from flask import Flask, Request, request

from feedback_api.settings import Settings

log = logging.getLogger(__name__)

_KEY = "sekali_datang_proxy"
# Any of these is put in by a proxy on the way; none is believed for who asks.
SIGNS = ("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP")
_NEAR = tuple(
    ip_network(one)
    for one in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "::1",
        "fc00::/7",
        "fe80::/10",
    )
)


def _say() -> None:
    log.warning("a proxy stands before this office: set SEKALI_CLIENT_ADDRESS_HEADER, or everybody is one sender")


@dataclass(kw_only=True)
class ProxyWatch:
    """What this process has seen so far; `tell` is called at the first sight."""

    hides_senders: bool = False
    tell: Callable[[], None] = field(default=_say)

    def see(self) -> None:
        """Take note, once."""
        if not self.hides_senders:
            self.hides_senders = True
            self.tell()


def watch_for_proxy(app: Flask, settings: Settings) -> None:
    """Look at every request until one came through a proxy that does not say who asked."""
    watch = ProxyWatch()
    app.extensions[_KEY] = watch

    def look() -> None:
        if not watch.hides_senders and _is_hidden(request, settings.client_address_header):
            watch.see()

    app.before_request(look)


def proxy_watch(app: Flask) -> ProxyWatch:
    """Return what the app's process has seen."""
    return cast(ProxyWatch, app.extensions[_KEY])


def is_told_too_little(settings: Settings) -> bool:
    """Say whether the settings alone show it: https is only ever spoken by a proxy before us."""
    return settings.is_secure and settings.client_address_header is None


def _is_hidden(asked: Request, header: str | None) -> bool:
    if header is not None and header in asked.headers:
        return False
    return any(sign in asked.headers for sign in SIGNS) and _is_near(asked.remote_addr or "")


def _is_near(address: str) -> bool:
    """Say whether the caller is this machine or one beside it, as a proxy is; from afar the headers mean nothing."""
    try:
        known = ip_address(address.partition("%")[0].removeprefix("::ffff:"))
    except ValueError:
        return address == ""  # a socket in a file has no address
    return any(known in network for network in _NEAR)
