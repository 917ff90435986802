"""The steps from a started press to an open door: the site, then the web server, then the word that all is ready."""

import http.client
import os
import select
import socket
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from publisher.one_machine.supervisor import Child, Supervisor

_ANSWER_TIME = 1.0


class OpeningStep(Enum):
    """Where the opening stands."""

    BUILDING = auto()
    STARTING = auto()
    OPEN = auto()


@dataclass(kw_only=True)
class Opening:
    """`look` is called again and again beside the supervision, so that a child that dies meanwhile is restarted."""

    supervisor: Supervisor
    web: Child
    has_site: Callable[[], bool]
    first_look: int
    door: socket.socket
    opened: Callable[[], None]
    step: OpeningStep = OpeningStep.BUILDING

    def look(self) -> None:
        match self.step:
            case OpeningStep.BUILDING if self.has_site() or is_closed(self.first_look):
                self.web.start()
                self.supervisor.children.append(self.web)
                self.step = OpeningStep.STARTING
            case OpeningStep.STARTING if is_closed(self.first_look) and answers(self.door):
                os.close(self.first_look)
                self.step = OpeningStep.OPEN
                self.opened()


def is_closed(pipe: int) -> bool:
    """Say whether the other end of the pipe is closed: nobody ever writes into it."""
    readable, _, _ = select.select([pipe], [], [], 0)
    return bool(readable)


def answers(door: socket.socket) -> bool:
    """Say whether somebody answers there; what the answer says is for staff to read."""
    host, port = door.getsockname()[:2]
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - where we listen, not what we choose
    connection = http.client.HTTPConnection(reachable, port, timeout=_ANSWER_TIME)
    try:
        connection.request("GET", "/sehat")
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
