"""Residents who send and staff who answer, and who press again when the line goes dead."""

import http.client
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.serving import Reply, Visitor

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
GIVE_UP_AFTER = 60.0
BETWEEN_PRESSES = 0.1


@dataclass(kw_only=True)
class Press:
    """A form that has left, and may or may not be answered."""

    path: str
    fields: dict[str, str]
    cookies: dict[str, str]
    port: int
    connection: http.client.HTTPConnection | None = None

    def leave(self) -> None:
        """Send it; the answer is fetched later."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request("POST", self.path, urlencode(self.fields).encode(), {**FORM, "Cookie": cookie})
        except OSError:
            connection.close()
            return
        self.connection = connection

    def answer(self) -> Reply | None:
        """Return the answer; `None` if the line went dead first."""
        if self.connection is None:
            return None
        try:
            answer = self.connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(status=answer.status, headers=headers, body=answer.read())
        except (OSError, http.client.HTTPException):
            return None
        finally:
            self.connection.close()


# Makes the form anew; nothing if it was taken already.
Again = Callable[[], Press | None]


@dataclass(kw_only=True)
class Ledger:
    """What people were told: by text, the code of each receipt; by submission, what was answered.

    `follow_ups` are by their text under the code of the first letter; `answered` what reports were answered with, and
    `notes` what was said of each correction.
    """

    receipts: dict[str, str] = field(default_factory=dict)
    reports: dict[str, str] = field(default_factory=dict)
    follow_ups: dict[str, str] = field(default_factory=dict)
    decided: dict[str, str] = field(default_factory=dict)
    answered: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    presses: int = 0
    dead_lines: int = 0
    waits: list[float] = field(default_factory=list)

    @property
    def acted(self) -> dict[str, str]:
        """What was decided in public and in private."""
        return self.decided | self.answered


@dataclass(frozen=True, kw_only=True)
class Errand:
    """A form on its way, and what its sender does with the answer, or without one."""

    press: Press
    note: Callable[[Reply | None], None]


def patiently(look: Callable[[], Reply]) -> Reply:
    """Ask again until the office answers sensibly, as somebody would who reloads the page."""
    started = time.monotonic()
    while time.monotonic() - started < GIVE_UP_AFTER:
        try:
            reply = look()
        except (OSError, http.client.HTTPException):
            reply = None
        if reply is not None and reply.status < http.client.INTERNAL_SERVER_ERROR:
            return reply
        time.sleep(BETWEEN_PRESSES)
    raise TimeoutError(f"the office did not come back within {GIVE_UP_AFTER} s")


def pressed_until(
    ledger: Ledger, press: Press, first: Reply | None, *, is_done: Callable[[Reply], bool], again: Again | None = None
) -> Reply | None:
    """Press until the office says that it is done, and return what it said.

    `again` makes each further press; it returns `None` once it sees that only the answer got lost, and so does this.
    """
    answer, started = first, time.monotonic()
    while answer is None or not is_done(answer):
        ledger.dead_lines += 1
        if time.monotonic() - started > GIVE_UP_AFTER:
            raise TimeoutError(f"{press.path} is never done: {answer and answer.text[:300]}")
        time.sleep(BETWEEN_PRESSES)
        fresh = again() if again else press
        if fresh is None:
            return None
        fresh.leave()
        answer = fresh.answer()
    return answer


def is_led_on(answer: Reply) -> bool:
    """Say whether it leads to another page, as whatever was done does."""
    return answer.status == http.client.SEE_OTHER


def sign_in(visitor: Visitor, name: str, password: str) -> Visitor:
    form = visitor.get("/moderasi/masuk").form()
    entered = visitor.post("/moderasi/masuk", {**form, "nama": name, "sandi": password})
    assert entered.status == http.client.SEE_OTHER, entered.text[:300]
    return visitor


def waiting_in_queue(staff: Visitor) -> list[str]:
    queue = patiently(lambda: staff.get("/moderasi/"))
    return list(dict.fromkeys(re.findall(r"/moderasi/kiriman/([a-z2-7]{10})", queue.text)))
