"""A page that could not be made although its content file passed the check."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class PageFault:
    """`about` is the page's address, or the content file it is made of."""

    about: str
    error: Exception


@dataclass(kw_only=True)
class PageFaults:
    """Those of one build. Unless they are `gathered`, the first one ends the build: nobody would stand in for it."""

    gathered: bool = False
    found: list[PageFault] = field(default_factory=list)

    @contextmanager
    def making(self, about: str) -> Iterator[None]:
        """Go on after whatever goes wrong inside the block: of a build with a fault nothing is published anyway.

        A disk that fails is no fault of the page: no file may be held back for it.
        """
        try:
            yield
        except OSError:
            raise
        except Exception as error:
            if not self.gathered:
                raise
            self.found.append(PageFault(about=about, error=error))
