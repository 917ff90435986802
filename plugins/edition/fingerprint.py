"""Short names for what a page shows, the same in every process: where two are equal, so are the things."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date, time, tzinfo
from enum import Enum
from pathlib import PurePath
from typing import Any

Fingerprint = bytes
SIZE = 16


class Nameless(Exception):
    """There is something inside of which nobody can say whether two are equal."""


def fingerprint(thing: object) -> Fingerprint | None:
    """Return the name of a thing; `None` for one that is like no other."""
    try:
        return _digest(_told(thing))
    except Nameless:
        return None


def _digest(parts: Iterable[bytes]) -> Fingerprint:
    digest = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _told(thing: Any) -> Iterator[bytes]:  # noqa: ANN401 a page can show anything
    """Yield the parts of a thing, its type first: a text is no number, and no list is its only element."""
    yield type(thing).__qualname__.encode()
    plain = _plain(thing)
    if plain is not None:
        yield plain
    elif isinstance(thing, (tuple, list)):
        yield from (_digest(_told(one)) for one in thing)
    elif isinstance(thing, AbstractSet):
        yield from sorted(_digest(_told(one)) for one in thing)
    elif isinstance(thing, Mapping):
        yield from sorted(_digest(_told(pair)) for pair in thing.items())
    else:
        yield from _of_object(thing)


def _plain(thing: Any) -> bytes | None:  # noqa: ANN401 the same
    """Return what has no parts as bytes."""
    match thing:
        case bytes():
            return thing
        case Enum():
            return thing.name.encode()
        case str():
            return thing.encode("utf-8", "surrogatepass")
        case None | int() | float() | date() | time() | PurePath() | tzinfo():
            return str(thing).encode()
    return None


def _of_object(thing: Any) -> Iterator[bytes]:  # noqa: ANN401 the same
    own = getattr(thing, "fingerprint", None)
    if isinstance(own, bytes):
        yield own
    elif is_dataclass(thing):
        yield from (_digest(_told(getattr(thing, field.name))) for field in fields(thing))
    else:
        raise Nameless(type(thing).__qualname__)
