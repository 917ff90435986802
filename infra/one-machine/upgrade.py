"""Brings an office to another version, and back if it does not answer: see `python3 upgrade.py --help`."""  # noqa: INP001 - a script to be run, no part of a package

import argparse
import shlex
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
DATABASE = "feedback.sqlite"


def main(arguments: list[str]) -> int:
    """Stop, back up, change the version, start, look; if it does not answer, go back without losing what was sent."""
    options = _options(arguments)
    before, after = (
        _git(options.project, "rev-parse", "--verify", f"{one}^{{commit}}") for one in ("HEAD", options.to)
    )
    if _git(options.project, "status", "--porcelain", "--untracked-files=no"):
        sys.stderr.write(f"{options.project} holds changes that no version knows; nothing was done\n")
        return 1
    _run(options.stop)  # what came between the backup and the stop would be lost by going back
    subprocess.run((sys.executable, str(HERE / "backup.py"), str(options.data), str(options.copy)), check=True)
    if _answers_at(after, options):
        sys.stdout.write(f"{options.to} answers. The way back: --to {before}\n")
        return 0
    _run(options.stop)
    kept = _put_back(options.copy, options.data)
    said = "answers again" if _answers_at(before, options) else "does not answer either"
    sys.stderr.write(f"{options.to} does not answer; {before} {said}; {kept}\n")
    return 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the office's data directory")
    parser.add_argument("--copy", type=Path, required=True, help="where the backup goes; an empty folder")
    parser.add_argument("--to", required=True, help="the version: a tag or a commit that git has fetched")
    parser.add_argument("--project", type=Path, default=PROJECT)
    parser.add_argument("--stop", default="systemctl stop sekali-datang")
    # The service may not write to its own program, so its packages are installed here.
    parser.add_argument("--install", default=f"{sys.executable} tasks.py --list")
    parser.add_argument("--start", default="systemctl start sekali-datang")
    parser.add_argument("--health", default="http://127.0.0.1:8000/sehat")
    parser.add_argument("--wait", type=float, default=60.0, help="seconds until it must answer")
    return parser.parse_args(arguments)


def _git(project: Path, *arguments: str) -> str:
    done = subprocess.run(("git", *arguments), cwd=project, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _run(command: str, *, folder: Path | None = None) -> bool:
    return subprocess.run(shlex.split(command), cwd=folder, check=False, stdout=sys.stderr).returncode == 0


def _answers_at(version: str, options: argparse.Namespace) -> bool:
    """Bring the project to a version, start it, and say whether it answers in time."""
    _git(options.project, "checkout", "--quiet", "--detach", version)
    if not _run(options.install, folder=options.project):
        return False
    _run(options.start)
    ends = time.monotonic() + options.wait
    while time.monotonic() < ends:
        if _is_healthy(options.health):
            return True
        time.sleep(0.5)
    return False


def _is_healthy(address: str) -> bool:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=5)
    try:
        connection.request("GET", parts.path)
        return connection.getresponse().status == 200  # noqa: PLR2004 - well
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _put_back(copy: Path, data: Path) -> str:
    """Put the database back only if the newer version changed its shape, and say where what it held is then."""
    if _shape(data / DATABASE) == _shape(copy / DATABASE):
        return "the database stayed as it is"
    aside = copy / f"{DATABASE}.newer"
    for leftover in ("", "-wal", "-shm"):
        if (data / f"{DATABASE}{leftover}").exists():
            shutil.move(data / f"{DATABASE}{leftover}", f"{aside}{leftover}")
    shutil.copyfile(copy / DATABASE, data / DATABASE)
    _give_to_owner_of(data, data / DATABASE)
    return f"the database is as before; what the newer version wrote is in {aside}"


def _shape(database: Path) -> int:
    """Return the number of the last change of the tables that this file has seen."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _give_to_owner_of(folder: Path, file: Path) -> None:
    """Let the service own what we, who may be somebody else, wrote."""
    file.chmod(0o600)
    owner = folder.stat()
    if file.stat().st_uid != owner.st_uid:
        shutil.chown(file, owner.st_uid, owner.st_gid)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
