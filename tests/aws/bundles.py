"""Packages for the local server made of what is installed here: quick, and nothing is fetched."""

import re
import shutil
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from infra.package.__main__ import MADE, as_json
from infra.package.bundle import BUNDLES, ROOT, Architecture, Platform, python_of_this_machine
from infra.package.making import make

QUICKEST = 1
_LOCKED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def made_of_what_is_here(into: Path, root: Path = ROOT) -> Path:
    """Make both zips of the project in `root`; they hold the versions that the tests run with."""
    target = Platform(python=python_of_this_machine(), architecture=Architecture.of_this_machine())
    packages = [make(bundle, target, into=into, root=root, install=_copied, level=QUICKEST) for bundle in BUNDLES]
    (into / MADE).write_text(as_json(packages), encoding="utf-8")
    return into


def _copied(lock: Path, _target: Platform, into: Path) -> None:
    for name, version in _LOCKED.findall(lock.read_text("utf-8")):
        for file in _files(name, version):
            (into / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(file.locate()), into / file)


def _files(name, version):
    """Return a package's files; none if it, or this version of it, is for another system or Python."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return []
    files = found.files or [] if found.version == version else []
    return [file for file in files if ".." not in file.parts and file.suffix != ".pyc"]
