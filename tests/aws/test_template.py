"""The template gives every part its own rights and nobody else any, and says the same as the code."""

import json
import re
from datetime import UTC, date, datetime, time

import pytest

from feedback_api.actions.telling.choose_mail import DIGEST_AT
from feedback_api.app import create_app
from feedback_api.domain.backups import COPIES_LAST_DAYS
from feedback_api.domain.identity import Zone
from feedback_api.limits import dynamodb_table as limits_table
from feedback_api.settings import BadSettings, Settings
from feedback_api.store.dynamodb import table as store_table
from feedback_api.store.dynamodb.member_mail import MEMBER_MAIL
from feedback_api.web.answers.headers import PERMISSIONS, content_policy
from infra.deploy.template import as_json, read_template
from tests.aws.template_reading import expanded, lint, resources, statements
from tests.builders import some_services
from tests.serving import ROOT
from tests.unit.test_settings import LEAST

LONGEST_CLOUDFORMATION_TAKES = 51_200

# Open on purpose, each with its reason.
OPEN = {
    "WebUrlPublicPermissions": "a plain HTML form cannot sign; who does not say our edge's word gets an empty 403",
    "WebURLInvokeAllowPublicAccess": "the same, the second right that a Function URL needs",
}

# What a table has only in the cloud: tests need no protection from mistakes, and their clock stands still.
ONLY_IN_THE_CLOUD = {
    "Data": (
        "DeletionProtectionEnabled",
        "OnDemandThroughput",
        "PointInTimeRecoverySpecification",
        "SSESpecification",
        "TimeToLiveSpecification",
    ),
    "Limits": ("OnDemandThroughput", "TimeToLiveSpecification"),
}


def _without_ceilings(made):
    """Return a table as `CreateTable` takes it; CloudFormation switches a stream on by naming what it carries."""
    indexes = [
        {key: value for key, value in one.items() if key != "OnDemandThroughput"}
        for one in made.get("GlobalSecondaryIndexes", [])
    ]
    stream = {"StreamEnabled": True, **made["StreamSpecification"]} if "StreamSpecification" in made else None
    return {
        **made,
        **({"GlobalSecondaryIndexes": indexes} if indexes else {}),
        **({"StreamSpecification": stream} if stream else {}),
    }


def test_cfn_lint_has_nothing_to_say():
    said = lint()

    assert (said.returncode, said.stdout) == (0, "")


def test_it_is_small_enough_to_be_sent_whole():
    assert len(as_json(read_template())) < LONGEST_CLOUDFORMATION_TAKES


def test_no_right_is_given_on_everything():
    everywhere = [
        f"{one.where}: {one.said}" for one in statements() if one.said["Effect"] == "Allow" and "*" in one.resources
    ]

    assert everywhere == []


def test_every_action_is_written_out():
    wide = [f"{one.where}: {action}" for one in statements() for action in one.actions if "*" in action]

    assert {entry.partition(":")[0] for entry in wide} <= {"SitePolicy"}, wide
    assert [one.said["Effect"] for one in statements() if any("*" in action for action in one.actions)] == ["Deny"]


def test_nobody_is_everybody():
    public = [one for one in statements() if one.said.get("Principal") in ("*", {"AWS": "*"})]
    permissions = {
        name
        for name, one in expanded()["Resources"].items()
        if one["Type"] == "AWS::Lambda::Permission" and one["Properties"]["Principal"] == "*"
    }

    assert {one.said["Effect"] for one in public} <= {"Deny"}
    assert permissions == set(OPEN)


def test_no_right_comes_with_a_policy_of_aws_or_a_role_we_did_not_write():
    roles = {name: one for name, one in expanded()["Resources"].items() if one["Type"] == "AWS::IAM::Role"}

    assert set(roles) == {"WebRole", "PressRole", "MailRole", "EditorsRole"}
    assert [name for name, one in roles.items() if one["Properties"].get("ManagedPolicyArns")] == []


def test_the_press_writes_nothing_in_the_table_but_the_build_record():
    writing = {"dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"}

    said = [one.said for one in statements() if one.where == "PressRole" and writing & set(one.actions)]

    assert [one["Condition"] for one in said] == [
        {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [{"Fn::Sub": "${Office}#BUILD"}]}}
    ]


def test_mail_is_woken_by_new_notices_of_its_own_office_and_writes_nothing_else():
    mapping = resources("AWS::Lambda::EventSourceMapping")["NoticesWakeMail"]
    said = [one.said for one in statements() if one.where == "MailRole" and "dynamodb:UpdateItem" in one.actions]

    assert json.loads(mapping["FilterCriteria"]["Filters"][0]["Pattern"]["Fn::Sub"]) == {
        "eventName": ["INSERT"],
        "dynamodb": {"Keys": {"pk": {"S": [f"${{Office}}#{store_table.NOTICES}"]}}},
    }
    assert [one["Condition"] for one in said] == [
        {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [{"Fn::Sub": "${Office}#NOTICES"}]}}
    ]


def test_mail_changes_of_members_only_up_to_which_day_they_were_told():
    written = [one.said for one in statements() if one.where == "MailRole" and "dynamodb:PutItem" in one.actions]

    assert [one["Condition"] for one in written] == [
        {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [{"Fn::Sub": f"${{Office}}#{MEMBER_MAIL}"}]}}
    ]


def hours_of(rule):
    """The full hours, in UTC, at which a rule wakes something every day."""
    found = re.fullmatch(r"cron\(0 (\S+) \* \* \? \*\)", resources("AWS::Events::Rule")[rule]["ScheduleExpression"])
    assert found
    spans = [span.partition("-") for span in found[1].split(",")]
    return {hour for first, _, last in spans for hour in range(int(first), int(last or first) + 1)}


def in_every_zone(at):
    """The hours of UTC at which it is that time by some clock of Indonesia."""
    moments = (datetime.combine(date(2026, 12, 1), at, zone.tz) for zone in Zone)
    return {moment.astimezone(UTC).hour for moment in moments}


def test_members_are_told_at_midnight_and_at_seven_by_the_clocks_of_every_office():
    assert hours_of("WhenMembersAreTold") == in_every_zone(time.min) | in_every_zone(DIGEST_AT)


def test_the_new_day_is_built_at_midnight_by_the_clocks_of_every_office():
    assert hours_of("EachMidnight") == in_every_zone(time.min)


@pytest.mark.parametrize(("function", "rule"), [("Press", "WhenItEnds"), ("Mail", "WhenHeldMailLeaves")])
def test_a_function_changes_when_it_is_woken_and_no_other_schedule(function, rule):
    (said,) = [one for one in statements() if "events:PutRule" in one.actions and one.where == f"{function}Role"]
    named = resources("AWS::Events::Rule")[rule]["Name"]["Fn::Sub"]

    assert [one["Fn::Sub"].rpartition("/")[2] for one in said.resources] == [named]
    assert resources("AWS::Serverless::Function")[function]["Environment"]["Variables"]["SEKALI_END_RULE"] == {
        "Fn::Sub": named
    }


def test_nobody_else_changes_a_schedule():
    assert {one.where for one in statements() if "events:PutRule" in one.actions} == {"PressRole", "MailRole"}


def test_mail_goes_out_under_the_offices_own_address_only():
    (said,) = [one.said for one in statements() if "ses:SendEmail" in one.actions]

    assert said["Condition"] == {"StringEquals": {"ses:FromAddress": {"Ref": "MailFrom"}}}


def test_every_right_on_a_table_ends_at_the_office():
    on_tables = [one.said for one in statements() if any("Item" in action for action in one.actions)]

    assert all("dynamodb:LeadingKeys" in str(one["Condition"]) for one in on_tables)


def test_buckets_are_closed_encrypted_and_owned():
    (bucket,) = resources("AWS::S3::Bucket").values()

    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert bucket["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]
    assert "AES256" in str(bucket["BucketEncryption"])


def test_what_people_sent_survives_a_mistake():
    data = read_template()["Resources"]["Data"]

    assert (data["DeletionPolicy"], data["UpdateReplacePolicy"]) == ("Retain", "Retain")
    assert data["Properties"]["DeletionProtectionEnabled"] is True
    assert data["Properties"]["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}


def test_no_copy_in_the_cloud_outlives_what_residents_are_told():
    rules = [rule for one in resources("AWS::S3::Bucket").values() for rule in one["LifecycleConfiguration"]["Rules"]]
    old_versions = [rule["NoncurrentVersionExpiration"]["NoncurrentDays"] for rule in rules]

    # A table's own history ends after 35 days, which nobody can lengthen.
    assert max(*old_versions, 35) <= COPIES_LAST_DAYS


def test_a_flood_of_requests_has_a_dearest_price():
    tables = resources("AWS::DynamoDB::Table").values()
    capped = [one for table in tables for one in (table, *table.get("GlobalSecondaryIndexes", ()))]

    ceilings = [one["OnDemandThroughput"] for one in capped]

    assert ceilings == 4 * [
        {"MaxReadRequestUnits": {"Ref": "MostReads"}, "MaxWriteRequestUnits": {"Ref": "MostWrites"}}
    ]


def test_no_function_reserves_what_a_young_account_does_not_have():
    assert "ReservedConcurrentExecutions" not in as_json(read_template())


@pytest.mark.parametrize(("name", "table"), [("Data", store_table), ("Limits", limits_table)])
def test_the_tables_are_those_of_the_stores(name, table):
    written, defined = read_template()["Resources"][name]["Properties"], table.definition("x")

    made = {key: value for key, value in written.items() if key not in ONLY_IN_THE_CLOUD[name]}

    assert set(written) - set(made) == set(ONLY_IN_THE_CLOUD[name])
    assert _without_ceilings(made) == {**defined, "TableName": written["TableName"]}


@pytest.mark.parametrize(("name", "table"), [("Data", store_table), ("Limits", limits_table)])
def test_a_table_forgets_by_the_attribute_that_the_store_writes(name, table):
    clock = read_template()["Resources"][name]["Properties"]["TimeToLiveSpecification"]

    assert clock == {"AttributeName": table.EXPIRES, "Enabled": True}


def test_the_press_is_woken_by_the_record_of_its_own_office():
    mapping = resources("AWS::Lambda::EventSourceMapping")["RecordWakesPress"]

    assert store_table.BUILD in mapping["FilterCriteria"]["Filters"][0]["Pattern"]["Fn::Sub"]
    assert resources("AWS::DynamoDB::Table")["Data"]["StreamSpecification"] == {
        "StreamViewType": store_table.STREAM_VIEW
    }


@pytest.mark.parametrize(("policy", "path"), [("PageHeaders", "/"), ("PocketHeaders", "/saku.html")])
def test_a_file_carries_the_headers_that_the_function_would_give_it(policy, path):
    said = resources("AWS::CloudFront::ResponseHeadersPolicy")[policy]["ResponseHeadersPolicyConfig"]

    security = said["SecurityHeadersConfig"]
    assert security["ContentSecurityPolicy"]["ContentSecurityPolicy"] == content_policy(path)
    assert security["StrictTransportSecurity"]["AccessControlMaxAgeSec"] == 31536000
    assert said["CustomHeadersConfig"]["Items"][0]["Value"] == PERMISSIONS


def test_every_address_of_the_function_leads_to_it(tmp_path):
    behaviours = read_template()["Resources"]["Distribution"]["Properties"]["DistributionConfig"]["CacheBehaviors"]
    patterns = [one["PathPattern"].replace("*", ".*") for one in behaviours if one["TargetOriginId"] == "web"]
    with some_services(tmp_path) as services:
        addresses = [rule.rule for rule in create_app(services).url_map.iter_rules()]

    astray = [one for one in addresses if not any(re.fullmatch(pattern, one) for pattern in patterns)]

    assert astray == []


def test_every_request_to_the_function_carries_the_callers_address():
    behaviours = read_template()["Resources"]["Distribution"]["Properties"]["DistributionConfig"]["CacheBehaviors"]
    functions = [one["FunctionAssociations"][0]["FunctionARN"] for one in behaviours if one["TargetOriginId"] == "web"]

    assert {str(one) for one in functions} == {str({"Fn::GetAtt": ["SaysWhoAsks", "FunctionARN"]})}


def test_logs_do_not_stay_for_ever():
    functions = resources("AWS::Serverless::Function")

    assert {one["RetentionInDays"] for one in resources("AWS::Logs::LogGroup").values()} == {30}
    assert all("LogGroup" in one["LoggingConfig"] for one in functions.values())


def is_taken_by_the_functions(sender):
    try:
        Settings.from_environment(LEAST | {"SEKALI_MAIL": "folder:/x", "SEKALI_MAIL_FROM": sender})
    except BadSettings:
        return False
    return True


@pytest.mark.parametrize(
    ("sender", "is_one"),
    [
        ("kantor@kantor.example", True),
        ("kantor.misal+1@example.go.id", True),
        ("a..b@c.id", False),
        ("a b@c.id", False),
        ("a@c", False),
    ],
)
def test_the_template_takes_the_senders_that_the_functions_take(sender, is_one):
    pattern = read_template()["Parameters"]["MailFrom"]["AllowedPattern"]

    assert bool(re.fullmatch(pattern, sender)) == is_taken_by_the_functions(sender) == is_one


@pytest.mark.parametrize(
    ("limit", "is_one"),
    [("60 per hour", True), ("200 per 10 minutes", True), ("0 per hour", False), ("60", False), ("", False)],
)
def test_the_template_takes_the_limits_that_the_functions_take(limit, is_one):
    pattern = read_template()["Parameters"]["LettersOfAGroup"]["AllowedPattern"]
    try:
        taken = Settings.from_environment(LEAST | {"SEKALI_LIMIT_PER_SENDER": limit}).limit_per_sender == limit
    except BadSettings:
        taken = False

    assert bool(re.fullmatch(pattern, limit)) == taken == is_one


def test_an_office_that_chooses_nothing_has_the_limit_of_the_functions():
    assert read_template()["Parameters"]["LettersOfAGroup"]["Default"] == Settings.limit_per_sender


def test_every_setting_that_the_page_about_the_cloud_names_can_be_set_there():
    named = set(re.findall(r"`(SEKALI_[A-Z_]+)[`=]", (ROOT / "docs/serverless.md").read_text("utf-8")))
    functions = resources("AWS::Serverless::Function").values()

    assert named <= {name for one in functions for name in one["Environment"]["Variables"]}
