"""Presses that were counted, in a SQLite file: digests that cannot be turned back, kept so that each counts once."""

import sqlite3
from datetime import datetime, timedelta

from feedback_api.store.documents import stamp

# Long enough for every press that may come twice, and for every visit that people say they will come to.
PRESS_IS_KNOWN = timedelta(days=400)


def is_new_press(connection: sqlite3.Connection, press: str, at: datetime) -> bool:
    """Remember the press; drop those so old that nobody will press them again."""
    connection.execute("DELETE FROM presses WHERE at <= ?", [stamp(at - PRESS_IS_KNOWN)])
    known = connection.execute("INSERT OR IGNORE INTO presses (digest, at) VALUES (?, ?)", [press, stamp(at)])
    return known.rowcount == 1
