"""Starts an office on one machine in the right order, and says where it is."""

import os
import signal
import socket
import sys
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from feedback_api.office import packaged_office
from feedback_api.settings import Settings
from publisher import wording
from publisher.data_directory import DataDirectory
from publisher.one_machine import data_lock
from publisher.one_machine.apart import done_apart
from publisher.one_machine.first_name import FIRST_NAME
from publisher.one_machine.listening import PortRefused, PortTaken, reserve
from publisher.one_machine.opening import Opening
from publisher.one_machine.supervisor import Child, Supervisor
from publisher.project import CONTENT, folder_of, is_office_folder
from publisher.target.directory import DirectoryTarget
from publisher.terminal import complain, say

_REFUSED = 2


@dataclass(frozen=True, kw_only=True)
class Serving:
    """What the person who started it asked for."""

    data: DataDirectory
    address: str
    port: int
    is_empty: bool
    office_folder: Path | None = None


def serve(serving: Serving) -> int:
    """Serve until a signal says stop; return the exit code."""
    lock = data_lock.take(serving.data.lock)
    if lock is None:
        complain(wording.DATA_IN_USE.format(path=serving.data.root))
        return _REFUSED
    refused = _office_problem(serving)
    if refused:
        complain(refused)
        return _REFUSED
    door = reserve(serving.address, serving.port)
    if not isinstance(door, socket.socket):
        complain(_door_problem(serving, door))
        return _REFUSED
    if serving.data.database.exists() and not serving.data.has_settings():
        complain(wording.SETTINGS_LOST.format(path=serving.data.root))
        return _REFUSED
    settings = _settings(serving, origin=_origin(door))
    if serving.is_empty and settings.demonstration:
        complain(wording.DATA_IS_DEMONSTRATION.format(path=serving.data.root))
        return _REFUSED
    done_apart(lambda: _prepare(serving, settings))
    return _run(serving, Doorway(lock=lock, door=door, settings=settings))


@dataclass(frozen=True, kw_only=True)
class Doorway:
    """What the children share: the lock on the data, the socket, the settings."""

    lock: int
    door: socket.socket
    settings: Settings


def _settings(serving: Serving, *, origin: str) -> Settings:
    """Return the settings; a new data directory gets them now, with or without a demonstration as asked."""
    if not serving.data.has_settings():
        serving.data.make_settings(demonstration=not serving.is_empty, office_folder=serving.office_folder)
    return serving.data.settings(origin=origin)


def _prepare(serving: Serving, settings: Settings) -> None:
    """Fill what a first start must fill; every part may have been done by a start that was cut short."""
    from publisher.office_file import noted_office  # noqa: PLC0415 - what reads content is large, and not needed later
    from publisher.one_machine.sign_in import first_member  # noqa: PLC0415 - nor is what opens a store

    serving.data.logs.mkdir(exist_ok=True)
    say(wording.PREPARING)
    for name in settings.ignored:
        say(wording.SETTING_IGNORED.format(name=name, path=serving.data.settings_file))
    if not serving.data.office_file.exists():  # afterwards the press notes whatever is new
        noted_office(folder_of(settings), serving.data.office_file)
    if settings.demonstration:
        from publisher.demonstration import load  # noqa: PLC0415 - a real office never needs it

        load(serving.data, settings)
    password = first_member(settings)
    if password:
        say(wording.SIGN_IN.format(name=FIRST_NAME, password=password))


def _run(serving: Serving, doorway: Doorway) -> int:
    told_to_stop = _stop_signal()
    died = partial(_say_died, serving.data)
    supervisor = Supervisor(pause=partial(_pause, serving.data, told_to_stop), died=died)
    first_look, told = os.pipe()
    press, web = _press(serving, doorway), _web(serving, doorway)
    opening = Opening(
        supervisor=supervisor,
        web=web,
        has_site=DirectoryTarget(root=serving.data.site).has_site,
        first_look=first_look,
        door=doorway.door,
        opened=lambda: _say_open(serving, doorway.settings),
    )
    try:
        press.start(also=("--ready-fd", str(told)), also_files=(told,))
        os.close(told)
        supervisor.children += [press, *_mail(serving, doorway)]
        supervisor.supervise(each_time=opening.look)
    finally:
        say(wording.STOPPING)
        supervisor.end()
    return 0


def _pause(data: DataDirectory, told_to_stop: threading.Event, time: timedelta) -> bool:
    """Wait, and say whether to stop. Without its data there is nothing to serve, and every child would die for ever."""
    if not data.settings_file.exists():
        complain(wording.DATA_GONE.format(path=data.root))
        return True
    return told_to_stop.wait(time.total_seconds())


def _press(serving: Serving, doorway: Doorway) -> Child:
    # It holds no lock: an orphaned press may finish its build while the next one waits for the lease.
    arguments = ("publisher", "run", *_shared(serving, doorway))
    return Child(name=wording.PRESS_NAME, command=(sys.executable, "-m", *arguments))


def _web(serving: Serving, doorway: Doorway) -> Child:
    number = doorway.door.fileno()
    arguments = ("publisher.one_machine.web", *_shared(serving, doorway), "--socket", str(number))
    return Child(name=wording.WEB_NAME, command=(sys.executable, "-m", *arguments), files=(doorway.lock, number))


def _mail(serving: Serving, doorway: Doorway) -> tuple[Child, ...]:
    """Return who writes to senders, if this office writes to any."""
    if doorway.settings.mail is None:
        return ()
    command = (sys.executable, "-m", "publisher.one_machine.mail", *_shared(serving, doorway))
    return (Child(name=wording.MAIL_NAME, command=command),)


def _shared(serving: Serving, doorway: Doorway) -> tuple[str, ...]:
    return ("--data", str(serving.data.root), "--origin", _origin(doorway.door), "--parent", str(os.getpid()))


def _origin(door: socket.socket) -> str:
    host, port = door.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}.get(host, host)  # noqa: S104 - only compared
    return f"http://{shown}:{port}"


def _stop_signal() -> threading.Event:
    """Return what is set once somebody asks us to stop: Ctrl-C, SIGTERM, or the terminal was closed."""
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: told.set())
    return told


def _door_problem(serving: Serving, problem: PortTaken | PortRefused) -> str:
    if isinstance(problem, PortTaken):
        return wording.PORT_IN_USE.format(port=serving.port, other=serving.port + 1)
    return wording.PORT_NOT_ALLOWED.format(address=serving.address, port=serving.port, reason=problem.reason)


def _office_problem(serving: Serving) -> str | None:
    """Say why the data cannot be served with the folder that was asked for, or with that of the first start."""
    if not serving.data.has_settings():
        return None
    asked, kept = serving.office_folder, serving.data.settings().office_folder
    if asked is not None and asked != kept:
        return wording.DATA_OF_ANOTHER_OFFICE.format(path=serving.data.root, folder=kept or CONTENT)
    if kept is not None and not is_office_folder(kept):
        return wording.NO_OFFICE_FOLDER.format(folder=kept)
    return None


def _say_died(data: DataDirectory, name: str) -> None:
    clock = datetime.now(packaged_office(data.office_file).tz).strftime("%H.%M.%S")
    complain(wording.CHILD_DIED.format(clock=clock, name=name))


def _say_open(serving: Serving, settings: Settings) -> None:
    say(wording.ADDRESS.format(address=f"{settings.origin}/"))
    say(wording.STAFF_ADDRESS.format(address=f"{settings.origin}/moderasi/masuk"))
    say(wording.NEW_SIGN_IN_HOW.format(name=FIRST_NAME, data=serving.data.root))
    say(wording.READY)
