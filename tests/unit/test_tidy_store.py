"""Nothing that was erased stands in a corner of the SQLite file that no row uses any more."""

import sqlite3
from contextlib import closing

import pytest

from feedback_api.domain.errors import StoreUnavailable
from feedback_api.store import open_store
from feedback_api.store.sqlite.pool import ConnectionPool
from tests.builders import a_submission, kept
from tests.traces import traces_of

WORD = "zamrudtulisan"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "feedback.sqlite"


def leave_traces(path):
    """Erase without overwriting: what SQLite does to rows that it moved from page to page before they were erased."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("UPDATE submissions SET document = replace(document, ?, '')", [WORD])


def test_copies_that_overwriting_did_not_reach_are_gone_and_what_is_kept_stays(path):
    with open_store(f"sqlite:{path}") as store:
        kept(store.submissions, a_submission(text=f"Tanya {WORD} " * 40))
        leave_traces(path)
        before = traces_of([WORD], path.parent)

        store.tidy()

        assert before
        assert traces_of([WORD], path.parent) == set()
        assert store.submissions.get("abcdefgh23").text.startswith("Tanya")


def test_a_file_that_somebody_writes_to_just_now_cannot_be_tidied(path):
    with open_store(f"sqlite:{path}") as store:
        kept(store.submissions, a_submission())
    impatient = ConnectionPool(str(path), waits=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreUnavailable):
            impatient.rewrite()
    impatient.close()
