"""The command `python -m publisher.preview`: serves the site on the local network and builds it anew on every save."""

import argparse
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from datetime import date, datetime, tzinfo
from pathlib import Path

from werkzeug.serving import WSGIRequestHandler, make_server

from feedback_api.domain.identity import UNNAMED
from plugins.kinds.tree import read_office
from publisher import wording as general
from publisher.building.pelican_site import PelicanSite
from publisher.building.sources import Sources
from publisher.one_machine.listening import PortTaken, reserve
from publisher.preview import wording
from publisher.preview.app import preview_app
from publisher.preview.network import LOOPBACK, local_address
from publisher.preview.previewed_site import Look, PreviewedSite
from publisher.preview.terminal_code import terminal_code
from publisher.project import PROJECT
from publisher.terminal import complain, say

PORT = 8080
EVERY_SECONDS = 0.4
REFUSED = 2


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    host = options.alamat or local_address()
    door = reserve(host, options.port)
    if not isinstance(door, socket.socket):
        complain(_door_problem(host, options.port, door))
        return REFUSED
    told_to_stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told_to_stop.set())
    with tempfile.TemporaryDirectory(prefix="pratinjau-") as workshop, door:
        address = f"http://{host}:{door.getsockname()[1]}"
        site = previewed_site(Path(workshop), options.folder, address)
        serve(site, door, address, pause=told_to_stop.wait)
    say(wording.STOPPED)
    return 0


def previewed_site(workshop: Path, content: Path, address: str) -> PreviewedSite:
    """Return the site of a content folder, as it is to be read at this address."""

    def build(into: Path, today: date) -> tuple[str, ...]:
        overrides = {"PATH": str(content), "SITEURL": address, "TODAY": today.isoformat()}
        return PelicanSite(settings_file=PROJECT / "pelicanconf.py", overrides=overrides).build(into)

    def zone() -> tzinfo:
        return (read_office((content,)) or UNNAMED).tz

    return PreviewedSite(
        workshop=workshop,
        sources=Sources(roots=(content, PROJECT / "theme")),
        build=build,
        today=lambda: datetime.now(zone()).date(),
        zone=zone,
    )


def serve(site: PreviewedSite, door: socket.socket, address: str, *, pause: Callable[[float], bool]) -> None:
    """Serve and build until `pause`, which waits so many seconds, says that it was told to stop."""
    say(wording.PREPARING)
    _report(site, site.renew())
    door.listen()
    host, port = door.getsockname()[:2]
    app = preview_app(site.root, lambda: site.problems)
    server = make_server(host, port, app, threaded=True, request_handler=_Quiet, fd=door.fileno())
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    serving.start()
    _introduce(address)
    while not pause(EVERY_SECONDS):
        _report(site, site.renew())
    server.shutdown()
    serving.join()
    server.server_close()


def _introduce(address: str) -> None:
    """Say how to get there and what cannot be seen there."""
    if address.startswith(f"http://{LOOPBACK}:"):
        say(wording.ONLY_HERE)
    else:
        say(terminal_code(f"{address}/", in_colour=sys.stdout.isatty()))
        say(wording.SCAN)
    say(wording.ADDRESS.format(address=f"{address}/"))
    for line in (wording.PLAIN_HTTP, wording.NO_FUNCTION, wording.EXAMPLES_SHOWN, wording.SAVE_AND_RELOAD):
        say(line)
    say(wording.HOW_TO_STOP)


def _report(site: PreviewedSite, look: Look | None) -> None:
    if look is None:
        return
    clock = datetime.now(site.zone()).strftime("%H.%M.%S")
    if not look.problems:
        say(wording.BUILT.format(clock=clock, seconds=f"{look.seconds:.1f}".replace(".", ",")))
        return
    say((wording.KEPT if look.is_shown else wording.NOT_YET).format(clock=clock))
    for problem in look.problems:
        say(wording.PROBLEM.format(problem=problem))


def _door_problem(host: str, port: int, problem: object) -> str:
    if isinstance(problem, PortTaken):
        return wording.PORT_IN_USE.format(port=port, other=port + 1)
    return general.PORT_NOT_ALLOWED.format(address=host, port=port, reason=getattr(problem, "reason", ""))


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py pratinjau", description=wording.COMMAND)
    parser.add_argument("--port", type=int, default=PORT, help=wording.PORT_HELP)
    parser.add_argument("--alamat", default="", help=wording.LISTEN_HELP)
    parser.add_argument("--folder", type=Path, default=Path("content"), help=wording.FOLDER_HELP)
    return parser.parse_args(arguments)


class _Quiet(WSGIRequestHandler):
    """The editor's terminal is for what needs putting right, not for every file a phone asks for."""

    def log(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
