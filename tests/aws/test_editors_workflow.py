"""What editors commit on GitHub is checked, packed and brought to the press, with nothing secret kept there."""

import re
import zipfile

import pytest
import yaml

from infra.deploy.content_zip import pack
from infra.deploy.template import read_template
from publisher.on_lambda.editors_content import KEY, EditorsContent
from tests.contract.targets import a_bucket
from tests.serving import ROOT


@pytest.fixture
def workflow():
    return yaml.safe_load((ROOT / ".github" / "workflows" / "content.yaml").read_text("utf-8"))


def test_the_same_content_is_the_same_file(tmp_path):
    (tmp_path / "content" / "panduan").mkdir(parents=True)
    (tmp_path / "content" / "panduan" / "kia.md").write_text("KIA")
    packed = [tmp_path / "one.zip", tmp_path / "two.zip"]

    for into in packed:
        pack(into, folder=tmp_path / "content")
        (tmp_path / "content" / "panduan" / "kia.md").touch()

    assert packed[0].read_bytes() == packed[1].read_bytes()
    assert zipfile.ZipFile(packed[0]).namelist() == ["content/panduan/kia.md"]


def test_the_press_unpacks_what_was_packed(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "kia.md").write_text("KIA")
    pack(tmp_path / "packed.zip", folder=tmp_path / "content")
    bucket = a_bucket()
    bucket.client.put_object(Bucket=bucket.place.bucket, Key=KEY, Body=(tmp_path / "packed.zip").read_bytes())
    content = EditorsContent(place=bucket.place, client=bucket.client, bundled=tmp_path, scratch=tmp_path / "scratch")

    folder = content.unpacked()

    assert (folder / "content" / "kia.md").read_text() == "KIA"
    bucket.client.close()


def test_only_a_commit_on_main_reaches_the_cloud_and_only_after_the_check(workflow):
    publish = workflow["jobs"]["publish"]

    assert publish["needs"] == "check"
    assert "github.ref == 'refs/heads/main'" in publish["if"]
    assert "vars.SEKALI_ROLE != ''" in publish["if"]


def test_nothing_secret_is_kept_on_github(workflow):
    assert "secrets." not in yaml.safe_dump(workflow)
    assert workflow["permissions"] == {"contents": "read"}


def test_nobody_can_put_other_code_under_an_action_that_was_looked_at(workflow):
    used = {step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step}

    assert used
    assert [one for one in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", one)] == []


def test_only_bringing_content_may_ask_for_the_clouds_trust(workflow):
    asking = [name for name, job in workflow["jobs"].items() if "id-token" in job.get("permissions", {})]

    assert asking == ["publish"]
    assert workflow["jobs"]["publish"]["permissions"] == {"contents": "read", "id-token": "write"}


def test_no_step_keeps_the_key_to_the_repository(workflow):
    checkouts = [
        step["with"]
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/checkout@")
    ]

    assert [one["persist-credentials"] for one in checkouts] == [False, False]


def test_it_does_what_the_role_may_do(workflow):
    role = read_template()["Resources"]["EditorsRole"]["Properties"]
    may = {one["Action"] for one in role["Policies"][0]["PolicyDocument"]["Statement"]}
    does = workflow["jobs"]["publish"]["steps"][-1]["run"]

    assert may == {"s3:PutObject", "lambda:InvokeFunction"}
    assert ("put-object" in does, KEY in does, "lambda invoke" in does) == (True, True, True)
