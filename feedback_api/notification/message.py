"""Writes a letter as a mail message (RFC 5322), as every way of sending takes it."""

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from feedback_api.notification.protocol import AddressRefused, MailMessage

# Automatic mail that nobody should answer automatically (RFC 3834).
_AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def message_of(letter: MailMessage, *, sender: str, sender_name: str) -> EmailMessage:
    """Return the message, or raise `AddressRefused` if the letter's address is none."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(sender_name, addr_spec=sender)
    message["To"] = _address(letter.to)
    message["Subject"] = letter.subject
    message["Date"] = letter.written_at
    message["Message-ID"] = f"<{letter.name}@{sender.rpartition('@')[2]}>"
    for name, value in _AUTOMATIC.items():
        message[name] = value
    message.set_content(letter.text, cte="quoted-printable")
    return message


def _address(text: str) -> Address:
    try:
        address = Address(addr_spec=text)
        text.encode("ascii")
    except (MessageError, ValueError, IndexError, AttributeError) as wrong:  # its parser fails in many ways
        raise AddressRefused from wrong
    return address
