"""Hands mail to Amazon SES."""

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from feedback_api.notification.message import message_of
from feedback_api.notification.protocol import AddressRefused, MailMessage, NotSent

# What SES says of an address it cannot read. A rejected letter is tried again: so says SES as well of a sender who is
# not verified yet, and that the office can mend.
FOR_GOOD = frozenset({"BadRequestException"})


class SesMailer:
    """A `Mailer`. `client` is botocore's for `sesv2`; the sender must be an identity verified there."""

    def __init__(self, client: Any, *, sender: str, sender_name: str) -> None:  # noqa: ANN401 clients are made at run time
        self._client = client
        self._sender = sender
        self._sender_name = sender_name

    def send(self, letter: MailMessage) -> None:
        message = message_of(letter, sender=self._sender, sender_name=self._sender_name)
        try:
            self._client.send_email(
                FromEmailAddress=self._sender,
                Destination={"ToAddresses": [letter.to]},
                Content={"Raw": {"Data": message.as_bytes()}},
            )
        except ClientError as refused:
            code = refused.response["Error"]["Code"]
            raise (AddressRefused() if code in FOR_GOOD else NotSent(code)) from None
        except BotoCoreError as trouble:
            raise NotSent(type(trouble).__name__) from trouble
