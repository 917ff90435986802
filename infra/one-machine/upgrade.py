"""Brings an office to another version, and back if it does not answer: `python infra/one-machine/upgrade.py --help`."""  # noqa: INP001 - a script to be run, no part of a package

import argparse
import shlex
import shutil
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
DATABASE = "feedback.sqlite"


def main(arguments: list[str]) -> int:
    """Back up, change the version, start anew, look; if it does not answer, put version and database back."""
    options = _options(arguments)
    before = _git(options.project, "rev-parse", "HEAD")
    subprocess.run((sys.executable, str(HERE / "backup.py"), str(options.data), str(options.copy)), check=True)
    _git(options.project, "checkout", "--quiet", "--detach", options.to)
    if _answers_after_restart(options):
        sys.stdout.write(f"{options.to} answers. The way back: --to {before}\n")
        return 0
    subprocess.run(shlex.split(options.stop), check=False)
    _git(options.project, "checkout", "--quiet", "--detach", before)
    _put_back(options.copy, options.data)
    is_back = _answers_after_restart(options)
    sys.stderr.write(
        f"{options.to} does not answer; {before} {'answers again' if is_back else 'does not answer either'}\n"
    )
    return 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the office's data directory")
    parser.add_argument("--copy", type=Path, required=True, help="where the backup goes; an empty folder")
    parser.add_argument("--to", required=True, help="the version: a tag or a commit that git has fetched")
    parser.add_argument("--project", type=Path, default=PROJECT)
    parser.add_argument("--stop", default="systemctl stop sekali-datang")
    parser.add_argument("--start", default="systemctl restart sekali-datang")
    parser.add_argument("--health", default="http://127.0.0.1:8000/sehat")
    parser.add_argument("--wait", type=float, default=300.0, help="seconds; a new version may first install packages")
    return parser.parse_args(arguments)


def _git(project: Path, *arguments: str) -> str:
    done = subprocess.run(("git", *arguments), cwd=project, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _answers_after_restart(options: argparse.Namespace) -> bool:
    subprocess.run(shlex.split(options.start), check=False)
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


def _put_back(copy: Path, data: Path) -> None:
    """Put the database back as it was before: a newer version may have changed its shape."""
    for leftover in (f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (data / leftover).unlink(missing_ok=True)
    shutil.copy2(copy / DATABASE, data / DATABASE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
