"""A press keeps the addresses that readers have seen, and none that nobody saw."""

import pytest

from publisher.building.build_memory import BuildMemory
from publisher.data_directory import DataDirectory
from publisher.press import LeaseLost, NotPrinted, Printed
from publisher.site_of_office import OfficeSite
from publisher.target.protocol import Publication
from tests.unit.plugins.building import COMPILED, build
from tests.unit.plugins.small_content import write_content

PRINTED = Printed(built=1, publication=Publication(written=("/",), deleted=(), unchanged=0, state="one"), seconds=1)
ADDRESS = "/kabar/loket-pindah/"


@pytest.fixture
def office(tmp_path):
    """An office whose press has built a site, and not published it yet."""
    data = DataDirectory(root=tmp_path / "var")
    data.make_settings(demonstration=False)
    settings = data.settings(origin="http://127.0.0.1:8000")
    office = OfficeSite(data=data, settings=settings, memory=BuildMemory(compiled=COMPILED))
    day = {"TODAY": "2026-12-10", "CHECKED_ON": "2026-12-10", "PUBLISHED_ADDRESSES": str(data.addresses)}
    build(write_content(tmp_path / "content"), KEPT=office.memory.kept, **day)
    return office


def test_what_was_built_and_refused_was_never_published(office):
    office.note_published(NotPrinted(problems=("x",), may_pass=False))
    office.note_published(LeaseLost())

    assert not office.data.addresses.exists()


def test_what_readers_see_is_noted(office):
    office.note_published(PRINTED)

    assert ADDRESS in office.data.addresses.read_text("utf-8").split()


def test_a_list_that_cannot_be_written_stops_no_press(office):
    office.data.addresses.mkdir()

    office.note_published(PRINTED)

    assert office.data.addresses.is_dir()
