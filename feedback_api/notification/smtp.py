"""Hands mail to a mail server, encrypted unless that server is on this machine."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage

from feedback_api.notification.message import message_of
from feedback_api.notification.protocol import AddressRefused, Letter, NotSent

WAIT_SECONDS = 15.0
# Only what a server says of this one recipient for good; anything else may be over tomorrow.
FOR_GOOD = range(550, 555)
_ON_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, kw_only=True)
class SmtpServer:
    """Where the server is, and who we are to it. With `is_tls` it speaks TLS from the first byte."""

    host: str
    port: int
    is_tls: bool
    user: str | None = None
    password: str | None = field(default=None, repr=False)


class SmtpMailer:
    """A `Mailer`."""

    def __init__(self, server: SmtpServer, *, sender: str, sender_name: str) -> None:
        self._server = server
        self._sender = sender
        self._sender_name = sender_name

    def send(self, letter: Letter) -> None:
        message = message_of(letter, sender=self._sender, sender_name=self._sender_name)
        try:
            self._hand_over(message, letter.to)
        except smtplib.SMTPRecipientsRefused as refused:
            code, _ = next(iter(refused.recipients.values()))
            raise (AddressRefused() if code in FOR_GOOD else NotSent(f"SMTP {code}")) from None
        except (smtplib.SMTPException, OSError) as trouble:
            raise NotSent(type(trouble).__name__) from trouble

    def _hand_over(self, message: EmailMessage, to: str) -> None:
        server, trust = self._server, ssl.create_default_context()
        connection = (
            smtplib.SMTP_SSL(server.host, server.port, timeout=WAIT_SECONDS, context=trust)
            if server.is_tls
            else smtplib.SMTP(server.host, server.port, timeout=WAIT_SECONDS)
        )
        with connection:
            if not server.is_tls and server.host not in _ON_THIS_MACHINE:
                connection.starttls(context=trust)
            if server.user and server.password:
                connection.login(server.user, server.password)
            connection.send_message(message, from_addr=self._sender, to_addrs=[to])
