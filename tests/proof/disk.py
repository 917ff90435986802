"""A disk whose power can be cut: afterwards only what a program had flushed is sure to be there.

It is an ext4 file system in a file. A cut stops it at one instant with the call by which file systems are tested
(`EXT4_IOC_SHUTDOWN`, nothing flushed): data that was only in memory and entries of the journal that were not committed
are gone, and mounting it again replays the journal as after a real cut. Two settings make it harsher than a usual disk:
a file that replaces another without being flushed is empty afterwards, and nothing is committed by the clock.

Not simulated are a drive that says flushed and lies, a sector half written, and other file systems, which may lose
other things that nobody flushed.
"""

import fcntl
import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.serving import wait_for

SIZE = 512 << 20
_SHUTDOWN = 0x8004587D  # _IOR('X', 125, __u32)
_FLUSH_NOTHING = 2
_HARSH = "loop,noauto_da_alloc,commit=300"


class NoDisk(Exception):
    """No disk of our own can be made here: that needs root, mkfs.ext4 and loop devices."""


@dataclass(frozen=True, kw_only=True)
class Disk:
    """What is mounted at `place`."""

    image: Path
    place: Path

    def lose_power(self) -> None:
        """Stop it as a power cut does; whoever still runs can neither read nor write there."""
        folder = os.open(self.place, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, _SHUTDOWN, struct.pack("I", _FLUSH_NOTHING))
        finally:
            os.close(folder)

    def come_back(self) -> None:
        """Mount it again, once those who had something open there are gone."""
        self.leave()
        _run("mount", "-o", _HARSH, str(self.image), str(self.place))

    def leave(self) -> None:
        """Unmount it; the system takes a moment to close what dead processes had open."""
        wait_for(self._is_unmounted, seconds=20)

    def _is_unmounted(self) -> bool:
        done = subprocess.run(("umount", str(self.place)), check=False, stdin=subprocess.DEVNULL, capture_output=True)
        return done.returncode == 0


@contextmanager
def cuttable_disk(folder: Path) -> Iterator[Disk]:
    """Yield a new disk below a folder, or raise `NoDisk`."""
    disk = Disk(image=folder / "disk.ext4", place=folder / "disk")
    disk.place.mkdir()
    with disk.image.open("wb") as file:
        file.truncate(SIZE)
    try:
        _run("mkfs.ext4", "-q", str(disk.image))
        _run("mount", "-o", _HARSH, str(disk.image), str(disk.place))
    except (OSError, subprocess.CalledProcessError) as refused:
        raise NoDisk from refused
    try:
        yield disk
    finally:
        disk.leave()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
