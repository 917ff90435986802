"""Writes a dump and reads it back: a line says what it is, one line for each row, and the last line counts them."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from feedback_api.durable_file import written_durably
from feedback_api.store.everything import NAMED_BY, RowStore, StoredRow

_WHAT_IT_IS = {"dump": "sekali-datang"}
_HEAD = json.dumps({**_WHAT_IT_IS, "format": 1})
# A dump of any format begins so.
_BEGINNING = json.dumps(_WHAT_IT_IS).removesuffix("}").encode()
_ONLY_FOR_ITS_OWNER = 0o600
# Every office has some of one of them; a place that nobody wrote to yet has its numbers all the same.
_OF_AN_OFFICE = frozenset({"staff", "submissions"})


class BadDump(Exception):
    """The file is no dump, one of another format, or one that was cut off or changed."""


class NoDump(Exception):
    """Something else has the name that a dump was to have."""


class NothingKept(Exception):
    """The place has neither staff nor submissions; no file was written."""


def dump(store: RowStore, path: Path) -> None:
    """Write a file that only its owner may read; it has its name once it is whole, in the place of an older dump.

    Raise `NoDump` if that would replace anything else, `NothingKept` if there is no office to be written.
    """
    if path.exists() and not _is_dump(path):
        raise NoDump(path)
    with written_durably(path, mode=_ONLY_FOR_ITS_OWNER) as file:
        counted, digest, is_office = 0, hashlib.sha256(), False
        file.write(f"{_HEAD}\n")
        for row in store.rows():
            file.write(f"{row.line}\n")
            counted += 1
            digest.update(row.line.encode())
            is_office = is_office or row.table in _OF_AN_OFFICE
        if not is_office:
            raise NothingKept
        file.write(_end(counted, digest.hexdigest()))


def read(path: Path) -> Iterator[StoredRow]:
    """Yield the rows of a dump, or raise `BadDump`: at its end if it is not whole."""
    counted, digest = 0, hashlib.sha256()
    with path.open(encoding="ascii") as file, suppress(ValueError, LookupError, TypeError):
        if file.readline() == f"{_HEAD}\n":
            for line in file:
                if line == _end(counted, digest.hexdigest()):
                    return
                row = _row(line)
                counted += 1
                digest.update(row.line.encode())
                yield row
    raise BadDump(path)


def _row(line: str) -> StoredRow:
    """Return the row of a line; `LookupError` for a table that is unknown here, or a row without its name."""
    row = StoredRow(**json.loads(line))
    for field in NAMED_BY[row.table]:
        row.fields[field]
    return row


def _is_dump(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_BEGINNING)) == _BEGINNING


def _end(counted: int, digest: str) -> str:
    return json.dumps({"rows": counted, "sha256": digest}) + "\n"
