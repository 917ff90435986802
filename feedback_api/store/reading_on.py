"""Cuts pages out of what a store finds, and passes over what this version may not act on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from feedback_api.domain.errors import SetAside
from feedback_api.store.cursors import cursor_after

T = TypeVar("T")
READ_AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class Found(Generic[T]):
    """One thing in its place in a list, not yet read; `read` raises `SetAside`, which names it."""

    key: str
    read: Callable[[], T]


@dataclass(frozen=True, kw_only=True)
class Page(Generic[T]):
    """Some things of a list, and the cursor that asks for the next ones (`None`: these were the last).

    `set_aside` names those among them that this version may not act on; they do not count against a limit.
    """

    items: tuple[T, ...]
    next_cursor: str | None
    set_aside: tuple[str, ...] = ()


def every_item(read: Callable[..., Page[T]]) -> Iterator[T]:
    """Yield all of a list that is read in pages."""
    cursor: str | None = None
    while True:
        page = read(limit=READ_AT_ONCE, cursor=cursor)
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return


def page_of(found: Iterable[Found[T]], limit: int) -> Page[T]:
    """Return the first `limit` things that can be read; one more says that there is a next page.

    What is passed over belongs to the page after whose last thing it does not stand, so that it is named once.
    """
    items: list[T] = []
    named: list[str] = []
    behind_the_last: list[str] = []
    last: str | None = None
    for one in found:
        try:
            item = one.read()
        except SetAside as aside:
            behind_the_last.append(aside.name)
            continue
        if len(items) == limit:
            next_cursor = None if last is None else cursor_after(last)
            return Page(items=tuple(items), set_aside=tuple(named), next_cursor=next_cursor)
        items.append(item)
        last = one.key
        named += behind_the_last
        behind_the_last = []
    return Page(items=tuple(items), set_aside=(*named, *behind_the_last), next_cursor=None)
