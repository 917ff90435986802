"""Keeps by what a letter is found in rows of a SQLite file: one for the letter, and one for each of its terms."""

import json
import sqlite3

from feedback_api.domain.search.findable import FindableLetter, findable
from feedback_api.domain.submissions.submission import Submission

_COLUMNS = ("id", "shelf", "turn", "came", "due", "village", "assignee", "holder", "held_until", "terms")
_PUT = f"""
INSERT INTO findable ({", ".join(_COLUMNS)}) VALUES ({", ".join(f":{name}" for name in _COLUMNS)})
ON CONFLICT (id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)} RETURNING number
"""  # noqa: S608 our own columns


def put(connection: sqlite3.Connection, submission: Submission) -> None:
    """Let a letter be found by what it is now."""
    new = findable(submission)
    if new is None:
        take_away(connection, submission.id)
        return
    before = _terms_of(connection, submission.id)
    (number,) = connection.execute(_PUT, _row(new)).fetchone()
    connection.executemany(
        "DELETE FROM find_terms WHERE term = ? AND number = ?", [(term, number) for term in before - new.terms]
    )
    connection.executemany(
        "INSERT OR IGNORE INTO find_terms VALUES (?, ?)", [(term, number) for term in sorted(new.terms - before)]
    )
    connection.execute("DELETE FROM to_be_found WHERE id = ?", [submission.id])


def take_away(connection: sqlite3.Connection, submission_id: str) -> None:
    """Let nothing find it any more."""
    terms = _terms_of(connection, submission_id)
    connection.executemany(
        "DELETE FROM find_terms WHERE term = ? AND number = (SELECT number FROM findable WHERE id = ?)",
        [(term, submission_id) for term in terms],
    )
    connection.execute("DELETE FROM findable WHERE id = ?", [submission_id])
    connection.execute("DELETE FROM to_be_found WHERE id = ?", [submission_id])


def _terms_of(connection: sqlite3.Connection, submission_id: str) -> frozenset[str]:
    found = connection.execute("SELECT terms FROM findable WHERE id = ?", [submission_id]).fetchone()
    return frozenset(json.loads(found[0])) if found else frozenset()


def _row(one: FindableLetter) -> dict[str, str | None]:
    terms = json.dumps(sorted(one.terms), ensure_ascii=False, separators=(",", ":"))
    return {**{name: getattr(one, name) for name in _COLUMNS}, "terms": terms}
