"""Keeps the last good readings in the bucket: one SQLite file, outside the folder that readers see."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from feedback_api.aws.bucket_place import BucketPlace
from plugins.edition.readings.reading import Readings
from publisher.readings.sqlite import SqliteReadings

KEY = "press/readings.sqlite"


@dataclass(frozen=True, kw_only=True)
class BucketReadings:
    """A `ReadingsPlace`; `scratch` may be written to, and is forgotten with the machine."""

    place: BucketPlace
    client: Any
    scratch: Path

    def read(self) -> Readings | None:
        try:
            answer = self.client.get_object(Bucket=self.place.bucket, Key=KEY)
        except self.client.exceptions.NoSuchKey:
            self._file.unlink(missing_ok=True)
            return None
        self.scratch.mkdir(parents=True, exist_ok=True)
        self._file.write_bytes(answer["Body"].read())
        return SqliteReadings(path=self._file).read()

    def write(self, readings: Readings) -> None:
        self.read()
        self.scratch.mkdir(parents=True, exist_ok=True)
        SqliteReadings(path=self._file).write(readings)
        self.client.put_object(Bucket=self.place.bucket, Key=KEY, Body=self._file.read_bytes())

    @property
    def _file(self) -> Path:
        return self.scratch / "readings.sqlite"
