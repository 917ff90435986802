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

    assert count.receipts == count.rows == count.pages
    assert count.decided == count.published == count.receipts + count.follow_ups


def test_what_follows_an_answer_is_kept_once(counted_after_kills):
    _, count = counted_after_kills

    assert 2 <= count.follow_ups == count.follow_ups_kept


def test_every_correction_is_kept_once(counted_after_kills):
    _, count = counted_after_kills

    assert 2 <= count.corrected == count.corrections


def test_every_report_is_kept_once_sealed_and_answered(counted_after_kills):
    _, count = counted_after_kills

    assert 2 <= count.reports == count.reports_kept == count.reports_answered


def test_senders_are_told_of_what_was_decided(counted_after_kills):
    _, count = counted_after_kills

    assert 0 < count.letters - count.letters_twice <= count.decided + count.corrected + count.reports


def test_nothing_differs_from_what_people_were_told(counted_after_kills):
    _, count = counted_after_kills

    assert count.differences == ()
