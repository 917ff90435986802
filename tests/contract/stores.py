"""Every store there is, opened for the contract tests; a new one is one more function here."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from feedback_api.store import open_store
from feedback_api.store.protocol import Store
from tests.aws.tables import place_in_store
from tests.empty_store import empty_store


@dataclass(frozen=True, kw_only=True)
class OpenedStore:
    """A store, and the URL by which another process opens the same one."""

    store: Store
    url: str


@contextmanager
def open_sqlite(scratch: Path) -> Iterator[OpenedStore]:
    url = f"sqlite:{empty_store(scratch / 'contract.sqlite')}"
    with open_store(url) as store:
        yield OpenedStore(store=store, url=url)


@contextmanager
def open_dynamodb(scratch: Path) -> Iterator[OpenedStore]:  # noqa: ARG001 every store is opened alike
    url = f"dynamodb:{place_in_store('contract')}"
    with open_store(url) as store:
        yield OpenedStore(store=store, url=url)


STORES = [open_sqlite, open_dynamodb]
