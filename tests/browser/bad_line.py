"""A line between a phone and an office that waits, loses, cuts off and ends as a test wants it to."""

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Line:
    """Carries what a phone asks to the office on `port`.

    `delay` holds every answer back for so many seconds, `cut` lets so many bytes of each through and then breaks,
    `lost` takes nothing, `mute` takes what is asked and answers nothing, `moved` asks the office for another path.
    """

    def __init__(self, port: int) -> None:
        self.office = port
        self.delay = 0.0
        self.cut: int | None = None
        self.lost = False
        self.mute = False
        self.moved: dict[str, str] = {}
        self._server: ThreadingHTTPServer | None = None
        self.port = 0

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def begins(self) -> None:
        """Listen, on the port of before if there was one."""
        carried = type("Carried", (_Carrier,), {"line": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), carried)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def ends(self) -> None:
        """Stop as a server does that was switched off: nobody listens any more."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


class _Carrier(BaseHTTPRequestHandler):
    line: Line

    def do_GET(self) -> None:
        self._carry()

    def do_POST(self) -> None:
        self._carry()

    def _carry(self) -> None:
        if self.line.lost:
            return
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, headers, body = self._asked(sent)
        if self.line.mute:
            return
        time.sleep(self.line.delay)
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body[: self.line.cut])

    def _asked(self, sent: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        office = http.client.HTTPConnection("127.0.0.1", self.line.office, timeout=30)
        try:
            headers = {name: value for name, value in self.headers.items() if name.lower() not in ONE_HOP}
            office.request(self.command, self.line.moved.get(self.path, self.path), sent or None, headers)
            answer = office.getresponse()
            kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in ONE_HOP]
            return answer.status, kept, answer.read()
        finally:
            office.close()

    def log_message(self, *_said: object) -> None:
        """Say nothing: the tests' output is for the tests."""

    def handle_one_request(self) -> None:
        """A phone that gave up waiting is no fault of the line."""
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True


@contextmanager
def line_to(port: int) -> Iterator[Line]:
    line = Line(port)
    line.begins()
    try:
        yield line
    finally:
        line.ends()
