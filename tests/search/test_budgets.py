"""A phone on a slow line fetches little to search, and publishing one answer touches few files."""

import gzip

import pytest

from feedback_api.domain.search.folding import words_of
from tests.search.asked import asked
from tests.search.indexed import ROOT, Index, index_with, made_up_answers

MANY = 1_000  # bench/search.py does the same with ten thousand
HALF_OF_THE_WORDS, NEARLY_ALL_WORDS = 3 * 1024, 7 * 1024
TOUCHED = 10
SCRIPT = 4 * 1024


@pytest.fixture(scope="module")
def answers():
    return made_up_answers(MANY + 1)


@pytest.fixture(scope="module")
def index(answers) -> Index:
    return index_with(answers[:-1])


def test_no_file_is_heavier_than_a_word_may_cost(index):
    assert max(index.weight(key) for key in index.files) <= HALF_OF_THE_WORDS


def test_a_typed_word_costs_little_even_if_it_is_misspelt(index):
    typed = {word for query in asked() for word in words_of(query.text)}

    costs = sorted(index.fetched(word) for word in typed)

    assert costs[len(costs) // 2] <= HALF_OF_THE_WORDS
    assert costs[len(costs) * 95 // 100] <= NEARLY_ALL_WORDS


def test_one_more_answer_touches_few_files(index, answers):
    more = index_with(answers)

    touched = [key for key, text in more.files.items() if index.files.get(key) != text]

    assert 0 < len(touched) <= TOUCHED


def test_the_same_content_makes_the_same_files(answers, index):
    assert index_with(answers[:-1]).files == index.files


@pytest.mark.parametrize("name", ["search", "results", "answers"])
def test_each_script_is_small_and_only_the_first_comes_with_the_page(name):
    script = (ROOT / "theme" / "static" / "js" / f"{name}.js").read_bytes()

    assert len(gzip.compress(script, 9)) <= SCRIPT
