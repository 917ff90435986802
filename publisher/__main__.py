"""The press as a command: `python -m publisher run|once|want --data FOLDER`."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from feedback_api.domain.site.build_report import BuildReport
from feedback_api.store import open_store
from publisher import wording
from publisher.data_directory import DataDirectory
from publisher.end_with_parent import end_with_parent
from publisher.folder_events import CalmFingerprint, calm
from publisher.press import LeaseLost, NotPrinted, Outcome, Printed
from publisher.site_of_office import OfficeSite, code, opened_watch
from publisher.terminal import complain, say

FAILED = 1
# Programs are seldom saved where an office is served, and there are many of them.
PROGRAMS_AFTER = 60.0


class CodeChanged(Exception):
    """The programs on disk are no longer the ones that run."""


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    data = DataDirectory(root=options.data.resolve())
    if not data.has_settings():
        complain(wording.NO_STORE_YET.format(path=options.data))
        return FAILED
    office = OfficeSite(data=data, settings=data.settings(origin=options.origin))
    match options.command:
        case "run":
            return _run(office, options)
        case "once":
            return _once(office)
        case _:
            return _want(office)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m publisher", description=__doc__)
    parser.add_argument("command", choices=("run", "once", "want"))
    parser.add_argument("--data", type=Path, default=Path("var"))
    parser.add_argument("--origin", default=None)
    parser.add_argument("--parent", type=int, default=None, help="end when this process, which started us, is gone")
    parser.add_argument("--ready-fd", type=int, default=None, help="close this once the first look is done")
    return parser.parse_args(arguments)


def _run(office: OfficeSite, options: argparse.Namespace) -> int:
    """Look for work until told to stop; a build that has begun is finished first, so the lease is given back."""
    told_to_stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told_to_stop.set())
    if options.parent is not None:
        end_with_parent(options.parent)
    first_look_done = _closing(options.ready_fd)
    try:
        with (
            calm(code(), looks_anyway_after=PROGRAMS_AFTER) as programs,
            opened_watch(office, report=_reporter(office)) as watch,
        ):
            watch.run(pause=_pausing(programs, told_to_stop), first_look_done=first_look_done)
    except CodeChanged:
        _start_anew(office, options)
    return 0


def _pausing(programs: CalmFingerprint, told_to_stop: threading.Event) -> Callable[[timedelta], bool]:
    """Return what waits between two looks, and says whether to stop; changed programs raise `CodeChanged`."""
    started_with = programs.fingerprint()
    looks = 0

    def pause(time: timedelta) -> bool:
        nonlocal looks
        looks += 1
        if looks % 8 == 0 and programs.fingerprint() != started_with:
            raise CodeChanged
        return told_to_stop.wait(time.total_seconds())

    return pause


def _start_anew(office: OfficeSite, options: argparse.Namespace) -> None:
    """Become the new program. Nobody waits at the pipe any more, and its number may mean another file by now."""
    command = [sys.executable, "-m", "publisher", "run", "--data", str(office.data.root)]
    origin = [] if options.origin is None else ["--origin", options.origin]
    parent = [] if options.parent is None else ["--parent", str(options.parent)]
    os.execv(sys.executable, [*command, *origin, *parent])  # noqa: S606 - our own program, its own arguments


def _once(office: OfficeSite) -> int:
    with opened_watch(office, report=_reporter(office)) as watch:
        return FAILED if isinstance(watch.once(), NotPrinted) else 0


def _want(office: OfficeSite) -> int:
    with open_store(office.settings.store) as store:
        store.builds.want()
    return 0


def _closing(descriptor: int | None) -> Callable[[], None]:
    """Return what tells the starter that the first look is done: the other end of the pipe sees its end."""

    def close() -> None:
        if descriptor is not None:
            os.close(descriptor)

    return close


def _reporter(office: OfficeSite) -> Callable[[Outcome], None]:
    def report(outcome: Outcome) -> None:
        clock = datetime.now(office.identity().tz).strftime("%H.%M.%S")
        for line in _lines(outcome, clock):
            say(line)

    return report


def _lines(outcome: Outcome, clock: str) -> tuple[str, ...]:
    match outcome:
        case Printed(publication=publication, seconds=seconds, reports=reports):
            counts = {"written": len(publication.written), "deleted": len(publication.deleted)}
            said = wording.SITE_PUBLISHED.format(clock=clock, seconds=f"{seconds:.1f}".replace(".", ","), **counts)
            return (said, *_told(reports))
        case NotPrinted(problems=problems):
            listed = tuple(wording.PROBLEM_LINE.format(problem=problem) for problem in problems)
            return (wording.SITE_KEPT.format(clock=clock), *listed)
        case LeaseLost():
            return (wording.LEASE_LOST.format(clock=clock),)


def _told(reports: tuple[BuildReport, ...]) -> tuple[str, ...]:
    """Return what of a published site still has to be mended, under one line that says so."""
    if not reports:
        return ()
    listed = (f"{report.place}: {report.sentence}" if report.place else report.sentence for report in reports)
    return (wording.SITE_REPORTS, *(wording.PROBLEM_LINE.format(problem=one) for one in listed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
