"""The commands of the function: mask a stream, look after staff, erase what is overdue, dump and load a store."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from feedback_api import wording
from feedback_api.actions.decisions.look_back import look_back
from feedback_api.actions.members.hand_back import hand_back
from feedback_api.actions.upkeep import erase, tidying
from feedback_api.actions.upkeep.tell_month import tell_month
from feedback_api.commands import staff as staff_commands
from feedback_api.commands.wording import CLI
from feedback_api.console import DONE, REFUSED, UNUSABLE, complain, say
from feedback_api.domain.errors import Refusal
from feedback_api.dump.command import dump_or_load
from feedback_api.mask_stream import mask_lines
from feedback_api.office_folder import settings_here
from feedback_api.services import Services
from feedback_api.settings import BadSettings, Settings
from feedback_api.wiring import open_services


def main(arguments: Sequence[str], settings: Settings | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 what was given cannot be used.

    Without settings of an office those count that are found here: in the environment, else in the office's folder.
    """
    chosen = _parser().parse_args(arguments)
    if chosen.command == "mask":
        return _mask()
    if chosen.command in {"dump", "load"}:
        return _dump_or_load(chosen)
    try:
        return _with_services(chosen, settings or settings_here())
    except BadSettings as bad:
        complain(*bad.problems)
        return UNUSABLE
    except Refusal as refused:
        complain(wording.refusal(refused))
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m feedback_api", description=CLI["about"])
    commands = parser.add_subparsers(dest="command", required=True, metavar="perintah")
    commands.add_parser("mask", help=CLI["mask"])
    staff_commands.add_parsers(commands)
    commands.add_parser("bersihkan", help=CLI["bersihkan"])
    for errand in ("dump", "load"):
        parser_of_errand = commands.add_parser(errand, help=CLI[errand])
        parser_of_errand.add_argument("--store", required=True, help=CLI["store"])
        parser_of_errand.add_argument("--file", required=True, type=Path, help=CLI["file"])
    return parser


def _mask() -> int:
    all_read = mask_lines(sys.stdin.buffer, sys.stdout.buffer, sys.stderr.buffer, complaint=CLI["bad_line"])
    return DONE if all_read else UNUSABLE


def _dump_or_load(chosen: argparse.Namespace) -> int:
    return dump_or_load(chosen.command, chosen.store, chosen.file)


def _with_services(chosen: argparse.Namespace, settings: Settings) -> int:
    with open_services(settings) as services:
        if chosen.command in staff_commands.STAFF_COMMANDS:
            return staff_commands.run(chosen, services)
        return _erase(services)


def _erase(services: Services) -> int:
    say(CLI["erased"].format(count=erase.erase_overdue(services)))
    if not tidying.left_tidy(services):
        complain(CLI["still_read"])
    hand_back(services)
    if found := look_back(services).found:
        say(CLI["looked_back"].format(count=found))
    tell_month(services)
    return DONE
