"""An Isso with as many comments as an office has letters: pinned, filled, and set so that its guard never refuses."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from bench.function.served import Program
from bench.measuring.requests import Request, get, post_json
from bench.peers import PeerMissing

HERE = Path(__file__).resolve().parent
THREADS = 500
PASSWORD = "rahasia-bench"  # noqa: S105 - of nobody
# Moderated, as every letter is; the guard asks what it always asks, and lets everybody pass.
SETTINGS = f"""
[general]
dbpath = {{database}}
host = http://127.0.0.1/
notify =
[admin]
enabled = true
password = {PASSWORD}
[moderation]
enabled = true
[server]
trusted-proxies = 127.0.0.1
[guard]
enabled = true
ratelimit = 1000000000
direct-reply = 1000000000
reply-to-self = true
"""
_COMMENT = """
INSERT INTO comments (tid, created, mode, remote_addr, text, voters) VALUES (?, ?, ?, ?, ?, zeroblob(256))
"""


def installed(tools: Path) -> Path:
    """Return where its packages lie, freshly installed if need be, or raise `PeerMissing`."""
    packages = tools / "isso"
    if not (packages / "isso" / "run.py").exists():
        wanted = ("--require-hashes", "--no-deps", "-r", str(HERE / "isso.txt"))
        pip = (sys.executable, "-m", "pip", "install", "--quiet", "--target", str(packages))
        subprocess.run((*pip, *wanted), check=False, stdout=sys.stderr)
    if not (packages / "isso" / "run.py").exists():
        raise PeerMissing("pip could not install what bench/others/isso.txt names")
    return packages


def program(packages: Path, folder: Path, root: Path) -> Program:
    """Write its settings and return how it is served."""
    settings = folder / "isso.cfg"
    settings.write_text(SETTINGS.format(database=folder / "comments.db"), "utf-8")
    paths = f"{packages}:{root}"
    return Program(
        name="isso",
        application="isso.run:application",
        worker="gthread",
        environ={"ISSO_SETTINGS": str(settings), "PYTHONPATH": paths},
    )


def fill(folder: Path, texts: Iterable[tuple[str, float, bool]]) -> None:
    """Keep comments with these texts, their times and whether they wait, once Isso has made its tables."""
    with closing(sqlite3.connect(folder / "comments.db")) as connection, connection:
        threads = [(number, f"/panduan/{number}/", f"Panduan {number}") for number in range(1, THREADS + 1)]
        connection.executemany("INSERT OR IGNORE INTO threads (id, uri, title) VALUES (?, ?, ?)", threads)
        (there,) = connection.execute("SELECT count(*) FROM comments").fetchone()
        rows = (
            (number % THREADS + 1, at, 2 if waits else 1, f"10.{number // 250 % 250}.{number % 250}.0", text)
            for number, (text, at, waits) in enumerate(texts)
            if number >= there
        )
        connection.executemany(_COMMENT, rows)


def comment(text: str, number: int, sender: str) -> Request:
    """Return one more comment, which waits for a moderator."""
    body = json.dumps({"text": text, "author": None, "email": None, "website": None, "parent": None}).encode()
    address = f"/new?uri=%2Fpanduan%2F{number % THREADS + 1}%2F"
    return post_json(address, body, headers={"X-Forwarded-For": sender}, taken=202)


def queue(cookie: str) -> Request:
    """Return the page on which a moderator sees what waits."""
    return get("/admin/?mode=2", cookie=cookie)


def finished(cookie: str) -> Request:
    return get("/admin/?mode=1", cookie=cookie)
