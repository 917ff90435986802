"""The published files of the catalogue in an S3 bucket, asked for only when they may have changed."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from feedback_api.aws.bucket_place import BucketPlace
from feedback_api.catalogue.published import FileRead

# A visit day that was added shows up in the form a minute later, and a busy function asks once a minute a file.
FRESH_FOR = 60.0
# A bucket that cannot be reached is left alone for so long, whatever is asked; the copies serve people meanwhile.
AWAY_FOR = 5.0

# A file that is not there is forbidden to a role that may not list the bucket.
_NOTHING_NEW = frozenset({HTTPStatus.NOT_MODIFIED, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN})


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What is known of a file, and until when it is good enough."""

    state: Hashable | None
    until: float


class BucketFiles:
    """`PublishedFiles` from a place in a bucket. `clock` counts seconds and never goes back."""

    def __init__(self, place: BucketPlace, *, clock: Callable[[], float]) -> None:
        self._place = place
        self._clock = clock
        self._client: Any = None
        self._asked: dict[str, _Asked] = {}
        self._away_until = float("-inf")

    def read(self, path: str, known: Hashable | None) -> FileRead | None:
        if self._clock() < max(self._away_until, self._good_until(path, known)):
            return None
        try:
            found, good_for = self._fetched(path, known)
        except (BotoCoreError, OSError):
            self._away_until = self._clock() + AWAY_FOR
            return None
        self._asked[path] = _Asked(state=found.state if found else known, until=self._clock() + good_for)
        return found

    def _good_until(self, path: str, known: Hashable | None) -> float:
        before = self._asked.get(path)
        return before.until if before is not None and before.state == known else float("-inf")

    def _fetched(self, path: str, known: Hashable | None) -> tuple[FileRead | None, float]:
        """Return the file unless it is as known, missing or refused just now, and how long that is good enough."""
        unless = {"IfNoneMatch": known} if known else {}
        try:
            answer = self._opened().get_object(Bucket=self._place.bucket, Key=self._place.key(path), **unless)
            return FileRead(state=str(answer["ETag"]), content=answer["Body"].read()), FRESH_FOR
        except ClientError as refused:
            is_told = refused.response["ResponseMetadata"]["HTTPStatusCode"] in _NOTHING_NEW
            return None, FRESH_FOR if is_told else AWAY_FOR

    def _opened(self) -> Any:  # noqa: ANN401 boto3 makes its clients' types at run time
        """Return the client, made when the first file is asked for: most requests to a fresh function need none."""
        self._client = self._client or self._place.client()
        return self._client
