"""The database in which a press keeps what is shown of answers: a file of its own, or nothing but memory."""

import sqlite3
from pathlib import Path

# What readers see, and nothing else of a letter: what is withdrawn goes from here with its row.
_TABLES = """
CREATE TABLE IF NOT EXISTS answers (id TEXT PRIMARY KEY, view BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS places (
  kind TEXT, about TEXT, at INTEGER, id TEXT, PRIMARY KEY (kind, about, at, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS follow_ups (
  id TEXT PRIMARY KEY, first TEXT NOT NULL, view BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS follow_ups_of ON follow_ups (first);
CREATE TABLE IF NOT EXISTS pieces (name TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS since (id TEXT PRIMARY KEY, was_there INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS read (read_from TEXT NOT NULL, last_change INTEGER NOT NULL, last TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS searched_words (word TEXT PRIMARY KEY, older INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS searched_terms (
  term TEXT PRIMARY KEY, file INTEGER NOT NULL, numbers TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS searched_terms_of ON searched_terms (file);
CREATE TABLE IF NOT EXISTS searched_titles (
  title TEXT, part INTEGER, file INTEGER NOT NULL, named TEXT NOT NULL, PRIMARY KEY (title, part)
) STRICT;
CREATE INDEX IF NOT EXISTS searched_titles_of ON searched_titles (file);
"""
_ONLY_FOR_US = 0o600
_EVERYTHING = (
    "answers",
    "places",
    "follow_ups",
    "pieces",
    "since",
    "read",
    "searched_words",
    "searched_terms",
    "searched_titles",
)


def opened_answers(path: Path | None) -> sqlite3.Connection:
    """Open the file; one that is no database any more is made anew."""
    if path is None:
        return _opened(":memory:")
    path.touch(mode=_ONLY_FOR_US)
    try:
        return _opened(str(path))
    except sqlite3.DatabaseError:
        path.unlink()
        path.touch(mode=_ONLY_FOR_US)
        return _opened(str(path))


def _opened(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, check_same_thread=False, isolation_level=None)
    try:
        # What a power cut may take is not believed afterwards: `read_from` names the run of the machine.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA secure_delete = ON")
        connection.executescript(_TABLES)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def forget_everything(connection: sqlite3.Connection) -> None:
    for table in _EVERYTHING:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from above
