"""A whole office in processes of its own, as `serve` starts it, and a visitor who talks to it by HTTP alone."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Self
from urllib.parse import urlencode

from bs4 import BeautifulSoup

ROOT = Path(__file__).parent.parent
LONGEST_START = 180.0
SIGN_IN = re.compile(r"^Petugas: (\S+)  Sandi: (\S+)$", re.MULTILINE)
READY = "Siap."
# The tests send more in a minute than a village in a month.
MANY = {
    "SEKALI_LIMIT_PER_SENDER": "100000 per hour",
    "SEKALI_LIMIT_OVERALL": "100000 per hour",
    "SEKALI_LIMIT_TRACKING": "100000 per hour",
    "SEKALI_LIMIT_SIGN_IN": "100000 per hour",
}


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What the office answered; a lead elsewhere is not followed."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @cached_property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "html.parser")

    @property
    def leads_to(self) -> str:
        return self.headers.get("location", "")

    def form(self, action: str | None = None) -> dict[str, str]:
        """Return the hidden fields of the page's form (the one with that action), which a browser would send along."""
        forms = self.page.find_all("form", method=re.compile("post", re.IGNORECASE))
        chosen = next(form for form in forms if action is None or form.get("action") == action)
        return {str(found["name"]): str(found.get("value", "")) for found in chosen.select("input[type=hidden][name]")}


@dataclass(kw_only=True)
class Visitor:
    """Keeps its cookies, opens a connection for each request, and follows nothing by itself.

    `says` are headers of every request.
    """

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    says: Mapping[str, str] = field(default_factory=dict)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Reply:
        return self._ask("GET", path, None, headers or {})

    def post(self, path: str, fields: Mapping[str, str]) -> Reply:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        return self._ask("POST", path, urlencode(fields).encode(), kind)

    def post_json(self, path: str, body: bytes) -> Reply:
        return self._ask("POST", path, body, {"Content-Type": "application/json"})

    def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, path, body, {**self.says, **headers, **({"Cookie": cookie} if cookie else {})})
            answer = connection.getresponse()
            reply = Reply(
                status=answer.status,
                headers={name.lower(): value for name, value in answer.getheaders()},
                body=answer.read(),
            )
            for value in answer.msg.get_all("Set-Cookie") or ():
                self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(value).items()})
        finally:
            connection.close()
        return reply


@dataclass(kw_only=True)
class RunningOffice:
    """An office that was started with `serve`."""

    process: subprocess.Popen[bytes]
    data: Path
    port: int
    output: Path
    project: Path = ROOT

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> str:
        return self.output.read_text("utf-8")

    def sign_in_line(self) -> tuple[str, str]:
        """Return name and password, which are said at the first start only."""
        found = SIGN_IN.search(self.said)
        assert found, self.said
        return found[1], found[2]

    def visitor(self) -> Visitor:
        return Visitor(port=self.port)

    def is_answering(self) -> bool:
        """Say whether it is ready, as a service manager would ask."""
        try:
            return self.visitor().get("/sehat").status == http.client.OK
        except OSError:
            return False

    def wait_until_ready(self) -> Self:
        wait_for(lambda: READY in self.said or self.process.poll() is not None, seconds=LONGEST_START)
        assert self.process.poll() is None, self.said
        return self

    def stop(self) -> int:
        """Ask it to stop as a service manager would, and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)


def start(
    data: Path,
    *arguments: str,
    port: int | None = None,
    project: Path = ROOT,
    under: tuple[str, ...] = (),
    is_own_group: bool = False,
) -> RunningOffice:
    """Start an office without waiting for it; its words go to a file of their own beside the data.

    `project` is where the program lies, `under` a command that becomes it.
    """
    number = port or free_port()
    output = data.with_name(f"{data.name}-{time.monotonic_ns()}.said")
    command = (sys.executable, "-m", "publisher.one_machine", "serve", "--port", str(number), "--data", str(data))
    with output.open("wb") as said:
        process = subprocess.Popen(
            (*under, *command, *arguments),
            cwd=project,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=is_own_group,
        )
    return RunningOffice(process=process, data=data, port=number, output=output, project=project)


@contextmanager
def running_office(
    data: Path, *arguments: str, settings: Mapping[str, str] = MANY, project: Path = ROOT
) -> Iterator[RunningOffice]:
    """Yield an office that is ready; every process of it has ended afterwards."""
    write_settings(data, settings, is_empty="--kosong" in arguments)
    office = start(data, *arguments, project=project)
    try:
        yield office.wait_until_ready()
    finally:
        office.stop()


def write_settings(data: Path, settings: Mapping[str, str], *, is_empty: bool) -> None:
    """Write the settings file a first start would write, with more in it."""
    data.mkdir(parents=True, exist_ok=True)
    written = {"SEKALI_SECRET": os.urandom(32).hex(), "SEKALI_DEMONSTRATION": "0" if is_empty else "1", **settings}
    (data / "settings.env").write_text("".join(f"{name}={value}\n" for name, value in written.items()))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], bool], *, seconds: float) -> float:
    """Wait until the condition holds and return how long it took; give up with an error.

    What takes longer is asked for less often: asking costs those who are waited for.
    """
    started = time.monotonic()
    while not condition():
        waited = time.monotonic() - started
        if waited > seconds:
            raise TimeoutError(f"waited {seconds} s")
        time.sleep(min(0.02 + waited / 10, 0.25))
    return time.monotonic() - started
