"""Brings an office to another version, and back if it does not answer: see `python3 upgrade.py --help`."""  # noqa: INP001 - a script to be run, no part of a package

import argparse
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import FrameType
from urllib.parse import SplitResult, urlsplit

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
DATABASE = "feedback.sqlite"
# From this version on documents carry their format, and tables change only by adding.
FIRST_TOLERANT = "1.0.0"
# The database itself, and what SQLite keeps beside it.
FILES = ("", "-wal", "-shm")


class UpgradeFailed(Exception):
    """Why a version could not be brought up, in a sentence."""


def main(arguments: list[str]) -> int:
    """Stop, back up, change the version, start, look; whatever fails, go back without losing what was sent."""
    options = _options(arguments)
    try:
        before, after = (_commit(options.project, one) for one in ("HEAD", options.to))
        _ask_about_the_way_back(before, after, options)
        _look_first(options)
    except (UpgradeFailed, OSError) as trouble:
        sys.stderr.write(f"{trouble}; nothing was done\n")
        return 1
    _on_signals(signal.default_int_handler)
    try:
        _bring(after, options)
    except (Exception, KeyboardInterrupt) as trouble:  # noqa: BLE001 - whatever it was, the office must run again
        _on_signals(lambda *_: None)
        sys.stderr.write(f"{options.to}: {_said(trouble)}; {_bring_back(before, options)}\n")
        return 1
    sys.stdout.write(f"{options.to} answers. The way back: --to {before}\n")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the office's data directory")
    parser.add_argument("--copy", type=Path, required=True, help="where the backup goes; an empty folder")
    parser.add_argument("--to", required=True, help="the version: a tag or a commit that git has fetched")
    parser.add_argument("--without-way-back", action="store_true", help="go to 1.0.0 without being asked")
    parser.add_argument("--project", type=Path, default=PROJECT)
    parser.add_argument("--stop", default="systemctl stop sekali-datang")
    # The service may not write to its own program, so its packages are installed here.
    parser.add_argument("--install", default=f"{sys.executable} tasks.py --list")
    parser.add_argument("--start", default="systemctl start sekali-datang")
    parser.add_argument("--health", type=urlsplit, default="http://127.0.0.1:8000/sehat")
    parser.add_argument("--wait", type=float, default=60.0, help="seconds until it must answer")
    return parser.parse_args(arguments)


def _on_signals(do: Callable[[int, FrameType | None], None]) -> None:
    """Choose what an impatient hand or a lost line does; what we start is not changed by it."""
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, do)


def _git(project: Path, *arguments: str) -> str:
    done = subprocess.run(("git", *arguments), cwd=project, check=False, capture_output=True, text=True)
    if done.returncode:
        raise UpgradeFailed(" ".join(f"git {arguments[0]}: {done.stderr}".split()))
    return done.stdout.strip()


def _commit(project: Path, version: str) -> str:
    return _git(project, "rev-parse", "--verify", f"{version}^{{commit}}")


def _ask_about_the_way_back(before: str, after: str, options: argparse.Namespace) -> None:
    """Raise unless whoever goes to the first tolerant version wants that, and before anybody goes back from it."""
    is_tolerant, becomes_tolerant = (_is_tolerant(options.project, version) for version in (before, after))
    if is_tolerant and not becomes_tolerant:
        raise UpgradeFailed(
            f"{options.to} cannot read what {FIRST_TOLERANT} wrote; the only way back is the backup made then"
        )
    if is_tolerant or not becomes_tolerant or options.without_way_back:
        return
    warning = f"From {FIRST_TOLERANT} on there is no way back to the version before but the backup in {options.copy}"
    if not sys.stdin.isatty():
        raise UpgradeFailed(f"{warning}: say --without-way-back")
    sys.stderr.write(f"{warning}. Go on? Type yes: ")
    sys.stderr.flush()
    if sys.stdin.readline().strip() != "yes":
        raise UpgradeFailed("you did not say yes")


def _is_tolerant(project: Path, version: str) -> bool:
    """Say whether a version keeps what a later one writes."""
    try:
        said = _git(project, "show", f"{version}:pyproject.toml")
    except UpgradeFailed:
        return False
    found = re.search(r'^version = "(\d+)', said, re.MULTILINE)
    return found is not None and int(found[1]) >= 1


def _look_first(options: argparse.Namespace) -> None:
    """Raise what would stand in the way, as long as the office still runs."""
    if _git(options.project, "status", "--porcelain", "--untracked-files=no"):
        raise UpgradeFailed(f"{options.project} holds changes that no version knows")
    options.copy.mkdir(parents=True, exist_ok=True, mode=0o700)
    if any(options.copy.iterdir()):  # an older database in it could be taken for the one from before
        raise UpgradeFailed(f"{options.copy} is not empty")
    with tempfile.TemporaryFile(dir=options.copy):
        pass  # it can be written


def _bring(version: str, options: argparse.Namespace) -> None:
    """Bring a running office to a version, or raise why that is not so."""
    # What came between the backup and the stop would be lost by going back.
    _do(options.stop)
    back_up = (sys.executable, str(HERE / "backup.py"), str(options.data), str(options.copy))
    done = subprocess.run(back_up, check=False, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise UpgradeFailed(f"no backup: {_last_line(done.stderr)}")
    _git(options.project, "checkout", "--quiet", "--detach", version)
    _do(options.install, folder=options.project)
    _do(options.start)
    if not _answers(options):
        raise UpgradeFailed("does not answer")


def _bring_back(version: str, options: argparse.Namespace) -> str:
    """Start the version from before, whatever else fails; return what became of everything, as part of a sentence."""
    failed = [
        *_tried(lambda: _do(options.stop)),
        # By force: what was written halfway would stay otherwise, and nobody had changed anything.
        *_tried(lambda: _git(options.project, "checkout", "--quiet", "--detach", "--force", version)),
        *_tried(lambda: _do(options.install, folder=options.project)),
    ]
    kept: list[str] = []
    failed += _tried(lambda: kept.append(_put_back(options.copy, options.data)))
    failed += _tried(lambda: _do(options.start))
    said = "answers again" if _answers(options) else "does not answer either"
    return "; ".join((f"{version} {said}", *kept, *failed))


def _tried(step: Callable[[], object]) -> list[str]:
    """Do it; return what went wrong, if anything did."""
    try:
        step()
    except Exception as trouble:  # noqa: BLE001 - the steps after it matter more
        return [_said(trouble)]
    return []


def _said(trouble: BaseException) -> str:
    return "was interrupted" if isinstance(trouble, KeyboardInterrupt) else " ".join(str(trouble).split())


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["without a word"])[-1]


def _do(command: str, *, folder: Path | None = None) -> None:
    if subprocess.run(shlex.split(command), cwd=folder, check=False, stdout=sys.stderr).returncode:
        raise UpgradeFailed(f"this failed: {command}")


def _answers(options: argparse.Namespace) -> bool:
    """Say whether the office answers in time."""
    ends = time.monotonic() + options.wait
    while time.monotonic() < ends:
        if _is_healthy(options.health):
            return True
        time.sleep(0.5)
    return False


def _is_healthy(address: SplitResult) -> bool:
    try:
        with closing(HTTPConnection(address.netloc, timeout=5)) as connection:
            connection.request("GET", address.path)
            return connection.getresponse().status == 200  # noqa: PLR2004 - well
    except (OSError, HTTPException):
        return False


def _put_back(copy: Path, data: Path) -> str:
    """Put the database back only if it cannot be opened any more, and say where what it held is then.

    What can be opened holds what was sent meanwhile, and is never replaced by an older copy. Until both files are whole
    in their places nothing is taken away.
    """
    if not (copy / DATABASE).exists() or _can_be_opened(data / DATABASE):
        return "the database stayed as it is"
    aside, half = copy / f"{DATABASE}.newer", data / f"{DATABASE}.part"
    try:
        shutil.copyfile(copy / DATABASE, half)
        _give_to_owner_of(data, half)
        for ending in FILES:
            if (data / f"{DATABASE}{ending}").exists():
                shutil.copy2(data / f"{DATABASE}{ending}", f"{aside}{ending}")
        for ending in FILES[1:]:
            (data / f"{DATABASE}{ending}").unlink(missing_ok=True)
        half.replace(data / DATABASE)
    finally:
        half.unlink(missing_ok=True)
    return f"the database is as before; what could not be opened is in {aside}"


def _can_be_opened(database: Path) -> bool:
    """Say whether letters can be read from this file; one that is only busy, or not ours to read, is left alone."""
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            connection.execute("SELECT count(*) FROM submissions").fetchone()
    except sqlite3.OperationalError:
        return database.exists()
    except sqlite3.DatabaseError:
        return False
    return True


def _give_to_owner_of(folder: Path, file: Path) -> None:
    """Let the service own what we, who may be somebody else, wrote."""
    file.chmod(0o600)
    owner = folder.stat()
    if file.stat().st_uid != owner.st_uid:
        shutil.chown(file, owner.st_uid, owner.st_gid)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
