"""Whoever runs the proof reads of every sender who was not told, and of every file with a reporter's word in it."""

import gzip
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import brotli
import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.submissions.confidential import ReportWords
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.submissions.submission import Contact
from feedback_api.security.report_cipher import seal_report
from feedback_api.settings import KeyUse
from feedback_api.store import open_store
from feedback_api.store.protocol import Along
from tests.builders import MONDAY_NOON, a_notice, a_report, a_submission, an_event, answered, kept, some_settings
from tests.hurried import let_minutes_pass
from tests.proof.confidential import files_with_the_word, reports_that_differ
from tests.proof.counting import letters_twice, untold
from tests.proof.errands import REPORTERS_WORD, report_words
from tests.proof.people import Ledger

SUBMISSION = a_submission().id
HELD = a_notice(due_at=MONDAY_NOON + UNDO_FOR)
NOBODY = "no sender was told of anything"
NEVER = f"nobody will ever be told of the answer to {SUBMISSION}"


@pytest.fixture
def store(tmp_path):
    """A store with an answer that its sender is to be told of."""
    with open_store(f"sqlite:{tmp_path / 'proof.sqlite'}") as store:
        letter = kept(store.submissions, a_submission())
        event = an_event(letter, Act.PUBLISHED)
        store.submissions.save(answered(letter), event, publishes=True, along=Along(tells=HELD))
        yield store


def test_a_sender_for_whom_a_notice_is_still_held_was_not_told(store):
    assert list(untold([SUBMISSION], Counter(), store.notices.get)) == [NEVER, NOBODY]


def test_a_try_that_was_cut_short_is_no_difference_unless_nobody_at_all_was_told(store):
    store.notices.take(HELD, until=MONDAY_NOON + timedelta(days=1))

    assert list(untold([SUBMISSION], Counter(), store.notices.get)) == [NOBODY]
    assert list(untold([SUBMISSION, "other23456"], Counter(["other23456"]), store.notices.get)) == []


def test_a_letter_about_nothing_that_was_decided_is_a_difference(store):
    arrived = Counter([SUBMISSION, "other23456"])

    assert list(untold([SUBMISSION], arrived, store.notices.get)) == [
        "a letter about nothing that was decided: other23456"
    ]


def test_a_held_notice_is_due_once_the_minutes_have_passed(store):
    let_minutes_pass(store)
    let_minutes_pass(store)

    assert store.notices.due(now=MONDAY_NOON, limit=9) == (replace(HELD, due_at=MONDAY_NOON),)


def test_minutes_that_pass_take_nothing_from_whoever_is_at_a_notice(store):
    taken = store.notices.take(HELD, until=MONDAY_NOON + timedelta(days=1))

    let_minutes_pass(store)

    assert store.notices.get(SUBMISSION) == taken


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("index.html", bytes),
        ("index.html.gz", gzip.compress),
        ("index.html.br", brotli.compress),
        ("feedback.sqlite-wal", bytes),
        ("office.said", bytes),
    ],
)
def test_a_reporters_word_is_found_in_every_kind_of_file(tmp_path, name, written):
    (tmp_path / name).write_bytes(written(f"Kata {REPORTERS_WORD.upper()}.".encode()))

    assert list(files_with_the_word(tmp_path)) == [f"a reporter's word stands in {name}"]


@pytest.mark.parametrize(("subject", "found"), [("Ada kabar", 0), (f"Tentang {REPORTERS_WORD}", 1)])
def test_mail_may_go_to_a_reporter_and_say_nothing_else_of_it(tmp_path, subject, found):
    head = f"To: {REPORTERS_WORD}1@example.id\r\nSubject: {subject}\r\n"
    (tmp_path / "a.eml").write_text(f"{head}\r\nAda kabar.\r\n", "utf-8")

    assert len(list(files_with_the_word(tmp_path))) == found


@pytest.mark.parametrize(
    ("times", "said"), [(0, ["0 sealed reports for receipt 0"]), (1, []), (2, ["2 sealed reports"])]
)
def test_a_report_that_is_lost_or_kept_twice_is_a_difference(tmp_path, store, times, said):
    settings = some_settings(tmp_path)
    text = f"Laporan nomor 1: {REPORTERS_WORD}"
    _, name, address = report_words(text)
    words = ReportWords(texts={"text": text}, contact=Contact(name=name, address=address))
    reports = [a_report(f"laporan{number}", tracking_digest=f"{number}", arrival_digest="") for number in range(times)]
    for one in reports:
        kept(store.submissions, one, contact=seal_report(settings.key(KeyUse.REPORT), one.id, words))

    found = list(reports_that_differ(store, settings, reports, Ledger(reports={text: "KODE"})))

    assert [line.startswith(each) for line, each in zip(found, said, strict=True)] == [True] * len(said)


def test_a_letter_that_came_again_is_counted(tmp_path):
    for name, message in (("a", "1"), ("b", "2"), ("c", "2")):
        (tmp_path / f"{name}.eml").write_text(f"Message-ID: <{message}@x>\r\n\r\n", "utf-8")

    assert letters_twice(tmp_path) == 1
