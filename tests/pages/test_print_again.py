"""A process that begins prints one more answer with what the last one left, and keeps nothing that was withdrawn."""

import pytest

from tests.proof.same_site_world import World, fresh_memory

WITHDRAWN = b"Nomor 1."


@pytest.fixture
def world(tmp_path):
    made = World(folder=tmp_path)
    made.begin()
    for number in range(3):
        made.published(number, number, number)
    made.printed(0, 0, 0)
    return made


def begun_anew(world):
    world.memory, world.process = fresh_memory(), world.process + 1


def test_it_reads_no_content_for_one_more_answer(world):
    begun_anew(world)
    world.published(1, 1, 0)
    guides = world.folder / "content" / "panduan"
    elsewhere = guides.rename(world.folder / "elsewhere")

    world.printed(0, 0, 0)

    elsewhere.rename(guides)
    assert world.differences("anew") == []


def test_what_was_withdrawn_is_in_no_file_of_the_press(world):
    begun_anew(world)
    world.withdrawn(0, 0, 0)

    world.printed(0, 0, 0)

    left = [path for path in (world.folder / "press").rglob("*") if path.is_file()]
    assert not [path for path in left if WITHDRAWN in path.read_bytes()]
