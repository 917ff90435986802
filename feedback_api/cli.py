"""The commands of the function: mask a stream, make members of staff, erase what is overdue, move to another store."""

import argparse
import sys
from collections.abc import Sequence

from feedback_api import wording
from feedback_api.domain.errors import Refusal, StoreUnavailable
from feedback_api.domain.staff import Role
from feedback_api.mask_stream import mask_lines
from feedback_api.settings import BadSettings, Settings

REFUSED, UNUSABLE = 1, 2


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 what was given cannot be used."""
    chosen = _parser().parse_args(arguments)
    if chosen.command == "mask":
        return _mask()
    if chosen.command == "move":
        return _move(chosen.source, chosen.target)
    try:
        return _with_services(chosen, Settings.from_environment())
    except BadSettings as bad:
        _complain(*bad.problems)
        return UNUSABLE
    except Refusal as refused:
        _complain(wording.refusal(refused))
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m feedback_api", description=wording.CLI["about"])
    commands = parser.add_subparsers(dest="command", required=True, metavar="perintah")
    commands.add_parser("mask", help=wording.CLI["mask"])
    new_password = commands.add_parser("sandi", help=wording.CLI["sandi"])
    new_password.add_argument("nama")
    new_member = commands.add_parser("petugas", help=wording.CLI["petugas"])
    new_member.add_argument("nama")
    new_member.add_argument("--peran", choices=[role.value for role in Role], default=Role.DISTRICT.value)
    new_member.add_argument("--desa", help=wording.CLI["desa"])
    commands.add_parser("bersihkan", help=wording.CLI["bersihkan"])
    moving = commands.add_parser("move", help=wording.CLI["move"])
    moving.add_argument("--from", dest="source", required=True, help=wording.CLI["move_from"])
    moving.add_argument("--to", dest="target", required=True, help=wording.CLI["move_to"])
    return parser


def _mask() -> int:
    all_read = mask_lines(sys.stdin.buffer, sys.stdout.buffer, sys.stderr.buffer, complaint=wording.CLI["bad_line"])
    return 0 if all_read else UNUSABLE


def _move(source_url: str, target_url: str) -> int:
    from feedback_api.moving import NotAStore, open_movable  # noqa: PLC0415 no other command needs it
    from feedback_api.moving.move import HoldsOthers, move  # noqa: PLC0415 no other command needs it

    try:
        with open_movable(source_url, is_new=False) as source, open_movable(target_url, is_new=True) as target:
            moved = move(source, target)
    except (NotAStore, HoldsOthers, StoreUnavailable) as problem:
        _complain(wording.MOVE_PROBLEMS[type(problem).__name__])
        return REFUSED if isinstance(problem, StoreUnavailable) else UNUSABLE
    for kind in moved.compared:
        words = {"kind": wording.MOVED_KINDS[kind.kind], "same": wording.SAME[kind.is_same]}
        _say(wording.CLI["move_row"].format(**(vars(kind) | words)))
    _say(wording.CLI["move_done" if moved.is_whole else "move_again"].format(written=moved.written))
    return 0 if moved.is_whole else REFUSED


def _with_services(chosen: argparse.Namespace, settings: Settings) -> int:
    from feedback_api.actions import erase, staff  # noqa: PLC0415 masking a stream needs none of them
    from feedback_api.passwords import new_password  # noqa: PLC0415 masking a stream needs none of them
    from feedback_api.wiring import open_services  # noqa: PLC0415 masking a stream needs none of them

    password = new_password()
    with open_services(settings) as services:
        if chosen.command == "bersihkan":
            _say(wording.CLI["erased"].format(count=erase.erase_overdue(services)))
            return 0
        if chosen.command == "sandi":
            member = staff.set_password(services, name=chosen.nama, password=password)
        else:
            role = Role(chosen.peran)
            if (role is Role.VILLAGE) != bool(chosen.desa):
                _complain(wording.CLI["village_needed"])
                return UNUSABLE
            new = staff.NewMember(name=chosen.nama, role=role, password=password, village=chosen.desa)
            member = staff.create(services, new)
    _say(wording.CLI["password"].format(name=member.name, password=password))
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _complain(*lines: str) -> None:
    for line in lines:
        sys.stderr.write(f"{line}\n")
