"""Hands files to the processes that run them: what opens the same costly thing stays together, the longest first."""

from pathlib import PurePath

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

# Each of these is one process's work: its files share a browser, a served office, built sites or an AWS-compatible
# server, which another process would have to open again. Begun in this order; the quick files fill the end.
TOGETHER = ("tests/browser", "tests/pages", "tests/aws")
NEXT = ("tests/proof", "tests/commands", "tests/contract")


class SharingEquipment(LoadFileScheduling):  # type: ignore[misc]  # xdist ships no types
    """Deals out files, and the files of some folders at once."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        """Return what a test is dealt out with."""
        file = nodeid.partition("::")[0]
        folder = PurePath(file).parent.as_posix()
        return folder if folder in TOGETHER else file


def place_of(item: pytest.Item) -> int:
    """Return when a test's folder begins; tests of a folder stay in their order."""
    folder = PurePath(item.nodeid.partition("::")[0]).parent.as_posix()
    folders = (*TOGETHER, *NEXT)
    return folders.index(folder) if folder in folders else len(folders)
