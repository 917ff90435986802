"""Puts locked packages into a folder, as wheels for another machine."""

import shutil
import subprocess
import sys
from pathlib import Path

from infra.package.bundle import Platform, python_of_this_machine


class CannotPackage(Exception):
    """What is needed to make the bundle is missing; the text says what."""


def interpreter(target: Platform) -> str:
    """Return the Python that the bundle is made for: only it writes the compiled files that it reads."""
    if target.python == python_of_this_machine():
        return sys.executable
    found = shutil.which(f"python{target.python}")
    if found is None:
        raise CannotPackage(f"python{target.python} is not installed; its compiled files cannot be made without it")
    return found


def install(lock: Path, target: Platform, into: Path) -> None:
    """Install what the lock names, checked by its hashes; nothing is built, nothing else is fetched."""
    platforms = [f"--platform={name}" for name in target.platforms()]
    wheels = ["--only-binary", ":all:", "--implementation", "cp", "--python-version", target.python, *platforms]
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-compile", "--no-deps"]
    # `--python-version` picks the wheels; whether a line of the lock applies is asked of the Python that runs pip.
    command = [interpreter(target), "-m", "pip", "install", *quiet, *wheels, "--require-hashes", "-r", str(lock)]
    done = subprocess.run([*command, "--target", str(into)], check=False, capture_output=True, text=True)
    if done.returncode:
        raise CannotPackage(
            f"pip could not install {lock.name} for {target.runtime} on {target.architecture}:\n{done.stderr}"
        )
