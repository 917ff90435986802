"""Every kind of catalogue, opened for the contract tests; a new one is one more function here."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from feedback_api.aws.bucket_place import BucketPlace
from feedback_api.catalogue import open_catalogue
from feedback_api.catalogue.bucket import FRESH_FOR
from feedback_api.catalogue.protocol import Catalogue
from tests.aws.ministack import shared_aws


@dataclass(frozen=True, kw_only=True)
class OpenedCatalogue:
    """A catalogue, and how a test plays the press: publish a file, publish rubbish, take a file away.

    Each of these also lets the time pass after which the catalogue looks again.
    """

    catalogue: Catalogue
    publish: Callable[[str, Any], None]
    publish_shard: Callable[[int, Any], None]
    break_file: Callable[[str], None]
    remove: Callable[[str], None]


HALF = b'[{"slug": "half'


def open_directory(scratch: Path) -> OpenedCatalogue:
    folder = scratch / "catalogue"

    def publish(name: str, content: Any) -> None:
        _replace(folder / f"{name}.json", json.dumps(content).encode())

    return OpenedCatalogue(
        catalogue=open_catalogue(f"directory:{folder}"),
        publish=publish,
        publish_shard=lambda key, content: _replace(scratch / "cari" / f"{key}.json", json.dumps(content).encode()),
        break_file=lambda name: _replace(folder / f"{name}.json", HALF),
        remove=lambda name: (folder / f"{name}.json").unlink(),
    )


def open_bucket(_scratch: Path) -> OpenedCatalogue:
    aws, seconds = shared_aws(), [0.0]
    place = f"catalogue-{uuid.uuid4().hex[:12]}/site/data/catalogue{aws.url_options}"
    bucket = BucketPlace.parsed(place)
    client = bucket.client()
    client.create_bucket(Bucket=bucket.bucket, CreateBucketConfiguration={"LocationConstraint": aws.region})

    def put(path: str, content: bytes) -> None:
        client.put_object(Bucket=bucket.bucket, Key=bucket.key(path), Body=content)
        seconds[0] += FRESH_FOR

    def remove(name: str) -> None:
        client.delete_object(Bucket=bucket.bucket, Key=bucket.key(f"{name}.json"))
        seconds[0] += FRESH_FOR

    return OpenedCatalogue(
        catalogue=open_catalogue(f"s3:{place}", clock=lambda: seconds[0]),
        publish=lambda name, content: put(f"{name}.json", json.dumps(content).encode()),
        publish_shard=lambda key, content: put(f"../cari/{key}.json", json.dumps(content).encode()),
        break_file=lambda name: put(f"{name}.json", HALF),
        remove=remove,
    )


def _replace(path: Path, content: bytes) -> None:
    """Replace a file whole, as the press does."""
    path.parent.mkdir(exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(path)


def open_directory_with_form(scratch: Path) -> OpenedCatalogue:
    return _with_form(open_directory(scratch))


def open_bucket_with_form(scratch: Path) -> OpenedCatalogue:
    return _with_form(open_bucket(scratch))


def _with_form(opened: OpenedCatalogue) -> OpenedCatalogue:
    """Return the same; its press is of today, and writes what a form needs into one file."""
    lists: dict[str, Any] = {"guides": [], "villages": [], "holidays": []}

    def publish(name: str, content: Any) -> None:
        opened.publish(name, content)
        if name in lists:
            lists[name] = content
            opened.publish("form", lists)

    return replace(
        opened,
        publish=publish,
        break_file=lambda _: opened.break_file("form"),
        remove=lambda _: opened.remove("form"),
    )


OF_AN_OLDER_SITE = [open_directory, open_bucket]
CATALOGUES = [*OF_AN_OLDER_SITE, open_directory_with_form, open_bucket_with_form]
