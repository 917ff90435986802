"""Stands between a program and the local AWS, hands everything on, and remembers what was asked for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.aws.ministack import Aws


@dataclass(kw_only=True)
class Relay:
    """Where a program finds it, and each request it handed on: the action, or method and path where none is named."""

    endpoint: str = ""
    asked: list[str] = field(default_factory=list)


@contextmanager
def relaying(aws: Aws) -> Iterator[Relay]:
    """Yield a relay to this server."""
    relay = Relay()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            relay.asked.append(self.headers.get("X-Amz-Target") or f"{self.command} {self.path}")
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            onward = HTTPConnection("127.0.0.1", aws.port)
            onward.request(self.command, self.path, body=body, headers=dict(self.headers))
            answer = onward.getresponse()
            said = answer.read()
            self.send_response(answer.status)
            for name in ("Content-Type", "ETag"):
                self.send_header(name, answer.headers.get(name, ""))
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)
            onward.close()

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Say nothing for each request."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    relay.endpoint = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield relay
    finally:
        server.shutdown()
        server.server_close()
