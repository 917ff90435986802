"""The content that editors committed last: a zip in the bucket, or what came with the program."""

import shutil
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from feedback_api.aws.bucket_place import BucketPlace

# Replaced whole by the editors' workflow, once the checks have passed.
KEY = "content/current.zip"
FOLDER = "content"
BUNDLED = "bundled"


class NotAContent(Exception):
    """The zip holds something else than one folder `content/`."""


@dataclass(frozen=True, kw_only=True)
class EditorsContent:
    """`bundled` is the project's own folder; `scratch` may be written to."""

    place: BucketPlace
    client: Any
    bundled: Path
    scratch: Path

    def fingerprint(self) -> str:
        """Return a text that differs once editors committed something."""
        try:
            return str(self.client.head_object(Bucket=self.place.bucket, Key=KEY)["ETag"])
        except self.client.exceptions.ClientError as refused:
            if refused.response["ResponseMetadata"]["HTTPStatusCode"] != 404:  # noqa: PLR2004 not found
                raise
            return BUNDLED

    def unpacked(self) -> Path:
        """Return the folder above `content/`, with what is newest in it."""
        try:
            answer = self.client.get_object(Bucket=self.place.bucket, Key=KEY)
        except self.client.exceptions.NoSuchKey:
            return self.bundled
        shutil.rmtree(self.scratch, ignore_errors=True)
        with zipfile.ZipFile(BytesIO(answer["Body"].read())) as archive:
            if any(not name.startswith(f"{FOLDER}/") for name in archive.namelist()):
                raise NotAContent
            archive.extractall(self.scratch)  # zipfile itself lets no name lead out of the folder
        return self.scratch
