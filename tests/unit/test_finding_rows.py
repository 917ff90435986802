"""What a SQLite file keeps so that letters are found: quickly, however many there are, those of versions before too."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from feedback_api.domain.search.findable import NEEDS_A_LOOK, findable, words_wanted
from feedback_api.domain.search.wanted import Among, Wanted
from feedback_api.domain.submissions.submission import Status
from feedback_api.store import open_store
from feedback_api.store.documents import submission_fields
from feedback_api.store.sqlite.finding import SqliteFinding
from feedback_api.store.sqlite.pool import ConnectionPool
from feedback_api.store.sqlite.schema import SCRIPTS, complete_statements
from tests.builders import MONDAY_NOON, a_report, a_submission, an_answer, kept

EVERY = Wanted(now=MONDAY_NOON)
WAITING = replace(EVERY, among=Among.WAITING)
# Whatever the pages of the desk ask for.
ASKED = {
    "the queue": WAITING,
    "what is done": replace(EVERY, among=Among.DONE),
    "all": EVERY,
    "mine": replace(WAITING, mine=frozenset({"sri", "rini"})),
    "free": replace(WAITING, free=True),
    "late": replace(WAITING, late=date(2026, 12, 1)),
    "needs a look": replace(WAITING, terms=frozenset({NEEDS_A_LOOK})),
    "of one desa": replace(WAITING, villages=frozenset({"wates"})),
    "words": replace(EVERY, terms=words_wanted("lampu jalan mati")),
    "days": replace(EVERY, since=MONDAY_NOON, until=MONDAY_NOON),
    "one": replace(EVERY, only="abcdefgh23"),
}
BEFORE_FINDING = 10


@pytest.fixture
def path(tmp_path):
    return tmp_path / "feedback.sqlite"


def asked_of(path, wanted):
    """The statements that a search asks, as they are."""
    said: list[str] = []
    with open_store(f"sqlite:{path}") as store:
        kept(store.submissions, a_submission())
    with closing(ConnectionPool(str(path))) as pool:
        with pool.reading() as connection:
            connection.set_trace_callback(said.append)
        SqliteFinding(pool).find(wanted, limit=50, beside=(replace(wanted, free=not wanted.free),))
    return [one for one in said if "findable" in one or "find_terms" in one]


@pytest.mark.parametrize("what", ASKED)
def test_no_search_reads_a_table_from_end_to_end(path, what):
    statements = asked_of(path, ASKED[what])

    with closing(sqlite3.connect(path)) as connection:
        plans = [row[3] for one in statements for row in connection.execute(f"EXPLAIN QUERY PLAN {one}")]

    assert len(statements) >= 3
    scanned = [plan for plan in plans if re.match(r"SCAN (?!k\b|\(subquery)", plan) and "USING" not in plan]
    assert scanned == []


def test_letters_from_before_there_was_an_index_are_found_once_the_file_is_opened(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        for script in sorted(SCRIPTS.glob("[0-9]*.sql"))[:BEFORE_FINDING]:
            for statement in complete_statements(script.read_text("utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {BEFORE_FINDING}")
        for one in (a_submission("letter2345", text="zamrud"), a_report("report2345")):
            row = submission_fields(one)
            places = ", ".join(f":{name}" for name in row)
            connection.execute(f"INSERT INTO submissions ({', '.join(row)}) VALUES ({places})", row)  # noqa: S608 our own

    with open_store(f"sqlite:{path}") as store:
        found = store.finding.find(replace(EVERY, terms=words_wanted("zamrud")), limit=5)
        every = store.finding.find(EVERY, limit=5)

    assert [one.id for one in found.page.items] == ["letter2345"]
    assert every.count == 1


def test_what_a_version_before_writes_is_found_as_it_is_now(path):
    with open_store(f"sqlite:{path}") as store:
        letter = kept(store.submissions, a_submission(text="zamrud"))
        with closing(sqlite3.connect(path)) as other, other:
            changed = submission_fields(replace(letter, text="mutiara"))["document"]
            other.execute("UPDATE submissions SET document = ?", [changed])

        found = [
            store.finding.find(replace(EVERY, terms=words_wanted(word)), limit=5) for word in ("zamrud", "mutiara")
        ]

    assert [one.count for one in found] == [0, 1]


def test_what_a_version_before_erases_is_in_no_index_at_once(path):
    with open_store(f"sqlite:{path}") as store:
        letter = kept(store.submissions, a_submission(text="zamrud"))

    with closing(sqlite3.connect(path)) as other, other:
        gone = replace(letter, status=Status.TAKEN_BACK, text="", closed_at=MONDAY_NOON, erased_at=MONDAY_NOON)
        other.execute("UPDATE submissions SET document = ?", [submission_fields(gone)["document"]])
        left = other.execute("SELECT count(*) FROM find_terms").fetchone()

    assert left == (0,)


def test_however_long_a_letter_is_it_is_found_by_its_last_word():
    long = a_submission(text=f"{'panjang sekali ' * 600}zamrud", answer=an_answer(f"{'jawab ' * 1000}mutiara"))

    entry = findable(long)

    assert entry is not None
    assert words_wanted("zamrud mutiara") <= entry.terms


@pytest.mark.parametrize("among", list(Among))
@pytest.mark.parametrize("text", ["lampu", "lampu jalan", "lampu wates"])
def test_what_many_letters_have_is_found_in_the_same_order_as_what_few_have(path, among, text):
    said = ("lampu jalan mati", "lampu wates padam", "jalan wates rusak", "lampu jalan wates gelap")
    with open_store(f"sqlite:{path}") as store:
        for number in range(12):
            at = MONDAY_NOON + timedelta(minutes=number)
            kept(store.submissions, a_submission(f"abcdefgh{number + 22}", text=said[number % 4], received_at=at))
    wanted = Wanted(now=MONDAY_NOON, among=among, terms=words_wanted(text))

    with closing(ConnectionPool(str(path))) as pool:
        seldom, often = (SqliteFinding(pool, common=(least, least)) for least in (10**6, 0))
        pages = [(one.find(wanted, limit=3), one) for one in (seldom, often)]
        second = [one.find(wanted, limit=3, cursor=page.page.next_cursor) for page, one in pages]

    assert pages[0][0] == pages[1][0]
    assert second[0] == second[1]
