"""The processes of a running office, and a sudden end for one of them."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random


class Part(StrEnum):
    """What a process is there for."""

    SUPERVISOR = "supervisor"
    PRESS = "press"
    WEB_MASTER = "web master"
    WEB_WORKER = "web worker"
    MAIL = "mail"


@dataclass(frozen=True, kw_only=True)
class Process:
    """One process of the office."""

    number: int
    part: Part


def processes(data: Path, supervisor: int) -> tuple[Process, ...]:
    """Return every living process of the office that `supervisor` runs."""
    commands = {number: command for number, command in _commands().items() if str(data) in command}
    found = [_process(number, command, supervisor) for number, command in commands.items()]
    return tuple(process for process in found if process is not None)


def kill_one(data: Path, supervisor: int, part: Part, random: Random) -> bool:
    """Kill a process of this part with SIGKILL; `False` if there is none just now."""
    candidates = [process for process in processes(data, supervisor) if process.part is part]
    if not candidates:
        return False
    try:
        os.kill(random.choice(candidates).number, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def stop_at_once(group: int, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Let every process of a group stop where it is, as in a power cut: none sees another die, none tidies up.

    `meanwhile` is done when nothing of it runs any more.
    """
    os.killpg(group, signal.SIGSTOP)
    meanwhile()
    os.killpg(group, signal.SIGKILL)


def _process(number: int, command: str, supervisor: int) -> Process | None:
    if "one_machine serve" in command:
        return Process(number=number, part=Part.SUPERVISOR) if number == supervisor else None
    if "publisher run" in command:
        return Process(number=number, part=Part.PRESS)
    if "one_machine.mail" in command:
        return Process(number=number, part=Part.MAIL)
    part = Part.WEB_MASTER if _parent(number) == supervisor else Part.WEB_WORKER
    return Process(number=number, part=part)


def _commands() -> dict[int, str]:
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue  # it ended while we looked
    return found


def _parent(number: int) -> int:
    try:
        status = Path(f"/proc/{number}/stat").read_text("utf-8")
    except OSError:
        return 0
    return int(status.rpartition(")")[2].split()[1])
