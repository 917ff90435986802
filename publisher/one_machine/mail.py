"""Tells senders and staff by mail as long as the office runs; or sends one letter to try the settings."""

import argparse
import logging
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from feedback_api.actions.telling.tell_senders import GoOn, tell_due
from feedback_api.actions.telling.tell_staff import tell_staff
from feedback_api.domain.errors import StoreUnavailable
from feedback_api.notification import open_mailer
from feedback_api.notification.protocol import AddressRefused, Mailer, MailMessage, NotSent
from feedback_api.services import Services
from feedback_api.settings import BadSettings, Settings
from feedback_api.web.log_lines import keep_to_one_line
from feedback_api.wiring import open_services
from publisher import wording
from publisher.data_directory import DataDirectory
from publisher.end_with_parent import end_with_parent
from publisher.one_machine.log_file import LogFile
from publisher.terminal import complain, say

EVERY_SECONDS = 2.0
FAILED, NOT_SET_UP = 1, 2
_LOG_LINE = "%(asctime)s %(levelname)s %(message)s"

log = logging.getLogger(__name__)


def main(arguments: list[str]) -> int:
    """Run until told to stop; exit codes: 0 done, 1 the letter was not taken, 2 mail is not set up, or wrongly."""
    options = _options(arguments)
    data = DataDirectory(root=options.data.resolve())
    try:
        settings = data.settings(origin=options.origin)
        office = _office_name(data, settings) if settings.mail else ""
        mailer = open_mailer(settings.mail, sender_name=office) if settings.mail else None
    except BadSettings as bad:
        complain(wording.BAD_SETTINGS.format(path=data.settings_file, problems="; ".join(bad.problems)))
        return NOT_SET_UP
    if mailer is None:
        complain(wording.NO_MAIL.format(path=data.settings_file))
        return NOT_SET_UP
    if options.coba is not None:
        return _try(mailer, office, to=options.coba)
    logging.basicConfig(level=logging.INFO, format=_LOG_LINE, handlers=[LogFile(data.logs / "mail.log")])
    keep_to_one_line()
    return _run(settings, mailer, parent=options.parent)


def _office_name(data: DataDirectory, settings: Settings) -> str:
    """Return who writes; before the first start nobody has noted it, and the content is asked."""
    if not data.office_file.exists():
        # What reads content is large, and mail runs as long as the office: only who tries mail first needs it.
        from publisher.office_file import noted_office  # noqa: PLC0415 see above
        from publisher.project import folder_of  # noqa: PLC0415 see above

        return noted_office(folder_of(settings), data.office_file).name
    with open_services(settings) as services:
        return services.office().name


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m publisher.one_machine.mail", description=wording.MAIL_HELP)
    parser.add_argument("--data", type=Path, default=Path("var"), help=wording.DATA_HELP)
    parser.add_argument("--coba", metavar="ALAMAT", help=wording.TRY_MAIL_HELP)
    parser.add_argument("--origin", default=None, help=argparse.SUPPRESS)
    parser.add_argument("--parent", type=int, default=None, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _run(settings: Settings, mailer: Mailer, *, parent: int | None) -> int:
    """Look every now and then; a letter that is being handed over is finished first."""
    told_to_stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told_to_stop.set())
    if parent is not None:
        end_with_parent(parent)
    with open_services(settings) as services:
        while not told_to_stop.wait(EVERY_SECONDS):
            _look(services, mailer, go_on=lambda: not told_to_stop.is_set())
    return 0


def _look(services: Services, mailer: Mailer, *, go_on: GoOn) -> None:
    try:
        told = tell_due(services, mailer, go_on=go_on) + tell_staff(services, mailer, go_on=go_on)
    except StoreUnavailable:
        log.warning("the store could not be reached")
        return
    if told.sent:
        log.info("%s told", told.sent)


def _try(mailer: Mailer, office: str, *, to: str) -> int:
    now = datetime.now(UTC)
    letter = MailMessage(
        name=f"coba.{now.timestamp()}",
        written_at=now,
        to=to,
        subject=wording.TRY_SUBJECT.format(office=office),
        text=wording.TRY_TEXT.format(office=office),
    )
    try:
        mailer.send(letter)
    except AddressRefused:
        complain(wording.TRY_REFUSED.format(to=to))
        return FAILED
    except NotSent as trouble:
        complain(wording.TRY_FAILED.format(reason=trouble))
        return FAILED
    say(wording.TRY_DONE.format(to=to))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
