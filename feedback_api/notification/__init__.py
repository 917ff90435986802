"""Mail to senders: which way it goes is a setting."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from feedback_api.notification.protocol import Mailer
from feedback_api.settings import BadSettings, MailSettings

# A letter that SES may have taken is not sent again by itself.
CONNECT_SECONDS, READ_SECONDS, TRIES = 3.0, 30.0, 1


def open_mailer(settings: MailSettings, *, sender_name: str) -> Mailer:
    """Return what hands mail over as the settings say, or raise `BadSettings`; nothing is connected yet."""
    kind, _, place = settings.url.partition(":")
    match kind:
        case "ses":
            return _ses(place, settings.sender, sender_name)
        case "folder":
            from feedback_api.notification.folder import FolderMailer

            return FolderMailer(Path(place), sender=settings.sender, sender_name=sender_name)
        case _:
            return _smtp(settings, sender_name)


def _smtp(settings: MailSettings, sender_name: str) -> Mailer:
    from feedback_api.notification.smtp import SmtpMailer, SmtpServer

    kind, host, port = settings.url.split(":")
    server = SmtpServer(
        host=host, port=int(port), is_tls=kind == "smtps", user=settings.user, password=settings.password
    )
    return SmtpMailer(server, sender=settings.sender, sender_name=sender_name)


def _ses(options: str, sender: str, sender_name: str) -> Mailer:
    """Region, keys and endpoint come from the machine, unless they are said as in a store's URL."""
    from botocore.config import Config
    from botocore.exceptions import NoRegionError

    from feedback_api.aws.session import new_client
    from feedback_api.notification.ses import SesMailer

    said = dict(parse_qsl(options.removeprefix("?")))
    endpoint = urlsplit(said.get("endpoint", ""))
    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"total_max_attempts": TRIES, "mode": "standard"},
    )
    try:
        client = new_client(
            "sesv2",
            region_name=said.get("region"),
            endpoint_url=endpoint._replace(netloc=endpoint.netloc.rpartition("@")[2]).geturl() or None,
            aws_access_key_id=endpoint.username,
            aws_secret_access_key=endpoint.password,
            config=config,
        )
    except NoRegionError:
        raise BadSettings(("SEKALI_MAIL needs a region, such as ses:?region=ap-southeast-3",)) from None
    return SesMailer(client, sender=sender, sender_name=sender_name)
