"""A deployed office is looked at as a visitor does; one that starts slowly is asked twice before it is taken back."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from infra.deploy.smoke import Door, problems

PAGES = {"/": (200, "Beranda"), "/sehat": (200, "{}"), "/kirim/": (200, "<form>")}
HEADERS = ("content-security-policy", "strict-transport-security", "x-content-type-options", "x-frame-options")


@contextmanager
def an_office(*, silent: int) -> Iterator[Door]:
    """A door to an office that hangs up on the first so many questions after its health."""
    left = [silent]

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/sehat" and left[0]:
                left[0] -= 1
                self.close_connection = True
                return
            status, body = PAGES.get(self.path, (404, ""))
            self.send_response(status)
            for name in HEADERS:
                self.send_header(name, "x")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_said):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield Door(origin=f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


def wrong_with(*, silent: int) -> list[str]:
    """What is said of the pages of an office; the doors behind it are not looked at here."""
    with an_office(silent=silent) as door:
        found = problems(door, function=door, bucket=door)
    return [sentence for sentence in found if "without our edge" not in sentence]


def test_a_function_that_is_slow_once_after_it_was_replaced_is_not_taken_back():
    assert wrong_with(silent=1) == []


def test_one_that_never_answers_is():
    assert wrong_with(silent=10) == ["the health page is not as it should be (status 0)"]
