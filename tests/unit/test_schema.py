"""Tables change only by adding, so that the version before still works on them."""

import re
import sqlite3
from contextlib import closing

import pytest

from feedback_api.domain.submissions.submission import Kind, Status
from feedback_api.store import open_store
from feedback_api.store.sqlite.schema import SCRIPTS, complete_statements
from feedback_api.store.sqlite.submissions import BEYOND
from tests.builders import a_submission, kept

# What landed before anybody promised it.
BEFORE = 3
ADDS = re.compile(
    r"CREATE TABLE \w+|CREATE INDEX \w+|UPDATE site SET \w|ALTER TABLE \w+ ADD COLUMN \w+ (TEXT|INTEGER|BLOB)"
    r"|CREATE TRIGGER \w+ AFTER (INSERT|UPDATE OF document) ON submissions|INSERT INTO to_be_found SELECT"
)
# What a trigger writes to: tables the version before knows nothing of.
BESIDE = {"to_be_found", "find_terms", "findable"}


def statements():
    scripts = sorted(SCRIPTS.glob("[0-9]*.sql"))[BEFORE:]
    bare = (re.sub(r"--.*", "", script.read_text("utf-8")) for script in scripts)
    return [" ".join(one.split()) for script in bare for one in complete_statements(script) if one.strip()]


@pytest.mark.parametrize("statement", statements())
def test_a_change_of_the_tables_only_adds(statement):
    written = re.findall(r"(?:INSERT OR IGNORE INTO|DELETE FROM|UPDATE) (\w+)", statement.partition("BEGIN")[2])

    assert ADDS.match(statement)
    assert set(written) <= BESIDE
    assert "NOT NULL" not in statement or "DEFAULT" in statement or statement.startswith("CREATE TABLE")


def test_a_file_that_a_later_version_added_to_is_opened_and_written(tmp_path):
    path = tmp_path / "feedback.sqlite"
    with open_store(f"sqlite:{path}") as store:
        kept(store.submissions, a_submission("before2345"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE submissions ADD COLUMN private INTEGER")
        connection.execute("ALTER TABLE events ADD COLUMN seen_by TEXT")
        connection.execute("ALTER TABLE site ADD COLUMN offices INTEGER NOT NULL DEFAULT 1")
        connection.execute("CREATE TABLE letters (id TEXT PRIMARY KEY) STRICT")
        connection.execute("PRAGMA user_version = 99")

    with open_store(f"sqlite:{path}") as store:
        kept(store.submissions, a_submission("after23456"))
        store.builds.want()
        waiting = [one.id for one in store.submissions.waiting(limit=5).items]

    assert sorted(waiting) == ["after23456", "before2345"]


@pytest.mark.parametrize(("field", "words"), [("kind", Kind), ("status", Status)], ids=["kinds", "statuses"])
def test_the_index_of_what_cannot_be_read_knows_every_word_that_is_declared(tmp_path, field, words):
    path = tmp_path / "feedback.sqlite"
    with open_store(f"sqlite:{path}"), closing(sqlite3.connect(path)) as connection:
        (index,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [BEYOND]).fetchone()

    listed = re.search(rf"'\$\.{field}'\) NOT IN \(([^)]*)\)", index)

    assert listed
    assert set(re.findall(r"'(\w+)'", listed[1])) == set(words)
