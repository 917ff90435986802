"""Hands mail to a mail server, encrypted unless that server is on this machine."""

import re
import smtplib
import ssl
from contextlib import closing, suppress
from dataclasses import dataclass, field

from feedback_api.notification.message import message_of
from feedback_api.notification.protocol import AddressRefused, MailMessage, NotSent

CONNECT_SECONDS = 15.0
# A server looks a letter through before it takes it (RFC 5321, 4.5.3.2.6); who leaves earlier sends it twice.
WAIT_SECONDS = 240.0
# What is said for good of this one recipient: an address that is wrong (RFC 3463, 5.1), or a plain refusal without such
# a code. Everything else is about us or about today: a relay that is denied, a list we stand on, a full box.
_WRONG_ADDRESS = re.compile(rb"5\.1\.\d")
_ENHANCED_CODE = re.compile(rb"[45]\.\d{1,3}\.\d{1,3}")
_PLAIN_REFUSALS = frozenset({550, 551, 553})
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

    def send(self, letter: MailMessage) -> None:
        message = message_of(letter, sender=self._sender, sender_name=self._sender_name)
        try:
            with closing(self._connected()) as connection:
                connection.send_message(message, from_addr=self._sender, to_addrs=[letter.to])
                with suppress(smtplib.SMTPException, OSError):  # it has the letter, whatever it says at parting
                    connection.quit()
        except smtplib.SMTPRecipientsRefused as refused:
            code, said = next(iter(refused.recipients.values()))
            raise (AddressRefused() if is_for_good(code, said) else NotSent(f"SMTP {code}")) from None
        except smtplib.SMTPResponseException as refused:
            raise NotSent(f"{type(refused).__name__} {refused.smtp_code}") from None
        except (smtplib.SMTPException, OSError, UnicodeError) as trouble:
            raise NotSent(type(trouble).__name__) from trouble

    def _connected(self) -> smtplib.SMTP:
        server, trust = self._server, ssl.create_default_context()
        connection = (
            smtplib.SMTP_SSL(server.host, server.port, timeout=CONNECT_SECONDS, context=trust)
            if server.is_tls
            else smtplib.SMTP(server.host, server.port, timeout=CONNECT_SECONDS)
        )
        try:
            if not server.is_tls and server.host not in _ON_THIS_MACHINE:
                connection.starttls(context=trust)
            if server.user and server.password:
                connection.login(server.user, server.password)
            if connection.sock:
                connection.sock.settimeout(WAIT_SECONDS)
        except Exception:
            connection.close()
            raise
        return connection


def is_for_good(code: int, said: bytes) -> bool:
    """Say whether a refused recipient will be refused tomorrow as well."""
    if _ENHANCED_CODE.match(said):
        return bool(_WRONG_ADDRESS.match(said))
    return code in _PLAIN_REFUSALS
