"""Says in one sentence what a machine lacks for the trial, before anything is made."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

GIGABYTES = 6
FOR_A_ROOT = ("unshare", "chroot", "mount")
REFUSED = "A fresh machine cannot be tried here: it needs {lacking}."


@dataclass(frozen=True, kw_only=True)
class Machine:
    """What the trial needs to know of a machine; `files_in` is none for a folder that does not exist."""

    system: str
    is_root: bool
    which: Callable[[str], str | None]
    gigabytes_free: Callable[[Path], float]
    files_in: Callable[[Path], tuple[str, ...] | None]


def this_machine() -> Machine:
    return Machine(
        system=sys.platform,
        is_root=os.geteuid() == 0,
        which=shutil.which,
        gigabytes_free=lambda folder: shutil.disk_usage(folder).free / 2**30,
        files_in=lambda folder: tuple(file.name for file in folder.iterdir()) if folder.is_dir() else None,
    )


def refusal(machine: Machine, *, scratch: Path, debian: bool = True, root: Path | None = None) -> str | None:
    """Return the sentence to end with, or nothing if the trial can begin; `root` is where the Debian is or will be."""
    if machine.system != "linux":
        return REFUSED.format(lacking=f"Linux (this is {machine.system})")
    lacking = [*_for_a_debian(machine, root)] if debian else []
    lacking += ["git"] * (machine.which("git") is None)
    free = machine.gigabytes_free(scratch)
    if free < GIGABYTES:
        lacking.append(f"{GIGABYTES} GB in {scratch} ({free:.1f} are free)")
    return REFUSED.format(lacking="; ".join(lacking)) if lacking else None


def is_to_be_made(machine: Machine, root: Path | None) -> bool:
    """Say whether the Debian root is still to be made."""
    return root is None or not machine.files_in(root)


def _for_a_debian(machine: Machine, root: Path | None) -> Iterator[str]:
    if not machine.is_root:
        yield "root, who alone may make and enter a Debian root"
    for program in FOR_A_ROOT:
        if machine.which(program) is None:
            yield f"the program {program}"
    if is_to_be_made(machine, root):
        if machine.which("debootstrap") is None:
            yield "debootstrap (`apt install debootstrap`), or a Debian root given with --root"
    elif "usr" not in ((root and machine.files_in(root)) or ()):
        yield f"a Debian root or an empty folder in {root}"
