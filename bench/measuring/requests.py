"""Sends requests over lines that stay open, one after the other on each, and says how long each answer took."""

import socket
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from threading import Thread
from urllib.parse import urlencode

_END = b"\r\n\r\n"


class Refused(Exception):
    """What was sent was not taken, so it measures nothing."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is sent, and the status that says that it was taken."""

    sent: bytes
    taken: int


@dataclass(frozen=True, kw_only=True)
class Load:
    """What came of many requests: the seconds each took, and those from the first to the last."""

    each: Sequence[float]
    seconds: float

    def part(self, of_hundred: int) -> float:
        """Return the seconds that so many in a hundred took at most."""
        return sorted(self.each)[min(len(self.each) - 1, len(self.each) * of_hundred // 100)]


@dataclass(kw_only=True)
class _Line:
    """One connection, opened again when the other side closed it."""

    port: int
    took: list[float] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)
    open: socket.socket | None = None

    def send_all(self, requests: Iterable[Request]) -> None:
        try:
            for request in requests:
                self.took.append(self._timed(request))
        except (Refused, OSError) as trouble:
            self.trouble.append(trouble)
        finally:
            if self.open is not None:
                self.open.close()

    def _timed(self, request: Request) -> float:
        if self.open is None:
            self.open = socket.create_connection(("127.0.0.1", self.port), timeout=60)
            self.open.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        begun = time.perf_counter()
        self.open.sendall(request.sent)
        head, body = _answer(self.open)
        took = time.perf_counter() - begun
        if int(head.split(b" ", 2)[1]) != request.taken:
            raise Refused((head + _END + body).decode("utf-8", "replace")[:2000])
        if b"connection: close" in head.lower():
            self.open.close()
            self.open = None
        return took


def load(port: int, requests: Sequence[Request], *, lines: int = 1) -> Load:
    """Send all over so many lines; one that is not taken raises `Refused`."""
    opened = [_Line(port=port) for _ in range(lines)]
    threads = [Thread(target=line.send_all, args=(requests[number::lines],)) for number, line in enumerate(opened)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begun
    for line in opened:
        for trouble in line.trouble:
            raise trouble
    return Load(each=[took for line in opened for took in line.took], seconds=seconds)


def get(path: str, *, cookie: str = "", taken: int = 200) -> Request:
    return _request("GET", path, b"", {"Cookie": cookie} if cookie else {}, taken)


def post_form(path: str, fields: dict[str, str], *, headers: dict[str, str], taken: int) -> Request:
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
    return _request("POST", path, urlencode(fields).encode(), {**kind, **headers}, taken)


def post_json(path: str, body: bytes, *, headers: dict[str, str], taken: int) -> Request:
    return _request("POST", path, body, {"Content-Type": "application/json", **headers}, taken)


def _request(method: str, path: str, body: bytes, headers: dict[str, str], taken: int) -> Request:
    said = {"Host": "127.0.0.1", "Content-Length": str(len(body)), **headers}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return Request(sent=f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body, taken=taken)


def _answer(line: socket.socket) -> tuple[bytes, bytes]:
    received = b""
    while _END not in received:
        received += _more(line)
    head, _, body = received.partition(_END)
    length = next(
        (int(one.partition(b":")[2]) for one in head.split(b"\r\n") if one.lower().startswith(b"content-length:")), 0
    )
    while len(body) < length:
        body += _more(line)
    return head, body


def _more(line: socket.socket) -> bytes:
    data = line.recv(65536)
    if not data:
        raise Refused("the other side hung up")
    return data
