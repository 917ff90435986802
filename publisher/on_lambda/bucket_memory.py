"""Keeps in the bucket what the press remembers of its last good build."""

from dataclasses import dataclass
from typing import Any

from feedback_api.aws.bucket_place import BucketPlace
from publisher.press_memory import Remembered, as_remembered, as_text

KEY = "press/memory.json"


@dataclass(frozen=True, kw_only=True)
class BucketMemory:
    """A `Memory` outside the folder that readers see."""

    place: BucketPlace
    client: Any

    def read(self) -> Remembered | None:
        try:
            answer = self.client.get_object(Bucket=self.place.bucket, Key=KEY)
        except self.client.exceptions.NoSuchKey:
            return None
        return as_remembered(answer["Body"].read())

    def write(self, remembered: Remembered) -> None:
        self.client.put_object(Bucket=self.place.bucket, Key=KEY, Body=as_text(remembered).encode())
