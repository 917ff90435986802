"""Every place for last good readings, opened for the contract tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from publisher.on_lambda.bucket_readings import KEY, BucketReadings
from publisher.readings.protocol import ReadingsPlace
from publisher.readings.sqlite import SqliteReadings
from tests.contract.targets import a_bucket


@dataclass(frozen=True, kw_only=True)
class OpenReadings:
    """A place, the same as a press that starts anew opens it, and somebody who spoils it."""

    place: ReadingsPlace
    anew: Callable[[], ReadingsPlace]
    spoil: Callable[[], object]


@contextmanager
def open_file(scratch: Path) -> Iterator[OpenReadings]:
    path = scratch / "readings.sqlite"
    yield OpenReadings(
        place=SqliteReadings(path=path),
        anew=lambda: SqliteReadings(path=path),
        spoil=lambda: path.write_bytes(b"no database" * 999),
    )


@contextmanager
def open_bucket(scratch: Path) -> Iterator[OpenReadings]:
    bucket = a_bucket()

    def opened(name: str) -> BucketReadings:
        return BucketReadings(place=bucket.place, client=bucket.client, scratch=scratch / name)

    yield OpenReadings(
        place=opened("one"),
        anew=lambda: opened("another"),
        spoil=lambda: bucket.client.put_object(Bucket=bucket.place.bucket, Key=KEY, Body=b"no database" * 999),
    )
    bucket.client.close()


PLACES = (open_file, open_bucket)
