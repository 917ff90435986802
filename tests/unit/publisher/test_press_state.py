"""A press that starts again goes on with the files its last process made, and believes nothing that may be torn."""

import pytest

from plugins.edition.build_cache import BuildCache
from publisher.building.press_state import PressState


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "build"


@pytest.fixture
def state(tmp_path):
    return PressState(path=tmp_path / "press.sqlite", made_by="these programs")


@pytest.fixture
def left(state, folder):
    """What a press left that had built two pages, of which it knows what one shows."""
    kept = BuildCache()
    state.begin(kept, folder)
    kept.begin(folder)
    for name in ("index.html", "tentang.html"):
        kept.write(f"{folder}/{name}", name.encode())
    kept.shows(f"{folder}/index.html", ("Beranda",))
    state.keep(kept, "first")
    return kept


def recalled(state, folder):
    """What another process knows that begins to build there."""
    kept = BuildCache()
    PressState(path=state.path, made_by=state.made_by).begin(kept, folder)
    return kept


def test_it_knows_every_file_what_it_shows_and_which_site_readers_see(state, folder, left):
    kept = recalled(state, folder)

    assert (kept.files, kept.folder, kept.changed.since) == (left.files, folder, "first")
    assert kept.still_stands(f"{folder}/index.html", ("Beranda",))
    assert not kept.still_stands(f"{folder}/index.html", ("Lain",))


@pytest.mark.usefixtures("left")
def test_a_file_that_is_not_as_it_was_left_is_made_again(state, folder):
    (folder / "index.html").write_text("torn")

    kept = recalled(state, folder)

    assert [name for name in ("index.html", "tentang.html") if f"{folder}/{name}" in kept.files] == ["tentang.html"]


def test_nothing_is_believed_of_a_build_that_did_not_end(state, folder, left):
    state.begin(left, folder)

    assert recalled(state, folder).folder is None


@pytest.mark.usefixtures("left")
@pytest.mark.parametrize("made_by", ["other programs", ""])
def test_nothing_is_believed_that_other_programs_made_or_a_machine_may_have_lost(state, folder, made_by):
    assert recalled(PressState(path=state.path, made_by=made_by), folder).folder is None


def test_what_is_removed_leaves_no_trace(state, folder, left):
    left.remove(f"{folder}/tentang.html")
    state.keep(left, "second")

    assert b"tentang" not in state.path.read_bytes()
    assert list(recalled(state, folder).files) == [f"{folder}/index.html"]


def test_a_file_that_is_no_database_costs_one_whole_build(state, folder, left):
    state.path.write_text("spoilt" * 1000)

    state.begin(left, folder)

    assert (left.folder, left.files) == (None, {})
    assert recalled(state, folder).folder is None


def test_a_press_goes_on_with_what_another_process_left_meanwhile(state, folder, left):
    other = PressState(path=state.path, made_by=state.made_by)
    kept = BuildCache()
    other.begin(kept, folder)
    kept.begin(folder)
    kept.write(f"{folder}/kabar.html", b"baru")
    other.keep(kept, "theirs")

    state.begin(left, folder)

    assert (left.files, left.changed.since) == (kept.files, "theirs")
