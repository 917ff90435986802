"""Somebody opens the form when no function is awake: it asks AWS for little and loads little before it answers."""

import json
import subprocess
import sys
import uuid
from dataclasses import dataclass
from typing import Any

import boto3
import pytest

from feedback_api.domain.identity import identity_json
from tests.aws.relay import Relay, relaying
from tests.builders import an_identity
from tests.function_events import WORD, a_request
from tests.serving import ROOT

# One start and one page in a process of its own, which says what it answered and which modules that took.
START = """
import json, sys
from feedback_api.aws.web_handler import handler
answer = handler(json.loads(sys.argv[1]), None)
print(json.dumps({"page": answer["body"], "modules": sorted(sys.modules)}))
"""
OFFICE = identity_json(an_identity())
DESA = {"slug": "wates", "url": "/desa/wates/", "name": "Wates"}
FORM = {"guides": [], "villages": [DESA], "holidays": [], "office": OFFICE}
FOR_OTHER_PAGES = (
    "feedback_api.actions.senders.submit",
    "feedback_api.domain.personal.personal_details",
    "feedback_api.domain.search.shard",
    "feedback_api.domain.visits.note",
    "feedback_api.moderation",
    "feedback_api.public.api",
    "feedback_api.public.tracking",
    "feedback_api.store.protocol",
    "flask_limiter",
)


@dataclass(frozen=True, kw_only=True)
class Start:
    """What the first page said, what AWS was asked for before, and which modules were loaded."""

    page: str
    asked: list[str]
    modules: list[str]


@pytest.fixture
def office(aws):
    """Return how to start an office's function whose press has published these files."""
    code = f"first-{uuid.uuid4().hex[:12]}"
    session = boto3.session.Session("test", "test", region_name=aws.region)
    ssm, s3 = (session.client(name, endpoint_url=aws.endpoint) for name in ("ssm", "s3"))
    for name, value in (("secret", "s" * 48), ("edge-secrets", WORD)):
        ssm.put_parameter(Name=f"/sekali-datang/{code}/{name}", Value=value, Type="SecureString")
    s3.create_bucket(Bucket=code, CreateBucketConfiguration={"LocationConstraint": aws.region})

    def start(**published: Any) -> Start:
        for name, content in published.items():
            s3.put_object(Bucket=code, Key=f"site/data/catalogue/{name}.json", Body=json.dumps(content))
        with relaying(aws) as relay:
            return _started(code, aws.region, relay)

    yield start
    ssm.close()
    s3.close()


def _started(code: str, region: str, relay: Relay) -> Start:
    environ = {
        "SEKALI_STORE": f"dynamodb:data/{code}",
        "SEKALI_LIMITS": f"dynamodb:limits/{code}",
        "SEKALI_CATALOGUE": f"s3:{code}/site/data/catalogue",
        "SEKALI_PARAMETERS": f"/sekali-datang/{code}",
        "SEKALI_ORIGIN": "https://kantor.example",
        "AWS_ENDPOINT_URL": relay.endpoint,
        "AWS_DEFAULT_REGION": region,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",  # of nobody
    }
    command = [sys.executable, "-c", START, json.dumps(a_request("/kirim/"))]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    return Start(page=said["page"], asked=relay.asked, modules=said["modules"])


def test_a_first_page_asks_for_two_secrets_and_once_for_the_lists_of_the_form_and_for_nothing_else(office):
    started = office(form=FORM)

    one_parameter = "AmazonSSM.GetParameter"
    assert [asked.split("/")[-1] for asked in started.asked] == [one_parameter, one_parameter, "form.json"]
    assert '<option value="wates"' in started.page


def test_a_function_newer_than_its_site_takes_the_lists_from_where_that_has_them(office):
    started = office(guides=[], villages=[DESA], holidays=[], kantor=OFFICE)

    asked = {asked.split("/")[-1] for asked in started.asked[2:]}
    assert asked == {"form.json", "kantor.json", "guides.json", "villages.json"}
    assert '<option value="wates"' in started.page


def test_a_first_page_loads_nothing_that_only_other_pages_need(office):
    started = office(form=FORM)

    assert "<textarea" in started.page
    assert set(FOR_OTHER_PAGES) & set(started.modules) == set()
