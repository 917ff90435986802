"""Tells senders apart for a day without keeping their address."""

import hashlib
import hmac
from datetime import date
from ipaddress import IPv6Address, IPv6Network, ip_address

# One subscriber's line has a whole network of this size to itself in IPv6.
LINE = 64


def sender_key(key: bytes, address: str, day: date) -> str:
    """Return the name under which an address is counted on this day; tomorrow's name says nothing of today's."""
    return hmac.digest(key, f"{day.isoformat()}/{_line(address)}".encode(), hashlib.sha256).hex()[:32]


def _line(address: str) -> str:
    """Return what one sender keeps: the IPv4 address, or the IPv6 network that belongs to one line."""
    try:
        known = ip_address(address.strip().strip("[]"))
    except ValueError:
        return address.strip()
    if not isinstance(known, IPv6Address):
        return str(known)
    return str(known.ipv4_mapped or IPv6Network((known, LINE), strict=False))
