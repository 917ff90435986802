"""A bare Debian 13 in a folder: made by debootstrap, with this machine's way to the registries and nothing else."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.fresh.places import NAMESPACES, Place, started
from tests.fresh.registries import files_named

SUITE = "trixie"
# All that the README asks of a Debian. The browser is the test command's own business.
PACKAGES = ("python3", "python3-venv", "git", "ca-certificates")
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
CERTIFICATES = Path("/usr/local/share/ca-certificates")
NAMES = Path("/etc/resolv.conf")
MADE_NOT = "The Debian root could not be made; it needs the network. What was said last: {said} (all of it: {output})"


class CannotMakeRoot(Exception):
    """The root could not be made or prepared; the text is one sentence."""


def make(root: Path, output: Path, mirror: str | None = None) -> None:
    """Let debootstrap make the root, from its own mirror unless another is named."""
    own = (f"--include={','.join(PACKAGES)}", SUITE, str(root), *([mirror] if mirror else []))
    environment = {"PATH": PATH, **os.environ}  # noqa: TID251 - proxies, for debootstrap's own downloads
    _run((*NAMESPACES, "debootstrap", "--variant=minbase", *own), environment, output)


def entered(root: Path, settings: Mapping[str, str], output: Path) -> Place:
    """Return the root as a place to try on, after telling it how registries are reached."""
    place = Place(key="debian", folder=root / "root", environment=_environment(settings), root=root)
    for file in (NAMES, *files_named(settings), *CERTIFICATES.glob("*.crt")):
        _copy(file, root)
    _run(place.command("update-ca-certificates", at=root), place.environment, output)
    return place


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    return {"PATH": PATH, "HOME": "/root", **settings}


def _copy(file: Path, root: Path) -> None:
    """Copy a file to where it lies here; how names are looked up always, certificates unless there is one already."""
    there = root / file.relative_to("/")
    if file == NAMES:
        there.unlink(missing_ok=True)  # it may be a link to somewhere outside
    if not there.exists():
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, there)


def _run(command: tuple[str, ...], environment: Mapping[str, str], output: Path) -> None:
    with started(command, environment, output) as program:
        code = program.process.wait()
        last = (program.said.strip().splitlines() or [""])[-1]
    if code:
        raise CannotMakeRoot(MADE_NOT.format(said=last or f"exit code {code}", output=output))
