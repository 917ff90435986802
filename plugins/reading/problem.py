"""One thing an editor should put right, with the place where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, order=True)
class ContentProblem:
    """Sorted by file, then line; printed as editors' programs expect it: `file:line: sentence`."""

    path: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"
