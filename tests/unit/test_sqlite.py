"""What only the SQLite store promises: private, durable, safe in forked workers, quick at any size."""

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_api.domain.audit import Act
from feedback_api.domain.details import Detail, Find
from feedback_api.domain.errors import StoreUnavailable
from feedback_api.domain.submissions.answer import GuideVerdict
from feedback_api.domain.submissions.submission import Claim, Kind, Status, Suspicion
from feedback_api.store import UnknownStore, open_store
from feedback_api.store.documents import submission_of, written
from feedback_api.store.sqlite.pool import MOST_IDLE, ConnectionPool
from feedback_api.store.sqlite.store import SqliteStore
from feedback_api.store.sqlite.submissions import SqliteSubmissions
from tests.builders import MONDAY_NOON, a_report, a_submission, an_answer, an_event, kept, published
from tests.contract.racing import in_processes, in_threads


@pytest.fixture
def path(tmp_path):
    return tmp_path / "feedback.sqlite"


@pytest.fixture
def store(path):
    with open_store(f"sqlite:{path}") as store:
        yield store


def test_only_its_owner_can_read_the_file_and_its_companions(store, path):
    kept(store.submissions, a_submission())

    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}

    assert set(modes.values()) == {0o600}
    assert len(modes) == 3


def test_a_write_waits_for_the_disk_and_readers_never_wait_for_writers(path):
    with open_store(f"sqlite:{path}"), closing(ConnectionPool(str(path))) as pool, pool.reading() as connection:
        settings = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        ]

    assert settings == ["wal", 2, 1, 1]


def erased_while_read(path, words):
    """Erase these words while somebody reads what was before, and say whether no trace was left."""
    with (
        closing(ConnectionPool(str(path), waits=0.01)) as pool,
        closing(sqlite3.connect(path, isolation_level=None)) as reader,
    ):
        letters = SqliteSubmissions(pool)
        letter = published(letters, a_submission(text=words))
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM submissions").fetchone()
        letters.erase(replace(letter, text="", public_text="", erased_at=MONDAY_NOON), an_event(letter, Act.ERASED))
        return pool.empty_log()


def is_in_log(path, words):
    """Look into the log only: closing the file itself would end the locks that this process has on it."""
    return words.encode() in Path(f"{path}-wal").read_bytes()


def test_what_was_erased_while_somebody_read_it_goes_when_it_is_asked_for_again(store, path):
    assert erased_while_read(path, "Kata rahasia.") is False
    assert is_in_log(path, "Kata rahasia.")

    assert store.tidy() is True
    assert not is_in_log(path, "Kata rahasia.")


def test_a_reopened_file_still_holds_everything(path):
    with open_store(f"sqlite:{path}") as store:
        added = kept(store.submissions, a_submission(), b"sealed")

    with open_store(f"sqlite:{path}") as store:
        assert store.submissions.get(added.id) == added
        assert store.submissions.contact(added.id) == b"sealed"


def test_processes_that_open_a_new_file_at_once_all_come_in(path):
    assert in_processes(6, comes_in, f"sqlite:{path}") == [True] * 6


def comes_in(url: str) -> bool:
    """Open the store in a process of its own and say whether it answers."""
    with open_store(url) as store:
        return store.is_reachable()


def test_opening_again_changes_nothing(path):
    with open_store(f"sqlite:{path}") as store:
        store.builds.want()
    with open_store(f"sqlite:{path}") as store:
        assert store.builds.read().wanted == 2


@pytest.mark.parametrize("url", ["sqlite:", "postgres:x", "nothing", ""])
def test_an_unknown_kind_of_store_is_refused(url):
    with pytest.raises(UnknownStore), open_store(url):
        pass


def test_a_place_that_does_not_exist_is_unavailable(tmp_path):
    with pytest.raises(StoreUnavailable), open_store(f"sqlite:{tmp_path / 'nowhere' / 'feedback.sqlite'}"):
        pass


def test_a_file_that_is_no_database_is_unavailable(path):
    path.write_bytes(b"this is no database " * 400)

    with pytest.raises(StoreUnavailable), open_store(f"sqlite:{path}"):
        pass


def test_trouble_with_the_file_is_unavailability_and_says_so(store, path):
    with closing(sqlite3.connect(path)) as saboteur, saboteur:
        saboteur.execute("DROP TABLE site")

    assert store.is_reachable() is False
    with pytest.raises(StoreUnavailable):
        store.builds.read()


def test_a_store_without_room_for_a_letter_is_not_reachable(path):
    with closing(SqliteStore(str(path), room=lambda _: 1000)) as full, closing(SqliteStore(str(path))) as store:
        assert (full.is_reachable(), store.is_reachable()) == (False, True)


def test_an_error_inside_a_write_leaves_nothing_and_the_next_write_works(path):
    with open_store(f"sqlite:{path}") as store, closing(ConnectionPool(str(path))) as pool:
        with pytest.raises(sqlite3.IntegrityError):
            _write_twice(pool, "UPDATE site SET wanted = 99", "INSERT INTO site SELECT * FROM site")

        assert store.builds.want() == 2


def _write_twice(pool, first, second):
    with pool.writing() as connection:
        connection.execute(first)
        connection.execute(second)


def test_threads_that_ended_leave_few_connections_open(store, path):
    in_threads(40, lambda number: kept(store.submissions, a_submission(f"id{number:02}")))

    opened = [link.resolve() for link in Path("/proc/self/fd").iterdir()]
    assert 0 < opened.count(path) <= MOST_IDLE


@pytest.mark.parametrize(
    ("question", "index"),
    [
        ("SELECT document FROM submissions WHERE id = 'x'", "sqlite_autoindex_submissions_1"),
        (
            "SELECT document FROM submissions WHERE queue_key > 'x' AND queue_key < '~' ORDER BY queue_key LIMIT 5",
            "queue",
        ),
        ("SELECT document FROM submissions WHERE queue_key > '~' ORDER BY queue_key LIMIT 5", "queue"),
        (
            "SELECT document FROM submissions WHERE queue_key > 'x' AND village = 'w' ORDER BY queue_key LIMIT 5",
            "village_queue",
        ),
        (
            "SELECT document FROM submissions WHERE is_published AND change < 9 ORDER BY change DESC LIMIT 5",
            "publications",
        ),
        ("SELECT document FROM submissions WHERE change > 9 ORDER BY change LIMIT -1", "changes"),
        ("SELECT document FROM submissions WHERE erase_after <= 'x' ORDER BY erase_after LIMIT 5", "erasures"),
    ],
)
def test_every_question_is_answered_from_an_index_without_sorting(path, question, index):
    with open_store(f"sqlite:{path}"):
        pass
    with closing(sqlite3.connect(path)) as connection:
        plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {question}"))

    assert f"USING INDEX {index} " in plan
    assert "TEMP B-TREE" not in plan


FINDS = st.lists(
    st.builds(Find, detail=st.sampled_from(Detail), start=st.integers(0, 99), end=st.integers(100, 199)), max_size=3
).map(tuple)
SAID = {
    "status": st.sampled_from(Status),
    "due": st.dates(date(2000, 1, 1)),
    "claim": st.none() | st.just(Claim(moderator="sri", until=MONDAY_NOON)),
    "suspicion": st.none() | st.sampled_from(Suspicion),
    "only_private": st.booleans(),
    "answer": st.none() | st.just(an_answer(guide_verdict=GuideVerdict.WRONG)) | st.just(an_answer()),
    "closed_at": st.none() | st.just(MONDAY_NOON + timedelta(microseconds=1)),
    "ordinal": st.none() | st.integers(1, 10**9),
}
LETTERS = st.builds(
    replace,
    st.just(a_submission()),
    kind=st.sampled_from([kind for kind in Kind if not kind.is_confidential]),
    text=st.text(st.characters(exclude_categories=["Cs"])),
    finds=FINDS,
    **SAID,
)
REPORTS = st.builds(replace, st.just(a_report()), **SAID)


@given(LETTERS | REPORTS)
def test_a_document_gives_back_the_submission_it_was_made_of(submission):
    assert submission_of(written(submission)) == submission
