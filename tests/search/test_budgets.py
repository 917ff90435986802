"""A phone on a slow line fetches little to search, and publishing one answer touches few files."""

import gzip

import pytest

from feedback_api.domain.search.folding import words_of
from tests.search.asked import asked
from tests.search.indexed import ROOT, Index, index_with, made_up_answers

MANY = 1_000  # bench/search_index.py does the same with ten thousand
PER_WORD = 3 * 1024
TOUCHED = 10
SCRIPT = 4 * 1024


@pytest.fixture(scope="module")
def answers():
    return made_up_answers(MANY + 1)


@pytest.fixture(scope="module")
def index(answers) -> Index:
    return index_with(answers[1:])


def test_no_file_is_heavier_than_a_word_may_cost(index):
    assert max(index.weight(key) for key in index.files) <= PER_WORD


def test_a_typed_word_costs_little_even_if_it_is_misspelt(index):
    typed = sorted({word for query in asked() for word in words_of(query.text)})

    dear = [word for word in typed if index.fetched(word) > PER_WORD]

    assert len(dear) <= len(typed) // 100


def test_one_more_answer_touches_few_files(index, answers):
    more = index_with(answers)

    touched = [key for key in index.files if index.files[key] != more.files[key]]

    assert 0 < len(touched) <= TOUCHED


def test_the_same_content_makes_the_same_files(answers, index):
    assert index_with(answers[1:]).files == index.files


def test_the_script_is_small():
    script = (ROOT / "theme" / "static" / "js" / "search.js").read_bytes()

    assert len(gzip.compress(script, 9)) <= SCRIPT
