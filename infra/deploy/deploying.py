"""Brings one office to where it should be, and back if it does not work there."""

import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from botocore.config import Config

from feedback_api.aws.edge import ASK_AGAIN_AFTER
from infra.deploy.cloud import EDGE_SECRET_NOW, EDGE_SECRETS, SECRET, Cloud, Deployed, DeploymentFailed, ResourceChange
from infra.deploy.smoke import Door, problems
from infra.deploy.steps import Steps
from infra.deploy.template import as_json, read_template
from infra.package.__main__ import MADE
from infra.package.bundle import Architecture

# Until CloudFront has said its own address.
NO_ADDRESS_YET = "https://pending.invalid"
LOOK = {"sekali-datang": "look"}
# A version that keeps what a later one writes says so among the stack's outputs.
IS_TOLERANT = "KeepsLaterDocumentsSince"

Ask = Callable[[tuple[ResourceChange, ...]], bool]


class Declined(Exception):
    """Somebody read the plan and said no."""


class NotAsItShouldBe(DeploymentFailed):
    """What was deployed does not work; what was there before is there again, if there was anything."""


@dataclass(frozen=True, kw_only=True)
class Deployment:
    """What the office should be. `said` are parameters of the template that the deployer chose."""

    packages: Path
    architecture: Architecture
    said: Mapping[str, str] = field(default_factory=dict)

    def zips(self) -> tuple[dict[str, str], ...]:
        """Return what `inv package` noted of the zips for this processor."""
        noted = json.loads((self.packages / MADE).read_text("utf-8"))["packages"]
        return tuple(one for one in noted if one["architecture"] == self.architecture)


@dataclass(frozen=True, kw_only=True)
class Deployer:
    """Does it. `ask` is shown the plan; `door` makes a way in to an address.

    `may_cross` is asked before an office leaves the last version that cannot read what is written from then on.
    """

    cloud: Cloud
    ask: Ask
    steps: Steps
    door: Callable[[str], Door]
    may_cross: Callable[[], bool] = lambda: True

    def deploy(self, wanted: Deployment) -> Deployed:
        """Return the office as it stands afterwards, or raise `Declined` or `DeploymentFailed`."""
        before = self.cloud.deployed()
        if before is not None and IS_TOLERANT not in before.outputs and not self.may_cross():
            raise Declined
        parameters = {**(before.parameters if before else {}), **wanted.said, **self._brought(wanted)}
        parameters["Origin"] = self._origin(parameters, before)
        template = read_template()
        # An office that stands may have been told what the template no longer asks for.
        asked = {name: value for name, value in parameters.items() if name in template["Parameters"]}
        self._apply(Deployed(template=as_json(template), parameters=asked), ask=self.ask)
        now = self._standing()
        if parameters["Origin"] == NO_ADDRESS_YET:
            address = f"https://{now.outputs['DistributionDomain']}"
            again = Deployed(template=now.template, parameters={**now.parameters, "Origin": address})
            self._apply(again, ask=lambda _: True)
            now = self._standing()
        self.publish(now)
        self._smoke(now, before)
        return now

    def rotate_edge(self) -> Deployed:
        """Let the edge say a new word without refusing anybody: both are good until CloudFront says the new one."""
        standing, word = self._standing(), secrets.token_urlsafe(32)
        with self.steps.step("new word"):
            self.cloud.put_secret(
                EDGE_SECRETS, f"{word},{self.cloud.read_secret(EDGE_SECRET_NOW)}", kind="SecureString"
            )
            version = self.cloud.put_secret(EDGE_SECRET_NOW, word, kind="String")
        with self.steps.step("until every function may ask again"):
            time.sleep(ASK_AGAIN_AFTER + 1)
        parameters = {**standing.parameters, "EdgeWordVersion": str(version)}
        self._apply(replace(standing, parameters=parameters), ask=self.ask)
        self._smoke(self._standing(), standing)
        with self.steps.step("old word"):
            self.cloud.put_secret(EDGE_SECRETS, word, kind="SecureString")
        return self._standing()

    def rotate_secret(self) -> Deployed:
        """Make everything new under a new secret; what was made under the old one stays known.

        Nobody is refused meanwhile: every function first learns the new one, then begins to use it.
        """
        known, new = self.cloud.read_secret(SECRET).split(), secrets.token_urlsafe(48)
        self._let_all_read(("all learn the new secret", [*known, new]), ("all use the new secret", [new, *known]))
        return self._standing()

    def replace_secret(self) -> Deployed:
        """Make everything new under a new secret and forget those before it, which others may know.

        Codes and contacts from before are lost. Who sends something in the seconds until every function has started
        anew may get a code that nobody knows.
        """
        self._let_all_read(("all know the new secret alone", [secrets.token_urlsafe(48)]))
        return self._standing()

    def _let_all_read(self, *steps: tuple[str, list[str]]) -> None:
        """Write the parameter and start every function anew, once for each step."""
        for step, kept in steps:
            standing = self._standing()
            if "SecretVersion" not in standing.parameters:
                raise DeploymentFailed("the office is older than this: deploy it first")
            with self.steps.step(step):
                version = self.cloud.put_secret(SECRET, " ".join(kept), kind="SecureString")
            # A function reads its secret when it starts; another setting starts all of them anew.
            parameters = {**standing.parameters, "SecretVersion": str(version)}
            self._apply(replace(standing, parameters=parameters), ask=self.ask)
            self._smoke(self._standing(), standing)

    def publish(self, standing: Deployed) -> None:
        """Let the press look now; a new office has no site yet."""
        with self.steps.step("press"):
            patience = Config(read_timeout=250, retries={"total_max_attempts": 1})
            client = self.cloud.session.client("lambda", endpoint_url=self.cloud.endpoint, config=patience)
            answer = client.invoke(FunctionName=standing.outputs["PressFunction"], Payload=json.dumps(LOOK).encode())
            said = answer["Payload"].read().decode()
            if answer.get("FunctionError"):
                raise DeploymentFailed(f"the press says {said}")

    def _brought(self, wanted: Deployment) -> dict[str, str]:
        with self.steps.step("secrets"):
            version = self.cloud.make_secrets()
        with self.steps.step("packages"):
            bucket, keys = self.cloud.package_bucket(), {}
            for one in wanted.zips():
                keys[one["bundle"]] = f"{one['bundle']}/{one['sha256']}.zip"
                self.cloud.upload(wanted.packages / one["file"], bucket=bucket, key=keys[one["bundle"]])
        return {
            "Office": self.cloud.office,
            "PackageBucket": bucket,
            "WebPackage": keys["web"],
            "PressPackage": keys["press"],
            "Runtime": wanted.zips()[0]["runtime"],
            "Architecture": wanted.architecture.value,
            "EdgeWordVersion": str(version),
        }

    def _origin(self, parameters: Mapping[str, str], before: Deployed | None) -> str:
        if parameters.get("DomainName"):
            return f"https://{parameters['DomainName']}"
        return before.parameters["Origin"] if before else NO_ADDRESS_YET

    def _apply(self, wanted: Deployed, *, ask: Ask) -> None:
        with self.steps.step("plan"):
            plan = self.cloud.plan(wanted)
        if plan is None:
            return
        if not ask(plan.changes()):
            plan.drop()
            raise Declined
        with self.steps.step("stack"):
            plan.execute()

    def _smoke(self, now: Deployed, before: Deployed | None) -> None:
        with self.steps.step("smoke"):
            found = self.problems(now)
        if not found:
            return
        if before is not None:
            self._apply(before, ask=lambda _: True)
        raise NotAsItShouldBe("; ".join(found))

    def problems(self, now: Deployed) -> list[str]:
        """Return what a visitor would find wrong."""
        bucket = f"https://{now.outputs['SiteBucket']}.s3.{self.cloud.session.region_name}.amazonaws.com"
        address = urlsplit(now.outputs["WebUrl"])
        return problems(
            self.door(now.parameters["Origin"]),
            function=self.door(f"{address.scheme}://{address.netloc}"),
            bucket=self.door(bucket),
        )

    def _standing(self) -> Deployed:
        found = self.cloud.deployed()
        if found is None:
            raise DeploymentFailed("there is no such stack")
        return found
