"""Every place a site can be published to, opened for the contract tests."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from feedback_api.aws.bucket_place import BucketPlace
from publisher.target.bucket import CLAIM, BucketTarget
from publisher.target.bucket_objects import BucketObjects
from publisher.target.directory import MARK, DirectoryTarget
from publisher.target.manifest import ManifestClaim
from publisher.target.protocol import Target
from tests.aws.ministack import shared_aws
from tests.unit.publisher.presses import Clock
from tests.unit.publisher.sites import everything, plain_files


@dataclass(frozen=True, kw_only=True)
class OpenTarget:
    """A target, what its readers see, which writing a file is from, and a press that dies while it replaces a page."""

    target: Target
    files: Callable[[], dict[str, bytes]]
    written_in: Callable[[str], object]
    interrupt: Callable[[str], None]


@contextmanager
def open_directory(scratch: Path) -> Iterator[OpenTarget]:
    root = scratch / "site"

    def interrupt(path: str) -> None:
        (root / path).with_name(f".{Path(path).name}.0a1b.part").write_text("half")
        (root / path).write_text("torn")
        (root / "index.html.br").unlink()
        (root / MARK).write_text("")

    yield OpenTarget(
        target=DirectoryTarget(root=root),
        files=lambda: {path: content for path, content in everything(root).items() if path in plain_files(root)},
        written_in=lambda path: (root / path).stat().st_ino,
        interrupt=interrupt,
    )


@dataclass(frozen=True, kw_only=True)
class OpenBucket:
    """A bucket of its own for one test, on the tests' own server."""

    place: BucketPlace
    client: Any
    clock: Clock

    def target(self) -> BucketTarget:
        return BucketTarget(objects=BucketObjects(self.place, self.client), now=self.clock.now)

    def files(self) -> dict[str, bytes]:
        return {path: self.head(path)["Body"].read() for path in BucketObjects(self.place, self.client).digests()}

    def head(self, path: str):
        return self.client.get_object(Bucket=self.place.bucket, Key=self.place.key(path))

    def interrupt(self, path: str) -> None:
        """Let a press die that has claimed the site, replaced a page and written a new one."""
        target = self.target()
        kept = target.objects.manifest()
        claim = ManifestClaim(by="dead", until=self.clock.now() + CLAIM)
        target.objects.write_manifest(replace(kept.manifest, claim=claim), instead_of=kept)
        target.objects.put(path, b"of another build")
        target.objects.put("tanya/stray/index.html", b"of another build")
        self.clock.move(CLAIM)


def a_bucket() -> OpenBucket:
    aws = shared_aws()
    place = BucketPlace.parsed(f"site-{uuid.uuid4().hex[:12]}/site{aws.url_options}")
    client = place.client(connections=16)
    client.create_bucket(Bucket=place.bucket, CreateBucketConfiguration={"LocationConstraint": aws.region})
    client.put_bucket_versioning(Bucket=place.bucket, VersioningConfiguration={"Status": "Enabled"})
    return OpenBucket(place=place, client=client, clock=Clock())


@contextmanager
def open_bucket(_scratch: Path) -> Iterator[OpenTarget]:
    bucket = a_bucket()
    yield OpenTarget(
        target=bucket.target(),
        files=bucket.files,
        written_in=lambda path: bucket.head(path)["VersionId"],
        interrupt=bucket.interrupt,
    )
    bucket.client.close()


TARGETS = [open_directory, open_bucket]
