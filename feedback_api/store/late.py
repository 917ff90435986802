"""Opens a store when something is first asked of it: whoever only opens the form needs none."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded with the store behind it
    from feedback_api.store.fieldwork_protocol import NotebookStore, TallyStore, TaskStore
    from feedback_api.store.notice_protocol import NoticeStore
    from feedback_api.store.protocol import BuildStore, OpenedStore, StaffStore, SubmissionStore


class LateStore:
    """A `Store`. `opened` returns the one behind it, and asks nothing of it yet."""

    def __init__(self, opened: "Callable[[], OpenedStore]") -> None:
        self._opened = opened
        self._opening = threading.Lock()
        self._known: OpenedStore | None = None

    @property
    def _store(self) -> "OpenedStore":
        with self._opening:
            self._known = self._known or self._opened()
            return self._known

    @property
    def submissions(self) -> "SubmissionStore":
        return self._store.submissions

    @property
    def builds(self) -> "BuildStore":
        return self._store.builds

    @property
    def staff(self) -> "StaffStore":
        return self._store.staff

    @property
    def tallies(self) -> "TallyStore":
        return self._store.tallies

    @property
    def tasks(self) -> "TaskStore":
        return self._store.tasks

    @property
    def notebook(self) -> "NotebookStore":
        return self._store.notebook

    @property
    def notices(self) -> "NoticeStore":
        return self._store.notices

    def is_reachable(self) -> bool:
        return self._store.is_reachable()

    def close(self) -> None:
        """Close what was opened."""
        if self._known is not None:
            self._known.close()
