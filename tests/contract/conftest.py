"""What the contract tests are handed."""

import pytest

from tests.contract.stores import STORES


@pytest.fixture(params=STORES, ids=lambda opened: opened.__name__)
def opened(request, tmp_path):
    with request.param(tmp_path) as opened:
        yield opened


@pytest.fixture
def store(opened):
    return opened.store
