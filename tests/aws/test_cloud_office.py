"""The press in the cloud builds what editors committed last, with nothing that opens anybody's contact."""

import io
import zipfile
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from botocore.exceptions import ClientError

from feedback_api.aws.bucket_place import BucketPlace
from feedback_api.aws.end_rule import EndRule, once_at
from feedback_api.aws.session import new_client
from publisher.on_lambda.bucket_memory import BucketMemory
from publisher.on_lambda.cloud_office import CloudOffice
from publisher.on_lambda.editors_content import BUNDLED, KEY, EditorsContent, NotAContent
from publisher.press_memory import Circumstances, Remembered
from tests.aws.ministack import shared_aws
from tests.contract.targets import a_bucket

REMEMBERED = Remembered(circumstances=Circumstances(sources="a", settings="b", day="2026-12-01", boot=""), built=3)


@pytest.fixture
def bucket():
    opened = a_bucket()
    yield opened
    opened.client.close()


@pytest.fixture
def content(bucket, tmp_path):
    return EditorsContent(
        place=bucket.place, client=bucket.client, bundled=tmp_path / "bundled", scratch=tmp_path / "scratch"
    )


def upload(bucket, **files: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    bucket.client.put_object(Bucket=bucket.place.bucket, Key=KEY, Body=made.getvalue())


def test_before_editors_committed_anything_the_content_that_came_along_is_built(content, tmp_path):
    assert (content.fingerprint(), content.unpacked()) == (BUNDLED, tmp_path / "bundled")


def test_what_editors_committed_last_is_unpacked_and_nothing_older_stays(bucket, content):
    upload(bucket, content__panduan__lama="lama")
    before = content.fingerprint()
    content.unpacked()
    upload(bucket, content__panduan__baru="baru")

    folder = content.unpacked()

    assert [path.name for path in (folder / "content" / "panduan").iterdir()] == ["baru"]
    assert content.fingerprint() != before


def test_a_zip_with_anything_else_in_it_is_not_unpacked(bucket, content):
    upload(bucket, content__x="x", elsewhere__y="y")

    with pytest.raises(NotAContent):
        content.unpacked()


def test_the_press_remembers_its_last_build_in_the_bucket(bucket):
    memory = BucketMemory(place=bucket.place, client=bucket.client)
    before = memory.read()

    memory.write(REMEMBERED)

    assert (before, memory.read()) == (None, REMEMBERED)


def test_the_press_needs_no_secret_of_the_office():
    office = CloudOffice.from_environment(
        {"SEKALI_STORE": "dynamodb:sekali/misal", "SEKALI_SITE": "misal-site/site?region=ap-southeast-3"}
    )

    assert (office.site, len(office.settings.secret)) == (
        BucketPlace(bucket="misal-site", prefix="site", region="ap-southeast-3"),
        64,
    )


def test_a_new_program_or_another_address_asks_for_a_new_build():
    told = {"SEKALI_STORE": "dynamodb:sekali/misal", "SEKALI_SITE": "misal-site/site?region=ap-southeast-3"}

    kinds = [told, told | {"SEKALI_RELEASE": "2"}, told | {"SEKALI_ORIGIN": "https://kantor.example"}]

    assert len({CloudOffice.from_environment(one).fingerprint() for one in kinds}) == len(kinds)


@pytest.mark.parametrize(
    ("ends", "schedule"),
    [
        ("2026-12-01T15:00:00+07:00", "cron(0 8 1 12 ? 2026)"),
        ("2026-12-01T15:00:00.000001+07:00", "cron(1 8 1 12 ? 2026)"),
        ("2026-12-31T23:59:30+00:00", "cron(0 0 1 1 ? 2027)"),
    ],
)
def test_the_press_is_woken_in_the_first_minute_in_which_it_is_over(ends, schedule):
    assert once_at(datetime.fromisoformat(ends)) == schedule


def test_a_press_that_cannot_say_when_to_be_woken_has_published_all_the_same(caplog):
    def refuses(**_):
        raise ClientError({"Error": {"Code": "AccessDenied"}}, "PutRule")

    EndRule(name="misal-end", client=SimpleNamespace(put_rule=refuses)).wake_at(datetime(2026, 12, 1, 8, tzinfo=UTC))

    assert "ClientError" in caplog.text


def test_the_rule_is_set_to_the_end_and_goes_on_waking_what_it_woke():
    target = {"Id": "press", "Arn": "arn:aws:lambda:ap-southeast-3:000000000000:function:x"}
    client = new_client(
        "events",
        region_name=shared_aws().region,
        endpoint_url=shared_aws().endpoint,
        aws_access_key_id="test",
        aws_secret_access_key="test",  # noqa: S106 it opens nothing
    )
    client.put_rule(Name="misal-end", ScheduleExpression="cron(0 0 1 1 ? 2199)")
    client.put_targets(Rule="misal-end", Targets=[target])

    EndRule(name="misal-end", client=client).wake_at(datetime(2026, 12, 1, 8, tzinfo=UTC))

    rule = client.describe_rule(Name="misal-end")
    assert (rule["State"], rule["ScheduleExpression"]) == ("ENABLED", "cron(0 8 1 12 ? 2026)")
    assert client.list_targets_by_rule(Rule="misal-end")["Targets"] == [target]
