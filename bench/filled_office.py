"""Fills an office with thousands of answers at once: rows as the store writes them, without the acts that led there."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.letters import Letters, published
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store import open_store
from feedback_api.store.documents import submission_fields
from feedback_api.store.numbers import note_looked_through
from publisher.data_directory import DataDirectory
from publisher.project import PROJECT
from publisher.site_of_office import OfficeSite

ORIGIN = "https://kantor.example"
A_DAY = 10
_ROW = """
INSERT INTO submissions VALUES
  (:id, :version, :acts, :village, :queue_key, :change, :is_published, :erase_after, :document)
"""


def filled(root: Path, answers: int, letters: Letters) -> OfficeSite:
    """Return an office with so many answers; one that was filled before is used again."""
    data = DataDirectory(root=root)
    if not data.has_settings():
        data.make_settings(demonstration=False)
    office = OfficeSite(data=data, settings=data.settings(origin=ORIGIN))
    with open_store(office.settings.store):
        pass  # its tables are there now
    with closing(sqlite3.connect(data.database)) as connection, connection:
        (there,) = connection.execute("SELECT count(*) FROM submissions").fetchone()
        rows = (submission_fields(letter) for letter in _letters(letters, there, answers))
        connection.executemany(_ROW, rows)
        numbers = {"last": max(there, answers)}
        connection.execute("UPDATE site SET last_change = max(last_change, :last)", numbers)
        connection.execute("UPDATE site SET last_ordinal = last_change, wanted = wanted + 1")
        connection.execute("DELETE FROM to_be_found")  # the desk's own search is not measured here
    with open_store(office.settings.store) as store:
        note_looked_through(store.numbers, max(there, answers))
    return office


def printed(root: Path, answers: int, letters: Letters) -> OfficeSite:
    """Return a filled office whose site stands; a press makes it if it is missing."""
    office = filled(root, answers, letters)
    if not (office.data.site / "index.html").exists():
        command = (sys.executable, "-m", "publisher", "once", "--data", str(office.data.root), "--origin", ORIGIN)
        subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    return office


def count(office: OfficeSite) -> int:
    with closing(sqlite3.connect(office.data.database)) as connection:
        (there,) = connection.execute("SELECT count(*) FROM submissions").fetchone()
    return int(there)


def _letters(letters: Letters, there: int, answers: int) -> Iterator[Submission]:
    """Yield those that are missing, long ago answered: what had to be erased of them is."""
    start = datetime.now(UTC) - timedelta(days=answers / A_DAY + 1)
    for number in range(there, answers):
        at = start + timedelta(days=number / A_DAY)
        letter = letters.letter(number, at=at)
        shown = published(letter, letter)
        yield replace(shown, ordinal=number + 1, change=number + 1, erased_at=at, version=2, acts=2)
