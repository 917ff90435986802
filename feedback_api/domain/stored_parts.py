"""Reads a dataclass out of a document by the types that it declares, and writes it as documents are kept."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache, partial
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from feedback_api.domain.stored_format import MORE, Beyond, DocumentFormat, Raw, own_fields, said_by, unknown_fields

T = TypeVar("T")
Reader = Callable[[Any], Any]
# Clocks of an office: beyond them a time cannot even be shown in its own zone.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def part_of(kind: type[T], raw: Raw, **given: object) -> T:
    """Return what the fields say; what is given is not read, what they leave out is as declared, or nothing.

    What no version wrote raises one of the errors that `DocumentFormat.reading` knows.
    """
    shape = _shape_of(kind)  # type: ignore[arg-type]  # a class can be hashed
    found = (item for item in raw.items() if item[1] is not None and item[0] not in given)
    said = {name: shape.readers[name](value) for name, value in found if name in shape.readers}
    more = {MORE: unknown_fields(kind, raw)} if shape.has_more else {}
    return kind(**{**shape.nothing, **said, **more, **given})


def known_values(kind: type, raw: Raw) -> dict[str, Any]:
    """Return the values of those fields that a dataclass has, also where they say nothing."""
    readers = _shape_of(kind).readers
    return {name: value if value is None else readers[name](value) for name, value in raw.items() if name in readers}


def read_document(form: DocumentFormat, kind: type[T], document: str) -> T:
    """Read what `document_of` wrote, or raise the refusal of its format."""
    with form.reading():
        return part_of(kind, form.upgraded(said_by(document)))


def document_of(
    form: DocumentFormat, thing: object, beyond: Beyond | None = None, *, beside: tuple[str, ...] = ()
) -> str:
    """Return the document in which a dataclass is kept, but for the fields that stand beside it."""
    said = {name: getattr(thing, name) for name in own_fields(type(thing)) if name not in beside}
    return json.dumps(form.marked(said, beyond), default=_plain, ensure_ascii=False, separators=(",", ":"))


def moment(text: str) -> datetime:
    """Read an aware time of an office's lifetime."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None or not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        raise ValueError(text)
    return at


@dataclass(frozen=True, kw_only=True)
class _FieldReaders:
    """How each field is read, which are nothing unless something is said, and whether what is unknown is carried."""

    readers: Mapping[str, Reader]
    nothing: Mapping[str, None]
    has_more: bool


@cache
def _shape_of(kind: Any) -> _FieldReaders:  # noqa: ANN401 a dataclass
    types = get_type_hints(kind)
    needed = {one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING}
    return _FieldReaders(
        readers={name: _reader_of(types[name]) for name in own_fields(kind)},
        nothing={name: None for name in needed if NoneType in get_args(types[name])},
        has_more=MORE in types,
    )


def _reader_of(declared: Any) -> Reader:  # noqa: ANN401 a type, or several in one
    first = next((one for one in get_args(declared) if one is not NoneType), None)
    if get_origin(declared) is tuple:
        return partial(_each, _reader_of(first))
    if get_origin(declared) is Mapping:
        return dict
    if first is not None:
        return _reader_of(first)
    if isinstance(declared, type) and is_dataclass(declared):
        return partial(part_of, declared)
    return _OTHERWISE_WRITTEN.get(declared) or (declared if issubclass(declared, Enum) else partial(_itself, declared))


def _each(read: Reader, said: Any) -> tuple[Any, ...]:  # noqa: ANN401 JSON can hold anything
    if not isinstance(said, list | tuple):
        raise TypeError(said)
    return tuple(map(read, said))


def _itself(kind: type, said: T) -> T:
    if type(said) is not kind:
        raise TypeError(said)
    return said


def _whole(said: str | int) -> int:
    """Return a number, which a column that a later version added may hold as text."""
    if type(said) not in {int, str}:
        raise TypeError(said)
    return int(said)


def _plain(value: object) -> str | dict[str, Any]:
    """Return what JSON can hold: a time in UTC or a day as text, the fields of a part."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else vars(value)


_OTHERWISE_WRITTEN: Mapping[type, Reader] = {datetime: moment, date: date.fromisoformat, int: _whole}
