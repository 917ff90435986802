"""A real mail server on loopback that keeps what it takes, and refuses whom a test says."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.serving import free_port


@dataclass(kw_only=True)
class MailServer:
    """What it took, whole messages in order; the answers it has for some recipients; who signed in."""

    host: str
    port: int
    taken: list[bytes] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    signed_in: list[tuple[bytes, bytes]] = field(default_factory=list)
    at_parting: str = "221 Bye"

    async def handle_RCPT(  # noqa: N802 the server's name for it
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        refused = self.answers.get(address)
        if refused is None:
            envelope.rcpt_tos.append(address)
        return refused or "250 OK"

    async def handle_QUIT(self, _server: SMTP, _session: Session, _envelope: Envelope) -> str:  # noqa: N802 the same
        return self.at_parting

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 the same
        assert isinstance(envelope.content, bytes)
        self.taken.append(envelope.content)
        return "250 OK"


@contextmanager
def mail_server(
    host: str = "127.0.0.1", *, tls: ssl.SSLContext | None = None, asks_who: bool = False
) -> Iterator[MailServer]:
    """Yield a running server; with `asks_who` it lets people sign in, and notes who did."""
    server = MailServer(host=host, port=free_port())

    def enter(_server: SMTP, _session: Session, _envelope: Envelope, _way: str, said: LoginPassword) -> AuthResult:
        server.signed_in.append((said.login, said.password))
        return AuthResult(success=True)

    asking = enter if asks_who else None
    controller = Controller(
        server, hostname=host, port=server.port, ssl_context=tls, authenticator=asking, auth_require_tls=False
    )
    controller.start()
    try:
        yield server
    finally:
        controller.stop()
