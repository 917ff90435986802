"""The function reads the catalogue of a bucket sparingly, and goes on without the bucket."""

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from feedback_api.aws.bucket_place import BadBucketPlace, BucketPlace
from feedback_api.catalogue.bucket import AWAY_FOR, FRESH_FOR, BucketFiles
from feedback_api.catalogue.published import PublishedCatalogue


@dataclass(kw_only=True)
class Bucket:
    """A place in a bucket that is away when a test says so, counts what it is asked, and has a clock."""

    asked: list[str] = field(default_factory=list)
    content: bytes = b"[]"
    is_away: bool = False
    seconds: float = 0.0

    def client(self) -> "Bucket":
        return self

    @property
    def bucket(self) -> str:
        return "misal"

    def key(self, path: str) -> str:
        return path

    def get_object(self, **asked: str) -> dict[str, Any]:
        self.asked.append(asked.get("IfNoneMatch", ""))
        if self.is_away:
            raise EndpointConnectionError(endpoint_url="http://s3")
        return {"ETag": '"1"', "Body": BytesIO(self.content)}


@pytest.fixture
def bucket():
    return Bucket()


@pytest.fixture
def files(bucket):
    return BucketFiles(bucket, clock=lambda: bucket.seconds)


def test_a_file_is_asked_for_once_a_minute_only(bucket, files):
    first = files.read("guides.json", None)
    bucket.seconds = FRESH_FOR - 1

    assert (first.content, files.read("guides.json", '"1"')) == (b"[]", None)
    assert bucket.asked == [""]


def test_after_that_only_a_changed_file_is_sent(bucket, files):
    files.read("guides.json", None)
    bucket.seconds = FRESH_FOR

    files.read("guides.json", '"1"')

    assert bucket.asked == ["", '"1"']


def test_a_bucket_that_is_away_is_left_alone_for_a_moment_and_then_asked_again(bucket, files):
    bucket.is_away = True
    seen = [files.read("guides.json", None), files.read("guides.json", None)]
    bucket.is_away, bucket.seconds = False, AWAY_FOR

    seen.append(files.read("guides.json", None))

    assert (seen[:2], seen[2].content, len(bucket.asked)) == ([None, None], b"[]", 2)


def test_a_bucket_that_is_away_is_not_asked_for_the_next_file_either(bucket, files):
    bucket.is_away = True
    seen = [files.read("form.json", None), files.read("guides.json", None)]

    assert (seen, len(bucket.asked)) == ([None, None], 1)


def test_a_copy_that_was_thrown_away_is_fetched_at_once(files):
    files.read("../cari/7.json", None)

    again = files.read("../cari/7.json", None)

    assert again.content == b"[]"


def test_all_a_form_needs_is_asked_for_once(bucket, files):
    bucket.content = b'{"guides": [], "villages": [], "holidays": ["2026-12-25"]}'
    catalogue = PublishedCatalogue(files)

    lists = (catalogue.guides(), catalogue.villages(), catalogue.holidays(), catalogue.villages())

    assert (lists, len(bucket.asked)) == (((), (), frozenset({date(2026, 12, 25)}), ()), 1)


def test_a_place_says_the_way_to_it():
    place = BucketPlace.parsed("misal/site/data?region=ap-southeast-3&endpoint=http://who:word@127.0.0.1:4566")

    assert (place.bucket, place.key("../cari/1.json")) == ("misal", "site/cari/1.json")
    assert (place.region, place.endpoint, place.access_key, place.secret) == (
        "ap-southeast-3",
        "http://127.0.0.1:4566",
        "who",
        "word",
    )


@pytest.mark.parametrize("text", ["misal", "misal/", "Misal/site", "misal/site?speed=high", "misal/../site"])
def test_a_place_written_otherwise_is_refused(text):
    with pytest.raises(BadBucketPlace):
        BucketPlace.parsed(text)
