"""Reads and writes the objects of a site in a bucket."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import Any

from botocore.exceptions import ClientError

from feedback_api.aws.bucket_place import BucketPlace
from feedback_api.web.answers.file_headers import FOR_EVER, content_type, is_asked_each_time, is_immutable
from publisher.target.manifest import Manifest

# Readers ask CloudFront each time, CloudFront asks the bucket every five minutes: no build has to clear any cache.
SHARED_FIVE_MINUTES = "public, max-age=0, must-revalidate, s-maxage=300"
AN_HOUR = "public, max-age=3600"
# Raise it with every change of the headers below; every file is then written again.
HEADER_RULES = "1"

# Outside the folder that readers see.
MANIFEST = "press/manifest.json"
AT_ONCE = 16
_MOST_DELETED_AT_ONCE = 1000
_SOMEBODY_WAS_FASTER = frozenset({HTTPStatus.PRECONDITION_FAILED, HTTPStatus.CONFLICT})


class ChangedMeanwhile(Exception):
    """Somebody else wrote the manifest after we read it."""


@dataclass(frozen=True, kw_only=True)
class KeptManifest:
    """The manifest as it stands in the bucket; without an `etag` there is none yet."""

    manifest: Manifest
    etag: str | None


class BucketObjects:
    """The objects below one place."""

    def __init__(self, place: BucketPlace, client: Any) -> None:  # noqa: ANN401 boto3 makes its clients' types at run time
        self._place = place
        self._client = client

    def manifest(self) -> KeptManifest:
        try:
            answer = self._client.get_object(Bucket=self._place.bucket, Key=MANIFEST)
        except self._client.exceptions.NoSuchKey:
            return KeptManifest(manifest=Manifest(), etag=None)
        return KeptManifest(manifest=Manifest.parsed(answer["Body"].read()), etag=str(answer["ETag"]))

    def write_manifest(self, manifest: Manifest, *, instead_of: KeptManifest) -> KeptManifest:
        """Replace the manifest that was read, or raise `ChangedMeanwhile`."""
        only = {"IfMatch": instead_of.etag} if instead_of.etag else {"IfNoneMatch": "*"}
        body = manifest.as_json()
        where = {"Bucket": self._place.bucket, "Key": MANIFEST}
        try:
            answer = self._client.put_object(**where, Body=body, ContentType="application/json", **only)
        except ClientError as refused:
            if refused.response["ResponseMetadata"]["HTTPStatusCode"] not in _SOMEBODY_WAS_FASTER:
                raise
            # The answer to our own writing may have been lost, and the second try found what the first had written.
            kept = self.manifest()
            if kept.manifest != manifest:
                raise ChangedMeanwhile from refused
            return kept
        return KeptManifest(manifest=manifest, etag=str(answer["ETag"]))

    def put(self, path: str, content: bytes) -> None:
        self._client.put_object(
            Bucket=self._place.bucket,
            Key=self._place.key(path),
            Body=content,
            ContentType=content_type(PurePosixPath(path)),
            CacheControl=cache_control(path),
        )

    def digests(self) -> dict[str, str]:
        """Return every file that really stands there; slow, so only where the manifest cannot be believed."""
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._place.bucket, Prefix=f"{self._place.prefix}/"
        )
        listed = (entry for page in pages for entry in page.get("Contents", ()))
        start = len(self._place.prefix) + 1
        return {entry["Key"][start:]: entry["ETag"].strip('"') for entry in listed}

    def delete(self, paths: Iterable[str]) -> None:
        keys = [{"Key": self._place.key(path)} for path in sorted(paths)]
        for start in range(0, len(keys), _MOST_DELETED_AT_ONCE):
            some = {"Objects": keys[start : start + _MOST_DELETED_AT_ONCE], "Quiet": True}
            answer = self._client.delete_objects(Bucket=self._place.bucket, Delete=some)
            if answer.get("Errors"):
                raise ClientError({"Error": answer["Errors"][0]}, "DeleteObjects")


def cache_control(path: str) -> str:
    """Say how long browsers and CloudFront may keep a file without asking."""
    file = PurePosixPath(path)
    if is_immutable(file):
        return FOR_EVER
    return SHARED_FIVE_MINUTES if is_asked_each_time(file) else AN_HOUR


def digest(content: bytes) -> str:
    """Return what S3 calls such an object, which lets a listing stand in for a manifest."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()
