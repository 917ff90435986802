"""Reads where in S3 something lies, and opens the way there."""

import re
from dataclasses import dataclass, field
from posixpath import normpath
from typing import Any
from urllib.parse import parse_qsl, urlsplit

_PLACE = re.compile(r"(?P<bucket>[a-z0-9][a-z0-9.-]{2,62})/(?P<prefix>[a-z0-9-]+(?:/[a-z0-9-]+)*)")
_KNOWN = {"region", "endpoint"}
# A person waits at the other end.
CONNECT_SECONDS, READ_SECONDS, TRIES = 1.0, 3.0, 2


class BadBucketPlace(Exception):
    """It is not written like `bucket/folder` or `bucket/folder?region=ap-southeast-3`."""


@dataclass(frozen=True, kw_only=True)
class BucketPlace:
    """A folder of a bucket. Region and keys come from the machine unless they are said here."""

    bucket: str
    prefix: str
    region: str | None = None
    endpoint: str | None = None
    access_key: str | None = None
    secret: str | None = field(default=None, repr=False)

    @classmethod
    def parsed(cls, text: str) -> "BucketPlace":
        """Read `bucket/folder?region=…&endpoint=http://key:secret@host:port`, or raise `BadBucketPlace`."""
        place, _, options = text.partition("?")
        found, said = _PLACE.fullmatch(place), dict(parse_qsl(options))
        if found is None or not set(said) <= _KNOWN:
            raise BadBucketPlace(place)
        endpoint = urlsplit(said.get("endpoint", ""))
        address = endpoint._replace(netloc=endpoint.netloc.rpartition("@")[2]).geturl()
        return cls(
            bucket=found["bucket"],
            prefix=found["prefix"],
            region=said.get("region"),
            endpoint=address or None,
            access_key=endpoint.username,
            secret=endpoint.password,
        )

    def key(self, path: str) -> str:
        """Return the whole key of a file, whose path is from this folder."""
        return normpath(f"{self.prefix}/{path}")

    def client(self, *, connections: int = 4) -> Any:  # noqa: ANN401 a service's client is made at run time
        """Return a client of the bucket's service; it may be used by several threads."""
        from botocore.config import Config  # noqa: PLC0415 a site on one machine never needs it

        from feedback_api.aws.session import new_client  # noqa: PLC0415 the same

        return new_client(
            "s3",
            region_name=self.region,
            endpoint_url=self.endpoint,
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret,
            config=Config(
                connect_timeout=CONNECT_SECONDS,
                read_timeout=READ_SECONDS,
                retries={"total_max_attempts": TRIES, "mode": "standard"},
                max_pool_connections=connections,
                s3={"addressing_style": "path"} if self.endpoint else {},
            ),
        )
