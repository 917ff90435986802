"""Lays mail into a folder instead of sending it: for trying an office out, and for reading what would be sent."""

import secrets
from pathlib import Path

from feedback_api.durable_file import replace_durably
from feedback_api.notification.message import message_of
from feedback_api.notification.protocol import MailMessage, NotSent


class FolderMailer:
    """A `Mailer`. Each letter becomes one `.eml` file, which every mail program opens."""

    def __init__(self, folder: Path, *, sender: str, sender_name: str) -> None:
        self._folder = folder
        self._sender = sender
        self._sender_name = sender_name

    def send(self, letter: MailMessage) -> None:
        message = message_of(letter, sender=self._sender, sender_name=self._sender_name)
        path = self._folder / f"{secrets.token_hex(8)}.eml"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_durably(path, message.as_bytes(), mode=0o600)
        except OSError as trouble:
            raise NotSent(type(trouble).__name__) from trouble
