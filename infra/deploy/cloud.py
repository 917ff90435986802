"""What a deployment does to an account: packages, secrets, one stack."""

import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError, WaiterError

CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
SECRET, EDGE_SECRETS, EDGE_SECRET_NOW = "secret", "edge-secrets", "edge-secret-now"
_LOOK_EVERY = 1.0
_NO_CHANGES = ("didn't contain changes", "No updates are to be performed")


class DeploymentFailed(Exception):
    """The account is as it was before, or AWS is taking it back there; the text says why."""


@dataclass(frozen=True, kw_only=True)
class ResourceChange:
    """One line of a plan."""

    action: str
    name: str
    kind: str
    replaces: bool


@dataclass(frozen=True, kw_only=True)
class Deployed:
    """A stack as it stands: what it was made of, and what came out."""

    template: str
    parameters: Mapping[str, str]
    outputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Cloud:
    """One account in one region; `endpoint` is only for a local test server."""

    session: boto3.session.Session
    stack: str
    office: str
    endpoint: str | None = None

    def client(self, service: str) -> Any:  # noqa: ANN401 boto3 makes its clients' types at run time
        return self.session.client(service, endpoint_url=self.endpoint)

    def package_bucket(self) -> str:
        """Return the name of the closed bucket for zips, and make it the first time."""
        name = f"{self.stack}-packages-{self.client('sts').get_caller_identity()['Account']}"
        client = self.client("s3")
        try:
            client.head_bucket(Bucket=name)
        except ClientError:
            client.create_bucket(
                Bucket=name, CreateBucketConfiguration={"LocationConstraint": self.session.region_name}
            )
            names = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
            closed = dict.fromkeys(names, True)
            client.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=closed)
        return name

    def upload(self, path: Path, *, bucket: str, key: str) -> None:
        """Bring a zip there unless it is there already; its key holds its digest."""
        client = self.client("s3")
        try:
            client.head_object(Bucket=bucket, Key=key)
        except ClientError:
            client.put_object(Bucket=bucket, Key=key, Body=path.read_bytes())

    def make_secrets(self) -> int:
        """Make the office's secrets unless they are there, and return the version of the word our edge says."""
        word = secrets.token_urlsafe(32)
        self._make(SECRET, secrets.token_urlsafe(48), kind="SecureString")
        if self._make(EDGE_SECRETS, word, kind="SecureString"):
            return self.put_secret(EDGE_SECRET_NOW, word, kind="String")
        return self._version(EDGE_SECRET_NOW)

    def put_secret(self, name: str, value: str, *, kind: str) -> int:
        answer = self.client("ssm").put_parameter(Name=self._path(name), Value=value, Type=kind, Overwrite=True)
        return int(answer["Version"])

    def read_secret(self, name: str) -> str:
        answer = self.client("ssm").get_parameter(Name=self._path(name), WithDecryption=True)
        return str(answer["Parameter"]["Value"])

    def _version(self, name: str) -> int:
        return int(self.client("ssm").get_parameter(Name=self._path(name))["Parameter"]["Version"])

    def _make(self, name: str, value: str, *, kind: str) -> bool:
        client = self.client("ssm")
        try:
            client.put_parameter(Name=self._path(name), Value=value, Type=kind, Overwrite=False)
        except client.exceptions.ParameterAlreadyExists:
            return False
        return True

    def _path(self, name: str) -> str:
        return f"/sekali-datang/{self.office}/{name}"

    def deployed(self) -> Deployed | None:
        """Return the stack as it stands; `None` if there is none."""
        client = self.client("cloudformation")
        try:
            found = client.describe_stacks(StackName=self.stack)["Stacks"][0]
        except ClientError:
            return None
        if found["StackStatus"] in {"REVIEW_IN_PROGRESS", "DELETE_COMPLETE"}:
            return None
        template = client.get_template(StackName=self.stack, TemplateStage="Original")["TemplateBody"]
        return Deployed(
            template=template if isinstance(template, str) else _as_text(template),
            parameters={one["ParameterKey"]: one["ParameterValue"] for one in found.get("Parameters", ())},
            outputs={one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", ())},
        )

    def plan(self, wanted: Deployed) -> "ChangeSet | None":
        """Return what would change; `None` if nothing would."""
        client, name = self.client("cloudformation"), f"deploy-{secrets.token_hex(6)}"
        client.create_change_set(
            StackName=self.stack,
            ChangeSetName=name,
            ChangeSetType="UPDATE" if self.deployed() else "CREATE",
            TemplateBody=wanted.template,
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in wanted.parameters.items()],
            Capabilities=CAPABILITIES,
        )
        try:
            client.get_waiter("change_set_create_complete").wait(
                StackName=self.stack, ChangeSetName=name, WaiterConfig={"Delay": 2}
            )
        except WaiterError as failed:
            found = client.describe_change_set(StackName=self.stack, ChangeSetName=name)
            reason = found.get("StatusReason", "")
            client.delete_change_set(StackName=self.stack, ChangeSetName=name)
            if any(text in reason for text in _NO_CHANGES):
                return None
            raise DeploymentFailed(reason) from failed
        return ChangeSet(cloud=self, name=name)


@dataclass(frozen=True, kw_only=True)
class ChangeSet:
    """A change set that waits for a yes."""

    cloud: Cloud
    name: str

    def changes(self) -> tuple[ResourceChange, ...]:
        client = self.cloud.client("cloudformation")
        listed = client.describe_change_set(StackName=self.cloud.stack, ChangeSetName=self.name)["Changes"]
        return tuple(
            ResourceChange(
                action=one["ResourceChange"]["Action"],
                name=one["ResourceChange"]["LogicalResourceId"],
                kind=one["ResourceChange"]["ResourceType"],
                replaces=one["ResourceChange"].get("Replacement") == "True",
            )
            for one in listed
        )

    def drop(self) -> None:
        self.cloud.client("cloudformation").delete_change_set(StackName=self.cloud.stack, ChangeSetName=self.name)

    def execute(self) -> None:
        """Carry it out and wait; AWS takes back what fails, and then this raises `DeploymentFailed`."""
        client, stack = self.cloud.client("cloudformation"), self.cloud.stack
        client.execute_change_set(StackName=stack, ChangeSetName=self.name)
        while (status := _status(client, stack)).endswith("IN_PROGRESS"):
            time.sleep(_LOOK_EVERY)
        if status not in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}:
            events = client.describe_stack_events(StackName=stack)["StackEvents"]
            reasons = [
                f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}"
                for event in events
                if event["ResourceStatus"].endswith("FAILED")
            ]
            raise DeploymentFailed("; ".join(reasons[-3:]) or status)


def _status(client: Any, stack: str) -> str:  # noqa: ANN401 boto3 makes its clients' types at run time
    return str(client.describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"])


def _as_text(template: object) -> str:
    return json.dumps(template, separators=(",", ":"))
