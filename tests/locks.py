"""Says what a lock leaves out, read from the metadata of the packages that it installed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from itertools import product
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# What a marker may ask; a lock is made for Linux and macOS, whether or not both were tried.
MACHINES = (("linux", "Linux", "x86_64"), ("linux", "Linux", "aarch64"), ("darwin", "Darwin", "arm64"))
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]+))?", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Lock:
    """A lock, the requirements it was made from, and the folder that its packages were installed into."""

    file: Path
    asked: Path
    packages: Path

    def pins(self, machine: Mapping[str, str]) -> dict[str, str]:
        """Return the version of each package that the lock installs on such a machine, by its normalised name."""
        found = PINNED.finditer(self.file.read_text("utf-8"))
        lines = (Requirement(f"{one['name']}=={one['version']}{_marker(one['marker'])}") for one in found)
        return {
            canonicalize_name(one.name): next(iter(one.specifier)).version for one in lines if _applies(one, machine)
        }

    def problems(self) -> tuple[str, ...]:
        """Return a sentence for each requirement that the lock does not meet, extras included, on any machine."""
        return tuple(sorted({problem for machine in machines() for problem in self._problems_on(machine)}))

    def _problems_on(self, machine: Mapping[str, str]) -> Iterator[str]:
        pins, installed, seen = self.pins(machine), self._installed(), set[tuple[str, str]]()
        waiting = [("requirements", one) for one in requirements_in(self.asked)]
        while waiting:
            asker, wanted = waiting.pop()
            name = canonicalize_name(wanted.name)
            if not _applies(wanted, machine):
                continue
            if name not in pins or not wanted.specifier.contains(pins[name], prereleases=True):
                yield f"{self.file.name}: {asker} asks for {wanted}, the lock has {pins.get(name, 'nothing')}"
                continue
            for extra in ("", *wanted.extras):
                if (name, extra) not in seen and name in installed:
                    seen.add((name, extra))
                    waiting += [(name, one) for one in _asked_by(installed[name], extra, machine)]

    def _installed(self) -> dict[str, Distribution]:
        return {canonicalize_name(one.name): one for one in distributions(path=[str(self.packages)])}


def machines() -> Iterator[dict[str, str]]:
    """Yield what each kind of machine that a lock is made for answers to a marker."""
    for python, (platform, system, processor) in product(PYTHONS, MACHINES):
        yield {
            "python_version": python,
            "python_full_version": f"{python}.2",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "os_name": "posix",
            "sys_platform": platform,
            "platform_system": system,
            "platform_machine": processor,
            "extra": "",
        }


def requirements_in(file: Path) -> Iterator[Requirement]:
    """Yield the requirements of an .in file and of those it names with -r."""
    for line in file.read_text("utf-8").splitlines():
        text = line.split(" #")[0].strip()
        if text.startswith("-r "):
            yield from requirements_in(file.parent / text.removeprefix("-r ").strip())
        elif text and not text.startswith("#"):
            yield Requirement(text)


def _asked_by(package: Distribution, extra: str, machine: Mapping[str, str]) -> Iterator[Requirement]:
    """Yield what a package needs, or needs on top for one of its extras."""
    for wanted in map(Requirement, package.requires or ()):
        without = _applies(wanted, machine)
        if (_applies(wanted, {**machine, "extra": extra}) and not without) if extra else without:
            wanted.marker = None  # it was just asked, with the extra
            yield wanted


def _applies(wanted: Requirement, machine: Mapping[str, str]) -> bool:
    return wanted.marker is None or wanted.marker.evaluate(dict(machine))


def _marker(text: str | None) -> str:
    return f"; {text.strip()}" if text else ""
