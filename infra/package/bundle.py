"""What each of the two functions consists of."""

import platform
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = "requirements.txt"
_BOTH = ("bleach", "boto3", "cryptography", "flask-limiter", "markdown", "nh3", "rcssmin")


class Architecture(StrEnum):
    """The processors Lambda offers, by AWS's names."""

    ARM = "arm64"
    INTEL = "x86_64"

    @property
    def in_wheel_names(self) -> str:
        return "aarch64" if self is Architecture.ARM else "x86_64"

    @classmethod
    def of_this_machine(cls) -> "Architecture":
        return cls.ARM if platform.machine() in {"arm64", "aarch64"} else cls.INTEL


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """A function: the packages it imports, and which of our own files go along. Folders are taken whole.

    `has_templates` says whether it answers with pages of its own, which are then compiled beforehand.
    """

    name: str
    packages: tuple[str, ...]
    sources: tuple[str, ...]
    has_templates: bool = False


WEB = Bundle(
    name="web",
    packages=(*_BOTH, "apig-wsgi", "argon2-cffi", "flask", "flask-wtf", "pyotp", "segno"),
    sources=("feedback_api", "theme/templates/macros", "theme/static/css"),
    has_templates=True,
)
PRESS = Bundle(
    name="press",
    packages=(
        *_BOTH,
        "brotli",
        "holidays",
        "icalendar",
        "pelican",
        "pillow",
        "pydantic",
        "python-dateutil",
        "pyyaml",
        "segno",
    ),
    sources=("feedback_api", "plugins", "publisher", "theme", "content", "pelicanconf.py", "publishconf.py"),
)
BUNDLES = (WEB, PRESS)


@dataclass(frozen=True, kw_only=True)
class Platform:
    """The Python and the processor a bundle is made for."""

    python: str
    architecture: Architecture

    @property
    def runtime(self) -> str:
        """Return Lambda's name of the Python."""
        return f"python{self.python}"

    def platforms(self) -> tuple[str, ...]:
        """Return the wheels that run there, newest C library first: 2.34 since Python 3.12's runtime, 2.26 before."""
        newest = 34 if tuple(int(part) for part in self.python.split(".")) >= (3, 12) else 26
        machine = self.architecture.in_wheel_names
        numbered = tuple(f"manylinux_2_{minor}_{machine}" for minor in range(newest, 4, -1))
        return (*numbered, f"manylinux2014_{machine}", f"manylinux2010_{machine}", f"manylinux1_{machine}")


def python_of_this_machine() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"
