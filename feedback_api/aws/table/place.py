"""Reads where in DynamoDB an office's data lies: table, office, and how to get there."""

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, urlsplit

_PLACE = re.compile(r"(?P<table>[A-Za-z0-9_.-]{3,255})/(?P<office>[a-z0-9][a-z0-9-]{0,40})")
_KNOWN = {"region", "endpoint", "waits"}
_SECONDS = re.compile(r"[1-9][0-9]?")


class BadPlace(Exception):
    """It is not written like `table/office`, `table/office?region=ap-southeast-3`."""


@dataclass(frozen=True, kw_only=True)
class TablePlace:
    """An office's part of a table. Region and keys come from the machine unless they are said here.

    `waits` is how many seconds an answer may take, where that is not left to who asks.
    """

    table: str
    office: str
    region: str | None = None
    endpoint: str | None = None
    key: str | None = None
    secret: str | None = field(default=None, repr=False)
    waits: int | None = None

    @classmethod
    def parsed(cls, text: str) -> "TablePlace":
        """Read `table/office?region=…&endpoint=http://key:secret@host:port&waits=3`, or raise `BadPlace`."""
        place, _, options = text.partition("?")
        found = _PLACE.fullmatch(place)
        said = dict(parse_qsl(options))
        waits = said.get("waits")
        if found is None or not set(said) <= _KNOWN or (waits and not _SECONDS.fullmatch(waits)):
            raise BadPlace(place)
        endpoint = urlsplit(said.get("endpoint", ""))
        return cls(
            table=found["table"],
            office=found["office"],
            region=said.get("region"),
            endpoint=_without_keys(endpoint),
            key=endpoint.username,
            secret=endpoint.password,
            waits=int(waits) if waits else None,
        )


def _without_keys(endpoint: SplitResult) -> str | None:
    if not endpoint.netloc:
        return None
    return endpoint._replace(netloc=endpoint.netloc.rpartition("@")[2]).geturl()
