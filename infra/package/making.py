"""Makes one bundle for one target: packages, our own files, compiled, zipped."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from feedback_api.template_environment import COMPILED, compile_into
from infra.package.archive import compile_all, zip_folder
from infra.package.bundle import ROOT, Bundle, Target
from infra.package.installing import install, interpreter
from infra.package.trimming import trim

_NOT_PACKAGED = ("__pycache__", ".*", "*.pyc", "*~", "*.swp")


@dataclass(frozen=True, kw_only=True)
class Package:
    """A finished zip, and what it weighs in bytes."""

    bundle: str
    target: Target
    path: Path
    zipped: int
    unpacked: int
    sha256: str


# Puts what a lock names into a folder.
Install = Callable[[Path, Target, Path], None]


def make(bundle: Bundle, target: Target, *, into: Path, root: Path = ROOT, install: Install = install) -> Package:
    """Make the zip `<bundle>-<architecture>.zip` in the folder `into`, or raise `CannotPackage`."""
    path = into / f"{bundle.name}-{target.architecture}.zip"
    with tempfile.TemporaryDirectory(prefix="package-") as scratch:
        folder = Path(scratch) / "task"
        install(bundle.lock, target, folder)
        trim(folder)
        for source in bundle.sources:
            _copy(root / source, folder / source)
        if bundle.has_templates:
            compile_into(folder / "feedback_api" / COMPILED.name)
        compile_all(folder, interpreter(target))
        zip_folder(folder, path)
        unpacked = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Package(
        bundle=bundle.name, target=target, path=path, zipped=path.stat().st_size, unpacked=unpacked, sha256=digest
    )


def _copy(source: Path, into: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, into, ignore=shutil.ignore_patterns(*_NOT_PACKAGED), dirs_exist_ok=True)
        return
    into.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, into)
