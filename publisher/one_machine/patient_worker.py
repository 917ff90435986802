"""A gunicorn worker that gives a thread to a request only once all of it is here, so that slow senders take none."""

import selectors
import socket
import struct
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from http import HTTPStatus
from typing import Any

from gunicorn.http import errors  # type: ignore[import-untyped]  # gunicorn ships no types
from gunicorn.http.wsgi import InvalidResponseHeader, InvalidResponseHeaderName  # type: ignore[import-untyped]  # the same
from gunicorn.workers.gthread import TConn, ThreadWorker  # type: ignore[import-untyped]  # the same

from feedback_api.web.answers.error_pages import refusal_of_the_server
from publisher.one_machine.arriving import Arriving, RequestState

# On a line that carries 1 KB a second a letter of two thousand words arrives in time.
HEAD_SECONDS, WHOLE_SECONDS = 10.0, 60.0
# Who does not read what we send, or does not hang up after we did.
SEND_SECONDS, LINGER_SECONDS, LINGER_BYTES = 10, 2.0, 1 << 20
# Above these the one that has been arriving for longest makes room for the newest.
MOST_ARRIVING, MOST_BYTES = 300, 24 << 20
# A whole page fits in, so that even who reads slowly lets our thread go at once.
SEND_BUFFER = 512 * 1024
_A_READ = 64 * 1024
_LOOK_EVERY = 0.5

_STATUSES: dict[type[Exception], HTTPStatus] = {
    errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    errors.UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
    errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    errors.ForbiddenProxyRequest: HTTPStatus.FORBIDDEN,
}


class PatientWorker(ThreadWorker):  # type: ignore[misc]  # the same
    """Collects each request in the loop that waits for all sockets; threads only ever see whole ones."""

    head_seconds = HEAD_SECONDS
    whole_seconds = WHOLE_SECONDS

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 gunicorn's own
        super().__init__(*args, **settings)
        self._arriving: dict[Any, tuple[Arriving, float]] = {}
        self._lingering: dict[socket.socket, tuple[float, int]] = {}
        self._bytes = 0
        self._looked_at = 0.0
        self._answering = threading.local()

    def enqueue_req(self, conn: TConn) -> None:
        """Begin to collect the next request of a connection, new or kept alive."""
        if not conn.initialized:
            _give_limits(conn.sock)
            conn.init()
        conn.sock.settimeout(0)
        if len(self._arriving) >= MOST_ARRIVING or self._bytes > MOST_BYTES:
            self._refuse(next(iter(self._arriving)), HTTPStatus.REQUEST_TIMEOUT)
        self._arriving[conn] = (Arriving(), time.monotonic())
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._more, conn))
        self._taken(conn, conn.parser.unreader.take_buffered())
        if conn in self._arriving:
            self._more(conn, conn.sock)

    def handle(self, conn: TConn) -> Any:  # noqa: ANN401 gunicorn's own
        """Remember in this thread who is answered, for what must be refused before it could be read."""
        self._answering.is_program = conn.is_for_a_program
        return super().handle(conn)

    def handle_error(self, _req: object, client: socket.socket, _addr: object, exc: Exception) -> None:
        """Refuse as the app would, in its words; what was asked stands in no log, for it may be anything."""
        status = status_of(exc)
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            self.log.error("a request could not be answered", exc_info=exc)
        else:
            self.log.warning("refused with %s: %s", int(status), type(exc).__name__)
        try:
            client.sendall(self._page(status, is_program=self._answering.is_program))
        except OSError:
            self.log.debug("nobody waited for the refusal")

    def finish_request(self, conn: TConn, fs: "Future[Any]") -> None:
        """Wait without a thread, and without stopping the loop, until the other side has hung up too."""
        if fs.cancelled() or fs.exception() is not None or not fs.result():
            self._hang_up(conn.sock)
        else:
            super().finish_request(conn, fs)

    def murder_pending(self) -> None:
        """Refuse whoever has had time enough, now and then."""
        super().murder_pending()
        now = time.monotonic()
        if now - self._looked_at < _LOOK_EVERY:
            return
        self._looked_at = now
        for conn, (arriving, began) in list(self._arriving.items()):
            if now - began > (self.whole_seconds if arriving.has_head else self.head_seconds):
                self._refuse(conn, HTTPStatus.REQUEST_TIMEOUT)
        for sock, (until, _) in list(self._lingering.items()):
            if now > until:
                self._close(sock)

    def _more(self, conn: TConn, sock: socket.socket) -> None:
        """Read what has come, if anything."""
        if conn not in self._arriving:  # refused by what was looked at before it in the same round
            return
        try:
            data = sock.recv(_A_READ)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            self._taken(conn, data)
        elif self._arriving[conn][0].received:
            self._hand_over(conn)  # it ends here: the server says what is wrong with it
        else:
            self._forget(conn)
            self._hang_up(sock)

    def _taken(self, conn: TConn, data: bytes) -> None:
        if not data:
            return
        arriving = self._arriving[conn][0]
        self._bytes += len(data)
        match arriving.take(data):
            case HTTPStatus() as status:
                self._refuse(conn, status)
            case RequestState.WHOLE:
                self._hand_over(conn)
            case _ if arriving.waits_for_word:
                arriving.waits_for_word = False
                _send(conn.sock, b"HTTP/1.1 100 Continue\r\n\r\n")

    def _hand_over(self, conn: TConn) -> None:
        arriving = self._forget(conn)
        conn.is_for_a_program = arriving.is_for_a_program
        conn.parser.unreader.unread(bytes(arriving.received))
        super().enqueue_req(conn)

    def _refuse(self, conn: TConn, status: HTTPStatus) -> None:
        """Say why, from the loop itself, and hang up; who never said a word is told nothing."""
        arriving = self._forget(conn)
        if arriving.received:
            self.log.warning("refused with %s before all of it was here", int(status))
            _send(conn.sock, self._page(status, is_program=arriving.is_for_a_program))
        self._hang_up(conn.sock)

    def _forget(self, conn: TConn) -> Arriving:
        arriving, _ = self._arriving.pop(conn)
        self._bytes -= len(arriving.received)
        self.poller.unregister(conn.sock)
        return arriving

    def _hang_up(self, sock: socket.socket) -> None:
        """Close our half; the other half is read to its end first, or the last words we sent would be lost."""
        try:
            sock.settimeout(0)
            sock.shutdown(socket.SHUT_WR)
        except OSError:  # the other side is gone already
            sock.close()
            self.nr_conns -= 1
            return
        self._lingering[sock] = (time.monotonic() + LINGER_SECONDS, 0)
        self.poller.register(sock, selectors.EVENT_READ, self._drain)

    def _drain(self, sock: socket.socket) -> None:
        if sock not in self._lingering:  # the same
            return
        until, seen = self._lingering[sock]
        try:
            data = sock.recv(_A_READ)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self._lingering[sock] = (until, seen + len(data))
        if not data or seen > LINGER_BYTES:
            self._close(sock)

    def _close(self, sock: socket.socket) -> None:
        del self._lingering[sock]
        self.poller.unregister(sock)
        sock.close()
        self.nr_conns -= 1

    def _page(self, status: HTTPStatus, *, is_program: bool) -> bytes:
        return refusal_of_the_server(self.wsgi, status, is_program=is_program)


def status_of(error: Exception) -> HTTPStatus:
    """Return the status for what gunicorn could not read; anything else is our own fault."""
    if isinstance(error, InvalidResponseHeader | InvalidResponseHeaderName):
        return HTTPStatus.INTERNAL_SERVER_ERROR
    for kind, status in _STATUSES.items():
        if isinstance(error, kind):
            return status
    return HTTPStatus.BAD_REQUEST if isinstance(error, errors.ParseException) else HTTPStatus.INTERNAL_SERVER_ERROR


def _give_limits(sock: socket.socket) -> None:
    patience = struct.pack("ll", SEND_SECONDS, 0)
    set_option: Callable[[int, int, Any], None] = sock.setsockopt
    set_option(socket.SOL_SOCKET, socket.SO_SNDTIMEO, patience)
    set_option(socket.SOL_SOCKET, socket.SO_RCVTIMEO, patience)
    set_option(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)


def _send(sock: socket.socket, data: bytes) -> None:
    """Send what fits at once; the loop never waits for anybody."""
    try:
        sock.send(data)
    except OSError:
        return
