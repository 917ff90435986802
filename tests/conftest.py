"""What tests of several folders share: one open office, the sites to read, one AWS-compatible server."""

import gc
from collections.abc import Iterator

import pytest
from xdist.remote import Producer

from publisher.building.pelican_site import PelicanSite
from tests.aws.ministack import Aws, shared_aws
from tests.opened import OpenOffice, opened
from tests.pages.sites import BuiltSite
from tests.scheduling import SharingEquipment, place_of
from tests.serving import ROOT, running_office

PUBLIC_ORIGIN = "https://kantor.example"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `inv prove` ask for the whole of what a test run tries a part of."""
    parser.addoption("--long", action="store_true", help="try what takes long, too: real minutes, every day of a year")


@pytest.fixture(scope="session")
def aws() -> Aws:
    """An AWS-compatible server of this test run's own; give each test a name (table, bucket, office) of its own."""
    return shared_aws()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what takes long to `--long`; order files by folder, within which they stay shuffled."""
    long = [] if config.getoption("long") else [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
    items[:] = sorted((item for item in items if item not in long), key=place_of)


def pytest_collection_finish() -> None:
    """Keep the garbage collector from walking through eight thousand tests, of which none is garbage, again and again.

    Each build of a site ends with a collection of its own.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Spare it also what a file's tests leave open for later ones, as pages that were read."""
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharingEquipment | None:
    """Deal out whole files as `--dist loadfile` does, and some folders at once."""
    return SharingEquipment(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.fixture(scope="session")
def open_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenOffice]:
    """For all visitors; whoever sends something finds it again by its own words, for others send too."""
    with running_office(tmp_path_factory.mktemp("open-office") / "var") as running:
        yield opened(running)


@pytest.fixture(scope="session")
def demonstration_site(open_office: OpenOffice) -> BuiltSite:
    """The real content with the demonstration, as its first readers find it."""
    return open_office.site


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real content as a new office publishes it: nothing asked, no visit planned, its own address."""
    target = tmp_path_factory.mktemp("published")
    problems = PelicanSite(settings_file=ROOT / "publishconf.py", overrides={"SITEURL": PUBLIC_ORIGIN}).build(target)
    assert problems == ()
    return BuiltSite(root=target, origin=PUBLIC_ORIGIN)
