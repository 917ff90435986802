"""Opens a store when something is first asked of it: whoever only opens the form needs none."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:  # loaded with the store behind it
    from feedback_api.store.protocol import OpenedStore


class _LateStore:
    """Hands on whatever it is asked to the store behind it."""

    def __init__(self, opened: "Callable[[], OpenedStore]") -> None:
        self._opened = opened
        self._opening = threading.Lock()
        self._known: OpenedStore | None = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 whatever a store has
        with self._opening:
            self._known = self._known or self._opened()
        return getattr(self._known, name)

    def close(self) -> None:
        """Close what was opened."""
        if self._known is not None:
            self._known.close()


def opened_late(opened: "Callable[[], OpenedStore]") -> "OpenedStore":
    """Return a store; `opened` returns the one behind it, and is called when something is first asked of it."""
    return cast("OpenedStore", _LateStore(opened))
