"""Finds the address under which other machines on the same network reach this one."""

import socket

LOOPBACK = "127.0.0.1"
# Kept for documentation (RFC 5737): nobody is there, and nothing is sent to it.
SOMEWHERE_ELSE = ("192.0.2.1", 9)


def local_address() -> str:
    """Return the address this machine would use to go out, or the loopback if it has no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(SOMEWHERE_ELSE)
        except OSError:
            return LOOPBACK
        address: str = asking.getsockname()[0]
    return LOOPBACK if address == "0.0.0.0" else address  # noqa: S104  # recognised, not listened on
