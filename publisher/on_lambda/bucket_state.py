"""Keeps in the bucket what the press knows of its last build, so that one on a fresh machine prints again."""

import io
import tarfile
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from feedback_api.aws.bucket_place import BucketPlace
from publisher.building.press_state import ANSWERS

# Below `press/`, where nobody but the press may write: it holds programs, see decision 0080.
KEY = "press/state.tar"
STATE, PIECES = "press.sqlite", "press.pieces"
_NAMES = (STATE, ANSWERS, PIECES)


@dataclass(kw_only=True)
class BucketState:
    """The files of a `PressState` as one object, which is there whole or not at all; `folder` may be written to."""

    place: BucketPlace
    client: Any
    folder: Path
    _etag: str | None = field(default=None, init=False)

    def fetch(self) -> None:
        """Let the folder hold what the last press left, and nothing else."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in _NAMES:
            (self.folder / name).unlink(missing_ok=True)
        self._etag = None
        try:
            answer = self.client.get_object(Bucket=self.place.bucket, Key=KEY)
        except self.client.exceptions.NoSuchKey:
            return
        self._etag = str(answer["ETag"])
        try:
            with tarfile.open(fileobj=io.BytesIO(answer["Body"].read())) as archive:
                for name in set(archive.getnames()) & set(_NAMES):
                    archive.extract(name, self.folder, filter="data")
        except tarfile.TarError:
            return

    def keep(self) -> None:
        """Write what the folder holds, unless another press has written since; losing it costs one whole build."""
        made = io.BytesIO()
        with tarfile.open(fileobj=made, mode="w") as archive:
            for name in _NAMES:
                if (self.folder / name).exists():
                    archive.add(self.folder / name, arcname=name)
        only = {"IfMatch": self._etag} if self._etag else {"IfNoneMatch": "*"}
        try:
            answer = self.client.put_object(Bucket=self.place.bucket, Key=KEY, Body=made.getvalue(), **only)
        except ClientError as refused:
            if refused.response["ResponseMetadata"]["HTTPStatusCode"] not in _SOMEBODY_WAS_FASTER:
                raise
            return
        self._etag = str(answer["ETag"])

    def drop(self) -> None:
        """Let the next press begin anew."""
        self.client.delete_object(Bucket=self.place.bucket, Key=KEY)
        self._etag = None


_SOMEBODY_WAS_FASTER = frozenset({HTTPStatus.PRECONDITION_FAILED, HTTPStatus.CONFLICT, HTTPStatus.NOT_FOUND})
