"""Makes one bundle for one target: packages, our own files, compiled, zipped."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from feedback_api.office import PACKAGED
from feedback_api.security.own_files import links_below
from feedback_api.web.template_environment import COMPILED, compile_into
from infra.package.archive import SMALLEST, compile_all, zip_folder
from infra.package.bundle import LOCK, ROOT, Bundle, Platform
from infra.package.installing import CannotPackage, install, interpreter
from infra.package.locking import part_of
from infra.package.trimming import trim
from plugins.kinds.tree import read_office
from publisher.office_file import write_office

_NOT_PACKAGED = ("__pycache__", ".*", "*.pyc", "*~", "*.swp")


@dataclass(frozen=True, kw_only=True)
class Package:
    """A finished zip, and what it weighs in bytes."""

    bundle: str
    target: Platform
    path: Path
    zipped: int
    unpacked: int
    sha256: str


# Puts what a lock names into a folder.
Install = Callable[[Path, Platform, Path], None]


def make(  # noqa: PLR0913 - one option each for what may differ
    bundle: Bundle,
    target: Platform,
    *,
    into: Path,
    root: Path = ROOT,
    install: Install = install,
    level: int = SMALLEST,
) -> Package:
    """Make the zip `<bundle>-<architecture>.zip` in the folder `into`, or raise `CannotPackage`."""
    path = into / f"{bundle.name}-{target.architecture}.zip"
    with tempfile.TemporaryDirectory(prefix="package-") as scratch:
        folder = Path(scratch) / "task"
        lock = Path(scratch) / f"{bundle.name}.txt"
        lock.write_text(part_of((root / LOCK).read_text("utf-8"), bundle.packages), encoding="utf-8")
        install(lock, target, folder)
        trim(folder)
        for source in bundle.sources:
            _copy(root / source, folder / source)
        _name_the_office(root, folder)
        if bundle.has_templates:
            compile_into(folder / "feedback_api" / COMPILED.name)
        compile_all(folder, interpreter(target))
        zip_folder(folder, path, level=level)
        unpacked = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Package(
        bundle=bundle.name, target=target, path=path, zipped=path.stat().st_size, unpacked=unpacked, sha256=digest
    )


def _name_the_office(root: Path, folder: Path) -> None:
    """Put in who the office is, for a function that answers before its site was ever built."""
    office = read_office((root / "content",))
    if office is not None:
        named = folder / "feedback_api" / PACKAGED.name
        named.parent.mkdir(exist_ok=True)
        write_office(office, named)


def _copy(source: Path, into: Path) -> None:
    links = [source] if source.is_symlink() else list(links_below(source))
    if links:
        raise CannotPackage(f"{', '.join(map(str, links))}: a link is never packed; put the file itself there")
    if source.is_dir():
        shutil.copytree(source, into, ignore=shutil.ignore_patterns(*_NOT_PACKAGED), dirs_exist_ok=True)
        return
    into.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, into)
