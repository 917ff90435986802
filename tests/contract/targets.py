"""Every place a site can be published to, opened for the contract tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from publisher.target.directory import DirectoryTarget
from publisher.target.protocol import Target


@dataclass(frozen=True, kw_only=True)
class OpenTarget:
    """A target, and the folder in which a test sees what its readers see."""

    target: Target
    readers_see: Path


@contextmanager
def open_directory(scratch: Path) -> Iterator[OpenTarget]:
    root = scratch / "site"
    yield OpenTarget(target=DirectoryTarget(root=root), readers_see=root)


TARGETS = [open_directory]
