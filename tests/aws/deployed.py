"""A deployed office, and what its operator and its schedule do with it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from feedback_api.services import Services
from feedback_api.wiring import open_services
from infra.deploy.cloud import SECRET, Deployed
from tests.aws.rehearsal import STACK, Rehearsal
from tests.serving import Visitor


@dataclass(frozen=True, kw_only=True)
class CloudOffice:
    """A deployed office."""

    rehearsal: Rehearsal
    standing: Deployed

    def visitor(self) -> Visitor:
        return self.rehearsal.visitor(self.standing)

    def press(self) -> dict[str, Any]:
        """Wake the press as its schedule does, and return what it says."""
        client = self.rehearsal.cloud.client("lambda")
        answer = client.invoke(FunctionName=f"{STACK}-press", Payload=json.dumps({"sekali-datang": "look"}).encode())
        said: dict[str, Any] = json.loads(answer["Payload"].read())
        return said

    @contextmanager
    def services(self) -> Iterator[Services]:
        """Yield what the web function works with, with its secret."""
        secret = self.rehearsal.cloud.read_secret(SECRET).split()[0].encode()
        with open_services(replace(self.rehearsal.settings(self.standing), secret=secret)) as services:
            yield services

    def rule(self, name: str) -> str:
        """Return what a rule of the schedule is called."""
        client = self.rehearsal.cloud.client("cloudformation")
        return str(
            client.describe_stack_resource(StackName=STACK, LogicalResourceId=name)["StackResourceDetail"][
                "PhysicalResourceId"
            ]
        )

    def is_time_for(self, rule: str) -> None:
        """Do what a rule does when its time has come."""
        events, functions = self.rehearsal.cloud.client("events"), self.rehearsal.cloud.client("lambda")
        for target in events.list_targets_by_rule(Rule=self.rule(rule))["Targets"]:
            functions.invoke(FunctionName=target["Arn"], Payload=target["Input"].encode())

    def says_interruption(self) -> bool:
        return "data-ends" in self.visitor().get("/").text

    def want(self) -> None:
        """Ask for a build behind the stream's back."""
        client = self.rehearsal.cloud.client("s3")
        client.delete_object(Bucket=self.standing.outputs["SiteBucket"], Key="press/memory.json")

    @contextmanager
    def without(self, role: str, action: str) -> Iterator[None]:
        """Take one action from a role for a while."""
        client = self.rehearsal.cloud.client("iam")
        name = next(one["RoleName"] for one in client.list_roles()["Roles"] if f"{role}Role" in one["RoleName"])
        kept = client.get_role_policy(RoleName=name, PolicyName=role.lower())["PolicyDocument"]
        less = json.loads(json.dumps(kept).replace(f'"{action}"', '"ec2:DescribeTags"'))
        assert less != kept, f"{role} has no {action}"
        try:
            client.put_role_policy(RoleName=name, PolicyName=role.lower(), PolicyDocument=json.dumps(less))
            yield
        finally:
            client.put_role_policy(RoleName=name, PolicyName=role.lower(), PolicyDocument=json.dumps(kept))

    def is_well(self) -> bool:
        return self.visitor().get("/sehat").status == HTTPStatus.OK and "builds" in self.press()
