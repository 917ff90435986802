"""Every rule about pages is held against both sites: the demonstration, and what a new office publishes."""

import pytest

from tests.pages.sites import BuiltSite


@pytest.fixture(scope="session", params=["demonstration", "published"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    chosen: BuiltSite = request.getfixturevalue(f"{request.param}_site")
    return chosen
