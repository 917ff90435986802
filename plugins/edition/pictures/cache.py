"""Keeps what was made of a picture, so that it is read once for as long as its bytes stay the same.

A folder outside of everything that is served. One file a picture: a line of JSON, then the bytes one after the other.
"""

import hashlib
import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.edition.pictures.making import RECIPE, Made, Variant, variants

FORGOTTEN_AFTER = 180 * 24 * 60 * 60
ENDING = ".gambar"


@dataclass(frozen=True, kw_only=True)
class PictureCache:
    """What lies in the folder is ours; anything that cannot be read is as good as not there."""

    folder: Path

    def found(self, raw: bytes, ending: str) -> Made | None:
        path = self._path(raw, ending)
        try:
            head, _, rest = path.read_bytes().partition(b"\n")
            kept = _made(json.loads(head), rest)
            os.utime(path)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return kept

    def keep(self, raw: bytes, ending: str, one: Made) -> None:
        """Write it whole or not at all; raises `OSError` where nothing can be written."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        every = tuple(variants(one))
        head = [[each.suffix, each.width, each.height, len(each.data)] for each in every]
        path = self._path(raw, ending)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(json.dumps(head).encode() + b"\n" + b"".join(each.data for each in every))
        unfinished.replace(path)
        self._forget_old()

    def _path(self, raw: bytes, ending: str) -> Path:
        digest = hashlib.blake2b(raw, digest_size=16, salt=f"{RECIPE}{ending}".encode()[:16])
        return self.folder / f"{digest.hexdigest()}{ENDING}"

    def _forget_old(self) -> None:
        long_ago = time.time() - FORGOTTEN_AFTER
        for path in self.folder.glob(f"*{ENDING}"):
            with suppress(OSError):  # another press forgot it first, or it is none of ours to delete
                if path.stat().st_mtime < long_ago:
                    path.unlink()


def _made(head: list[tuple[str, int, int, int]], rest: bytes) -> Made:
    """Raise `ValueError` if the bytes are not all there."""
    every, start = [], 0
    for suffix, width, height, length in head:
        data = rest[start : start + length]
        if len(data) != length:
            raise ValueError(suffix)
        every.append(Variant(suffix=suffix, width=width, height=height, data=data))
        start += length
    main, *others = every
    return Made(main=main, others=tuple(others))
