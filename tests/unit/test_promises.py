"""Whoever is promised something can find who keeps it: the list of promises is true, and none is left out."""

import pytest

from tests.promises import (
    LIST,
    PROMISING,
    PROMISING_IN_ENGLISH,
    READ_BY_OPERATORS,
    READ_BY_RESIDENTS_STAFF_AND_EDITORS,
    files_read_by,
    has_name,
    issues,
    no_promises,
    promises,
    said_in,
    unlisted,
)
from tests.test_house_rules import ROOT, named

TEXT = LIST.read_text("utf-8")
PROMISES = promises(TEXT)
NO_PROMISES = no_promises(TEXT)
READ = [(path, PROMISING) for path in files_read_by(READ_BY_RESIDENTS_STAFF_AND_EDITORS)]
READ += [(path, PROMISING_IN_ENGLISH) for path in files_read_by(READ_BY_OPERATORS)]


def test_the_list_is_read_whole():
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and not line.startswith("| Sentence")]
    headings = [line for line in rows if line.startswith(("| Issue", "| Words"))]

    assert len(rows) - len(headings) == len(PROMISES) + len(NO_PROMISES) + len(issues(TEXT))
    assert len(PROMISES) > 100


def test_a_promise_stands_where_the_list_says():
    nowhere = [promise.sentence for promise in PROMISES if not promise.files]
    silent = [
        (file, one.sentence) for one in PROMISES for file in one.files if one.sentence not in said_in(ROOT / file)
    ]

    assert nowhere == []
    assert silent == []


def test_the_rule_that_keeps_a_promise_is_there():
    gone = [(promise.sentence, rule) for promise in PROMISES for rule in promise.rules if not has_name(rule)]

    assert gone == []


def test_the_test_that_holds_a_promise_is_there():
    gone = [
        (promise.sentence, test)
        for promise in PROMISES
        for test in promise.tests
        if not ("::test_" in test and has_name(test))
    ]

    assert gone == []


def test_a_promise_is_kept_and_held_or_names_who_brings_that():
    loose = [one.sentence for one in PROMISES if not ((one.rules and one.tests) or one.issues)]
    unknown = [(one.sentence, issue) for one in PROMISES for issue in set(one.issues) - issues(TEXT)]

    assert loose == []
    assert unknown == []


def test_every_issue_in_the_list_brings_something():
    assert issues(TEXT) == {issue for promise in PROMISES for issue in promise.issues}


def listed_in(file: str) -> list[str]:
    """Return what the list says of a file: its promises, and words that are none."""
    sentences = [promise.sentence for promise in PROMISES if file in promise.files]
    return sentences + [other.words for other in NO_PROMISES if file in other.files]


def test_nothing_is_promised_that_is_not_listed():
    new = [
        (named(path), words)
        for path, promising in READ
        for words in unlisted(said_in(path), listed_in(named(path)), promising)
    ]

    assert len(READ) > 100
    assert new == []


def test_words_that_are_no_promise_still_stand_there_and_say_why():
    silent = [(file, one.words) for one in NO_PROMISES for file in one.files if one.words not in said_in(ROOT / file)]

    assert silent == []
    assert [one.words for one in NO_PROMISES if not one.why] == []


@pytest.mark.parametrize(
    "said",
    [
        "Tulisan Anda aman.",
        "Laporan pungli tidak ditampilkan.",
        "Dijawab paling lambat besok.",
        "Semua dihapus sendiri.",
        "Hanya dibaca pengawas.",
    ],
)
def test_a_new_promise_is_noticed(said):
    assert list(unlisted(said, (), PROMISING)) == [said]


def test_a_promise_of_one_place_does_not_cover_another():
    text = "Tulisan Anda aman. Nomor Anda juga aman."

    assert len(list(unlisted(text, ("Tulisan Anda aman.",), PROMISING))) == 1


def test_a_rule_or_test_that_is_gone_is_noticed():
    known = ["feedback_api/actions/upkeep/erase.py::erase_overdue", "theme/static/js/draft.js"]
    gone = ["feedback_api/actions/upkeep/erase.py::erase_never", "theme/static/js/never.js"]

    assert [has_name(name) for name in known + gone] == [True, True, False, False]
