"""A press on a fresh machine goes on from what the last one left in the bucket, whatever that one died of."""

import io
import shutil
import zipfile
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.settings import Settings
from publisher.on_lambda.bucket_state import KEY as STATE
from publisher.on_lambda.cloud_office import CloudOffice, opened_watch
from publisher.on_lambda.editors_content import KEY as CONTENT
from publisher.press import Outcome, Printed
from publisher.target.bucket import CLAIM
from publisher.target.bucket_objects import BucketObjects
from publisher.watch import Looks
from tests.contract.targets import a_bucket
from tests.proof.same_site_world import World, fresh_memory

ANSWERS = 4
# A build of everything writes some two hundred files; of what one more answer says there are about as many as here.
A_FEW = 40
# What a press writes when it dies: one of the pages, what stands there now, what it knows itself.
DEADLY = ("saku.html", "press/manifest.json", STATE)


class Cloud:
    """An office whose press is a new one each time, as after an hour in which nobody asked for anything."""

    def __init__(self, folder, bucket) -> None:
        self.folder, self.bucket = folder, bucket
        self.world = World(folder=folder)
        self.world.begin()
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for path in (folder / "content").rglob("*.*"):
                archive.write(path, path.relative_to(folder))
        bucket.client.put_object(Bucket=bucket.place.bucket, Key=CONTENT, Body=made.getvalue())
        self.requests: Counter[str] = Counter()
        self.dies_of = None
        bucket.client.meta.events.register("before-call.s3", self._asked)

    def answers(self) -> None:
        self.world.published(self.world.made, self.world.made, 0)

    def prints(self):
        """Let a press that has nothing but the bucket look once."""
        shutil.rmtree(self.folder / "scratch", ignore_errors=True)
        self.requests.clear()
        settings = Settings.from_environment({"SEKALI_STORE": self.world.store, "SEKALI_SECRET": "x" * 40})
        office = CloudOffice(
            settings=settings,
            site=self.bucket.place,
            client=self.bucket.client,
            release="1",
            scratch=self.folder / "scratch",
            memory=fresh_memory(),
        )
        outcomes: list[Outcome] = []
        with opened_watch(office, report=outcomes.append) as watch:
            Looks(watch=watch).first()
        return outcomes[-1] if outcomes else None

    @property
    def newest(self) -> str:
        return f"tanya/letter{self.world.made:04}/index.html"

    def files(self):
        """Return what readers see, as S3 tells one content from another."""
        return BucketObjects(self.bucket.place, self.bucket.client).digests()

    def forgets(self) -> None:
        self.bucket.client.delete_object(Bucket=self.bucket.place.bucket, Key=STATE)
        self.bucket.client.delete_object(Bucket=self.bucket.place.bucket, Key="press/memory.json")

    def claim_ends(self) -> None:
        objects = BucketObjects(self.bucket.place, self.bucket.client)
        kept = objects.manifest()
        claim = kept.manifest.claim
        if claim is not None:
            over = replace(claim, until=claim.until - 2 * CLAIM - timedelta(minutes=1))
            objects.write_manifest(replace(kept.manifest, claim=over), instead_of=kept)

    def _asked(self, model, params, **_) -> None:
        self.requests[model.name] += 1
        if model.name == "PutObject" and self.dies_of and params["url_path"].endswith(self.dies_of):
            raise ConnectionError


@pytest.fixture(scope="module")
def cloud(tmp_path_factory):
    folder, bucket = tmp_path_factory.mktemp("cloud"), a_bucket()
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        made = Cloud(folder, bucket)
        for _ in range(ANSWERS):
            made.answers()
        made.prints()
        yield made
    bucket.client.close()


def test_one_more_answer_is_printed_without_the_rest(cloud):
    cloud.answers()

    outcome = cloud.prints()

    assert isinstance(outcome, Printed)
    assert cloud.newest in outcome.publication.written
    assert cloud.requests.total() < A_FEW, cloud.requests


def test_wherever_a_press_dies_the_next_one_leaves_the_site_that_one_that_begins_would_make(cloud):
    for object_written in DEADLY:
        cloud.answers()
        cloud.dies_of = object_written
        with suppress(ConnectionError):
            cloud.prints()
        cloud.dies_of = None
        cloud.claim_ends()
        cloud.prints()
        assert cloud.newest in cloud.files()
    went_on = cloud.files()

    cloud.forgets()
    cloud.prints()

    assert cloud.files() == went_on
