"""In whatever order editors, staff and holidays touch visits, what was called off is never coming."""

import pytest

from tests.proof.visit_world import DAYS, BrokenPromise, a_world
from tests.proof.visits import content_in, proved

SEQUENCES = 100


def test_no_sequence_of_changes_brings_a_called_off_visit_back_shows_one_twice_or_forgets_a_change():
    assert proved(SEQUENCES)["sequences"] >= SEQUENCES


def test_the_proof_would_notice_a_visit_that_is_coming_though_it_was_called_off(tmp_path):
    with a_world(tmp_path, content_in(tmp_path)) as world:
        world.creates("wates", DAYS[0])
        world.known["file-1"].off_by.add("staff")

        with pytest.raises(BrokenPromise, match="a visit that was called off is coming"):
            world.checks()
