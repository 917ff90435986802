"""Where submissions are kept: one protocol, several stores."""

from collections.abc import Iterator
from contextlib import contextmanager

from feedback_api.store.protocol import Store


class UnknownStore(Exception):
    """The settings name a kind of store that does not exist."""


@contextmanager
def open_store(url: str) -> Iterator[Store]:
    """Yield the store a URL such as `sqlite:/var/lib/lekok/feedback.sqlite` names, and close it at the end."""
    scheme, _, place = url.partition(":")
    if scheme != "sqlite" or not place:
        raise UnknownStore(url)
    from feedback_api.store.sqlite import SqliteStore

    store = SqliteStore(place)
    try:
        yield store
    finally:
        store.close()
