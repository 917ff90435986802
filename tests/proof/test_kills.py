"""Whatever process dies, or all at once, and whenever: what people were told is kept, once, and the site is whole."""

import pytest

from tests.proof.counting import counted
from tests.proof.kills import attacked
from tests.small_office import small_project

KILLS = 10


@pytest.fixture(scope="module")
def counted_after_kills(tmp_path_factory):
    folder = tmp_path_factory.mktemp("proof")
    (folder / "fresh").mkdir()
    project = small_project(folder / "project", {})
    with attacked(folder / "var", kills=KILLS, seed=7, measured=0, cuts=1, project=project) as trial:
        yield trial, counted(trial, folder / "fresh")


def test_every_part_of_the_office_died_at_least_twice(counted_after_kills):
    trial, _ = counted_after_kills

    assert min(trial.kills.values()) >= 2
    assert (trial.kills.total(), trial.cuts) == (KILLS, 1)


def test_every_receipt_has_its_one_row_and_every_answer_its_page(counted_after_kills):
    _, count = counted_after_kills

    assert count.receipts == count.rows == count.decided == count.published == count.pages


def test_senders_are_told_of_what_was_decided(counted_after_kills):
    _, count = counted_after_kills

    assert 0 < count.letters - count.letters_twice <= count.decided


def test_nothing_differs_from_what_people_were_told(counted_after_kills):
    _, count = counted_after_kills

    assert count.differences == ()
