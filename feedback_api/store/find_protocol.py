"""What every store promises of finding letters: all that hold what is wanted, page by page, with how many there are.

Cut to one DynamoDB table: what letters are found by is one small item each, written with the letter; who looks for
something reads those of one office, and then the letters of one page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from feedback_api.domain.search.wanted import Wanted
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store.reading_on import Page


@dataclass(frozen=True, kw_only=True)
class FoundLetters:
    """A page of what was found; `count` is how many there are in all, `passed` how many stand on the pages before.

    `beside` are the numbers of what was wanted besides. A number above `MOST_COUNTED` means only that there are more.
    """

    page: Page[Submission]
    count: int
    passed: int
    beside: tuple[int, ...]


class FindStore(Protocol):
    """Letters by what staff may read of them: see `domain/search/findable.py`. Reports are never among them.

    What a letter is found by is written in the transaction that writes the letter, so that a word which was erased
    finds nothing and stands nowhere. What this version may not act on is passed over.
    """

    def find(
        self, wanted: Wanted, *, limit: int, cursor: str | None = None, beside: Sequence[Wanted] = ()
    ) -> FoundLetters:
        """Return a page of the letters that are wanted, and how many there are of these and of what is asked beside.

        A cursor that no page gave begins again with the first page.
        """

    def catch_up(self) -> int:
        """Make findable what a version wrote that knew nothing of this, and return how many letters it were."""
