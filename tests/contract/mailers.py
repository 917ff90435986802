"""Every way mail is handed over, opened for the contract tests, with what arrives at the other end."""

import email
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from feedback_api.notification import open_mailer
from feedback_api.notification.protocol import Mailer
from feedback_api.settings import MailSettings
from tests.aws.ministack import shared_aws
from tests.aws.post_office import new_account, sent_by, verify
from tests.mail_server import mail_server
from tests.serving import free_port

SENDER, SENDER_NAME = "kantor@kantor.example", "Kecamatan Misal"


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """A letter at the other end, as far as every way tells of it."""

    to: str
    subject: str
    text: str

    @classmethod
    def read(cls, content: bytes) -> "Arrived":
        message = email.message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        return cls(to=str(message["To"]), subject=str(message["Subject"]), text=message.get_content())


@dataclass(frozen=True, kw_only=True)
class OpenMailer:
    """A mailer, what arrived so far, and the same mailer with nobody at the other end."""

    mailer: Mailer
    arrived: Callable[[], list[Arrived]]
    alone: Mailer


def opened(url: str) -> Mailer:
    return open_mailer(MailSettings(url=url, sender=SENDER), sender_name=SENDER_NAME)


@contextmanager
def open_smtp(scratch: Path) -> Iterator[OpenMailer]:  # noqa: ARG001 every mailer is opened alike
    with mail_server() as server:
        yield OpenMailer(
            mailer=opened(f"smtp:127.0.0.1:{server.port}"),
            arrived=lambda: [Arrived.read(content) for content in server.taken],
            alone=opened(f"smtp:127.0.0.1:{free_port()}"),
        )


@contextmanager
def open_ses(scratch: Path) -> Iterator[OpenMailer]:  # noqa: ARG001 every mailer is opened alike
    aws, account = shared_aws(), new_account()
    verify(aws, SENDER, account=account)

    def arrived() -> list[Arrived]:
        letters = sent_by(aws, account)
        return [Arrived(to=one["To"][0], subject=one["Subject"], text=one["BodyText"]) for one in letters]

    yield OpenMailer(
        mailer=opened(f"ses:?region={aws.region}&endpoint=http://{account}:test@127.0.0.1:{aws.port}"),
        arrived=arrived,
        alone=opened(f"ses:?region={aws.region}&endpoint=http://{account}:test@127.0.0.1:{free_port()}"),
    )


@contextmanager
def open_folder(scratch: Path) -> Iterator[OpenMailer]:
    (scratch / "file").write_text("in the way")
    yield OpenMailer(
        mailer=opened(f"folder:{scratch / 'mail'}"),
        arrived=lambda: [Arrived.read(path.read_bytes()) for path in (scratch / "mail").glob("*.eml")],
        alone=opened(f"folder:{scratch / 'file' / 'mail'}"),
    )


MAILERS = [open_smtp, open_ses, open_folder]
