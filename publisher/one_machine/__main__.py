"""The commands of one machine, behind `tasks.py`: `serve`, `sandi` for a password, `kunci` for a secret, `tarik`."""

import argparse
import sys
from pathlib import Path

from feedback_api.settings import BadSettings
from publisher import wording
from publisher.data_directory import DataDirectory, SecretHasSpaces
from publisher.one_machine.first_name import FIRST_NAME
from publisher.one_machine.serve import Serving, serve
from publisher.project import is_office_folder
from publisher.terminal import complain, say


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    data = DataDirectory(root=options.data.absolute())
    try:
        return _COMMANDS[options.command](data, options)
    except BadSettings as bad:
        complain(wording.BAD_SETTINGS.format(path=data.settings_file, problems="; ".join(bad.problems)))
        return 2


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py", description=wording.COMMANDS)
    parser.add_argument("--data", type=Path, default=Path("var"), help=wording.DATA_HELP)
    commands = parser.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("serve", help=wording.SERVE_HELP)
    serving.add_argument("--port", type=int, default=8000, help=wording.PORT_HELP)
    serving.add_argument("--alamat", default="127.0.0.1", help=wording.ADDRESS_HELP)
    serving.add_argument("--kantor", type=Path, default=None, help=wording.OFFICE_HELP)
    serving.add_argument("--kosong", action="store_true", help=wording.EMPTY_HELP)
    renewing = commands.add_parser("sandi", help=wording.NEW_SIGN_IN_HELP)
    renewing.add_argument("--nama", default=FIRST_NAME, help=wording.NAME_HELP)
    changing = commands.add_parser("kunci", help=wording.NEW_KEY_HELP)
    changing.add_argument("--lupakan-yang-lama", action="store_true", help=wording.FORGET_KEYS_HELP)
    taking = commands.add_parser("tarik", help=wording.TAKE_DOWN_HELP)
    taking.add_argument("file", help=wording.PAGE_HELP)
    taking.add_argument("--alasan", default=wording.REASON_DEFAULT, help=wording.REASON_HELP)
    taking.add_argument("--batal", action="store_true", help=wording.PUT_BACK_HELP)
    for command in (serving, renewing, changing, taking):
        command.add_argument("--data", type=Path, default=argparse.SUPPRESS, help=wording.DATA_HELP)
    return parser.parse_args(arguments)


def _serve(data: DataDirectory, options: argparse.Namespace) -> int:
    folder = options.kantor and options.kantor.resolve()
    if folder is not None and not is_office_folder(folder):
        complain(wording.NO_OFFICE_FOLDER.format(folder=options.kantor))
        return 2
    serving = Serving(
        data=data, address=options.alamat, port=options.port, is_empty=options.kosong, office_folder=folder
    )
    return serve(serving)


def _new_password(data: DataDirectory, options: argparse.Namespace) -> int:
    if not data.has_settings():
        complain(wording.NO_STORE_YET.format(path=data.root))
        return 1
    from feedback_api import cli  # noqa: PLC0415 - an office that is served never needs it

    return cli.main(("sandi", "--nama", options.nama), data.settings())


def _new_secret(data: DataDirectory, options: argparse.Namespace) -> int:
    if not data.has_settings():
        complain(wording.NO_STORE_YET.format(path=data.root))
        return 1
    data.settings()
    try:
        data.renew_secret(forget_older=options.lupakan_yang_lama)
    except SecretHasSpaces:
        complain(wording.KEY_HAS_SPACES.format(path=data.settings_file))
        return 1
    say(wording.KEY_RENEWED if not options.lupakan_yang_lama else wording.KEYS_FORGOTTEN)
    return 0


def _take_down(data: DataDirectory, options: argparse.Namespace) -> int:
    if not data.has_settings():
        complain(wording.NO_STORE_YET.format(path=data.root))
        return 1
    from publisher.one_machine.taking_down import decided  # noqa: PLC0415 - the same

    done = decided(data.settings(), options.file, reason=options.alasan, is_down=not options.batal)
    if done is None:
        complain(wording.NO_SUCH_PAGE.format(typed=options.file))
        return 2
    say((wording.TAKEN_DOWN if done.is_down else wording.PUT_BACK).format(address=done.address))
    return 0


_COMMANDS = {"serve": _serve, "sandi": _new_password, "kunci": _new_secret, "tarik": _take_down}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
