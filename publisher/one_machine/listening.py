"""The socket on which the site is reached. The supervisor keeps it, so no request is refused while a child restarts."""

import errno
import socket
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PortTaken:
    """Another program listens there."""


@dataclass(frozen=True, kw_only=True)
class PortRefused:
    """The system does not let us listen there; `reason` is the system's word for it."""

    reason: str


def reserve(address: str, port: int) -> socket.socket | PortTaken | PortRefused:
    """Return a socket that has its port and does not listen yet: until the site is there a caller is refused at once.

    Port 0 takes any free one.
    """
    probe = _bound(address, port)
    if not isinstance(probe, socket.socket):
        return probe
    number = probe.getsockname()[1]
    try:
        probe.listen(1)  # the system tells only now whether another program listens there
    except OSError as error:
        return _problem(error)
    finally:
        probe.close()
    return _bound(address, number)


def _bound(address: str, port: int) -> socket.socket | PortTaken | PortRefused:
    opened = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((address, port))
    except (OSError, OverflowError) as error:
        opened.close()
        return _problem(error)
    return opened


def _problem(error: OSError | OverflowError) -> PortTaken | PortRefused:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return PortTaken()
    reason = error.strerror if isinstance(error, OSError) else None
    return PortRefused(reason=reason or str(error))
