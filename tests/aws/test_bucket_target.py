"""Readers of the site in a bucket never meet half of one, whatever becomes of the press that writes it."""

from datetime import timedelta

import pytest

from publisher.target.bucket import ASSETS_STAY, CLAIM
from publisher.target.bucket_objects import MANIFEST, SHARED_FIVE_MINUTES
from publisher.target.protocol import NotOurTurn
from tests.contract.targets import OpenBucket, a_bucket
from tests.unit.publisher.presses import NOON
from tests.unit.publisher.sites import a_site, everything

SCRIPT = "theme__js__cari.0123456789_js"


class Died(Exception):
    """The press was killed."""


@pytest.fixture
def bucket():
    opened = a_bucket()
    yield opened
    opened.client.close()


def writes(bucket: OpenBucket) -> list[str]:
    """Return the list to which each key is added as it is written or deleted."""
    seen: list[str] = []

    def note(params, **_):
        one = params.get("Delete", {}).get("Objects", [])
        seen.extend([params["Key"]] if "Key" in params else [f"-{entry['Key']}" for entry in one])

    for action in ("PutObject", "DeleteObjects"):
        bucket.client.meta.events.register(f"provide-client-params.s3.{action}", note)
    return seen


def die_at(bucket: OpenBucket, number: int) -> None:
    """Let the press die as it sends its write with this number."""
    sent = iter(range(1, 1000))

    def die(**_):
        if next(sent) == number:
            raise Died

    for action in ("PutObject", "DeleteObjects"):
        bucket.client.meta.events.register(f"before-call.s3.{action}", die, unique_id=f"die-{action}")


def live_again(bucket: OpenBucket) -> None:
    for action in ("PutObject", "DeleteObjects"):
        bucket.client.meta.events.unregister(f"before-call.s3.{action}", unique_id=f"die-{action}")
    bucket.clock.move(CLAIM)


def test_assets_come_first_then_pages_then_the_home_page_then_lists_and_the_manifest_frames_them(bucket, tmp_path):
    bucket.target().publish(a_site(tmp_path / "first", tanya__index_html="lama", data__x_json="1", gone_html="x"))
    seen = writes(bucket)

    built = {SCRIPT: "1", "tanya__index_html": "baru", "tanya__a__index_html": "a", "data__x_json": "2"}
    bucket.target().publish(a_site(tmp_path / "second", **built, index_html="baru"))

    assert seen == [
        MANIFEST,
        "site/theme/js/cari.0123456789.js",
        "site/tanya/a/index.html",
        "site/tanya/index.html",
        "site/index.html",
        "site/data/x.json",
        "-site/gone.html",
        MANIFEST,
    ]


def test_nothing_new_costs_no_more_than_the_manifest(bucket, tmp_path):
    built = a_site(tmp_path / "built")
    bucket.target().publish(built)
    seen = writes(bucket)

    bucket.target().publish(built)

    assert seen == [MANIFEST, MANIFEST]


@pytest.mark.parametrize(
    ("path", "kind", "keeping"),
    [
        ("index.html", "text/html; charset=utf-8", SHARED_FIVE_MINUTES),
        ("theme/js/cari.0123456789.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
        ("kunjungan.ics", "text/calendar; charset=utf-8", SHARED_FIVE_MINUTES),
        ("gambar/kia.webp", "image/webp", "public, max-age=3600"),
    ],
)
def test_every_file_says_what_it_is_and_how_long_it_may_be_kept(bucket, tmp_path, path, kind, keeping):
    bucket.target().publish(
        a_site(tmp_path / "built", **{SCRIPT: "1", "kunjungan_ics": "BEGIN", "gambar__kia_webp": "w"})
    )

    head = bucket.head(path)

    assert (head["ContentType"], head["CacheControl"]) == (kind, keeping)


def test_a_script_that_an_open_page_may_ask_for_stays_a_day(bucket, tmp_path):
    old, new = a_site(tmp_path / "first", **{SCRIPT: "1"}), a_site(tmp_path / "second")
    bucket.target().publish(old)
    bucket.target().publish(new)
    after_an_hour = set(bucket.files())
    bucket.clock.move(ASSETS_STAY)

    bucket.target().publish(new)

    assert (after_an_hour - set(bucket.files())) == {"theme/js/cari.0123456789.js"}


def test_a_script_that_came_back_within_the_day_stays_for_good(bucket, tmp_path):
    old, new = a_site(tmp_path / "first", **{SCRIPT: "1"}), a_site(tmp_path / "second")
    for built in (old, new, old):
        bucket.target().publish(built)
    bucket.clock.move(ASSETS_STAY + timedelta(minutes=1))

    bucket.target().publish(old)

    assert bucket.files() == everything(old)


@pytest.mark.parametrize("number", range(1, 7))
def test_a_press_that_dies_at_any_write_leaves_nothing_that_the_next_one_does_not_put_right(bucket, tmp_path, number):
    bucket.target().publish(a_site(tmp_path / "first", gone_html="x", tanya__index_html="lama"))
    built = a_site(tmp_path / "second", **{SCRIPT: "1", "tanya__index_html": "baru", "data__x_json": "2"})
    die_at(bucket, number)
    with pytest.raises(Died):
        bucket.target().publish(built)
    live_again(bucket)

    bucket.target().publish(built)

    assert bucket.files() == everything(built)


def test_while_one_press_writes_another_leaves_everything_alone(bucket, tmp_path):
    first = a_site(tmp_path / "first")
    bucket.target().publish(first)
    die_at(bucket, 2)
    with pytest.raises(Died):
        bucket.target().publish(a_site(tmp_path / "second", kia_html="KIA"))

    with pytest.raises(NotOurTurn):
        bucket.target().publish(a_site(tmp_path / "third", kia_html="lain"))

    assert bucket.files() == everything(first)


@pytest.fixture
def overtaken(bucket, tmp_path):
    """A press that stood still before sending one file, until another had published."""
    bucket.target().publish(a_site(tmp_path / "first"))
    late = "site/tanya/a/index.html"

    def stand_still(params, **_):
        if params["Key"] == late and bucket.clock.now() == NOON:
            bucket.clock.move(CLAIM)
            bucket.target().publish(a_site(tmp_path / "other", index_html="yang lain"))

    bucket.client.meta.events.register("provide-client-params.s3.PutObject", stand_still)
    return a_site(tmp_path / "second", tanya__a__index_html="a", index_html="baru")


def test_a_press_that_was_overtaken_stops_at_the_file_it_was_sending(bucket, overtaken):
    with pytest.raises(NotOurTurn):
        bucket.target().publish(overtaken)

    assert bucket.files()["index.html"] == b"yang lain"


def test_the_first_publishing_of_a_day_takes_away_what_should_not_be_there(bucket, overtaken, tmp_path):
    with pytest.raises(NotOurTurn):
        bucket.target().publish(overtaken)
    bucket.clock.move(timedelta(days=1))

    bucket.target().publish(tmp_path / "other")

    assert bucket.files() == everything(tmp_path / "other")


def test_an_answer_that_was_lost_on_its_way_is_no_other_press(bucket):
    objects = bucket.target().objects
    before = objects.manifest()
    after = objects.write_manifest(before.manifest, instead_of=before)

    again = objects.write_manifest(before.manifest, instead_of=before)

    assert again.etag == after.etag
