"""Every file that stands where a press builds: what this process wrote, above what stands in a place that keeps it."""

from collections.abc import Iterator, MutableMapping
from typing import Protocol

from plugins.edition.fingerprint import Fingerprint


class LeftFiles(Protocol):
    """The files that were kept: as they lie there still, by path with digest and what each showed."""

    def found(self, path: str) -> tuple[bytes, Fingerprint | None] | None:
        """Return what is known of a file; `None` if there is none, or it is not as it was left any more."""

    def has(self, path: str) -> bool:
        """Say whether a file was left there, whatever became of it."""
        ...

    def paths(self) -> Iterator[str]:
        """Yield every file that was left."""
        ...

    def count(self) -> int: ...


class KnownFiles(MutableMapping[str, bytes]):
    """Digests by paths. What was kept is looked up one by one: a press that prints again asks for a few of many."""

    def __init__(self, left: LeftFiles | None = None) -> None:
        self._left = left
        self._own: dict[str, bytes | None] = {}
        self._shown: dict[str, Fingerprint | None] = {}
        self._count = left.count() if left else 0

    def __getitem__(self, path: str) -> bytes:
        digest = self._own[path] if path in self._own else self._kept(path)[0]
        if digest is None:
            raise KeyError(path)
        return digest

    def __setitem__(self, path: str, digest: bytes) -> None:
        self._count += not self._has(path)
        self._own[path] = digest
        self._shown.setdefault(path, None)

    def __delitem__(self, path: str) -> None:
        if self._has(path):
            self._count -= 1
            self._own[path] = self._shown[path] = None

    def __iter__(self) -> Iterator[str]:
        """Yield all of them, those that are not as they were left too: what nobody makes anew has to go."""
        kept = self._left.paths() if self._left else iter(())
        yield from (path for path in kept if path not in self._own)
        yield from (path for path, digest in self._own.items() if digest is not None)

    def __len__(self) -> int:
        return self._count

    def shown(self, path: str) -> Fingerprint | None:
        """Return what a page was last made of, if that is known."""
        return self._shown[path] if path in self._own else self._kept(path)[1]

    def show(self, path: str, told: Fingerprint | None) -> None:
        self._own[path] = self.get(path)
        self._shown[path] = told

    def rest_on(self, left: LeftFiles) -> None:
        """Let go of what is kept by now."""
        self._left, self._own, self._shown = left, {}, {}

    def _has(self, path: str) -> bool:
        if path in self._own:
            return self._own[path] is not None
        return self._left is not None and self._left.has(path)

    def _kept(self, path: str) -> tuple[bytes | None, Fingerprint | None]:
        return (self._left.found(path) if self._left else None) or (None, None)
