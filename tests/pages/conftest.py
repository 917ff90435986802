"""Every rule about pages is held against both sites: the demonstration, and what a new office publishes."""

import gc
from collections.abc import Iterator

import pytest

from tests.pages.sites import BuiltSite


@pytest.fixture(scope="session", params=["demonstration", "published"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    chosen: BuiltSite = request.getfixturevalue(f"{request.param}_site")
    return chosen


@pytest.fixture(scope="module", autouse=True)
def no_garbage() -> Iterator[None]:
    """Keep the garbage collector from walking through all pages that tests have read, at each build of a later test."""
    yield
    gc.freeze()
