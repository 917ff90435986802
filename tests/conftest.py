"""What tests of several folders share: one open office, the sites to read, one AWS-compatible server."""

from collections.abc import Iterator

import pytest

from publisher.pelican_site import PelicanSite
from tests.aws.ministack import Aws, shared_aws
from tests.opened import OpenOffice, opened
from tests.pages.sites import BuiltSite
from tests.serving import ROOT, running_office

# Files in these folders take longest: begun first, so that the quick ones fill the end and no process waits.
LONGEST = ("aws", "proof", "pages", "browser")
PUBLIC_ORIGIN = "https://lekok.example"


@pytest.fixture(scope="session")
def aws() -> Aws:
    """An AWS-compatible server of this test run's own; give each test a name (table, bucket, office) of its own."""
    return shared_aws()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order files by folder; within a folder they stay shuffled."""
    place = {folder: number for number, folder in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.parent.name, len(place)))


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
