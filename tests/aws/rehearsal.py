"""`inv deploy --to ministack`: the whole cloud on this machine, from the packages to a page with a fresh answer."""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import boto3

from feedback_api.actions.members import staff
from feedback_api.console import say
from feedback_api.domain.members.staff import Role
from feedback_api.settings import Settings
from feedback_api.wiring import open_services
from infra.deploy.cloud import Cloud, Deployed
from infra.deploy.deploying import Deployer, Deployment
from infra.deploy.smoke import Door
from infra.deploy.steps import Steps
from infra.package.__main__ import main as package
from infra.package.bundle import Architecture
from tests.asking import ask, publish
from tests.aws import ministack
from tests.aws.ministack import Aws, running_aws
from tests.aws.post_office import sent_by, verify
from tests.equipment import prepared_or_end
from tests.hurried import let_minutes_pass
from tests.serving import Visitor, wait_for

STACK, OFFICE = "sekali", "misal"
NAME, PASSWORD = "sri", "rahasia sekali saja"
QUESTION, ANSWER = "Apakah legalisir KK bisa di desa?", "Bisa, **setiap hari kerja**."
BOLD = "<strong>setiap hari kerja</strong>"
LONGEST_WAIT = 60.0
# The account of the server's own key, and the address it may write under.
ACCOUNT, MAIL_FROM, SENDERS_ADDRESS = "000000000000", "kantor@kantor.example", "warga@example.id"


@dataclass(frozen=True, kw_only=True)
class Rehearsal:
    """An office in the cloud of a local server."""

    aws: Aws
    deployer: Deployer

    @property
    def cloud(self) -> Cloud:
        return self.deployer.cloud

    def visitor(self, standing: Deployed) -> Visitor:
        """Return somebody who comes through the office's CloudFront."""
        origin = standing.parameters["Origin"]
        says = {"Host": urlsplit(origin).netloc, "X-Forwarded-Proto": "https", "Origin": origin}
        return Visitor(port=self.aws.port, says={**says, "Referer": f"{origin}/"})

    def settings(self, standing: Deployed) -> Settings:
        """Return the office's settings as its operator has them, with the operator's own rights."""
        place = f"dynamodb:{standing.outputs['DataTable']}/{OFFICE}{self.aws.url_options}"
        return Settings(store=place, secret=b"no part of making a member" * 2, origin=standing.parameters["Origin"])

    def make_member(self, standing: Deployed) -> None:
        with open_services(self.settings(standing)) as services:
            member = staff.NewMember(name=NAME, role=Role.DISTRICT, password=PASSWORD)
            staff.create(services, member)

    def let_mail_out(self) -> None:
        """Let the mail function send: the server asks for a right on all identities, where the template names one."""
        self._allow("MailRole", "ses:SendEmail", on="*")

    def let_press_say_when(self) -> None:
        """Let the press set its rule: the server names the bus of a rule, where AWS leaves out the default one."""
        rule = f"arn:aws:events:{self.aws.region}:{ACCOUNT}:rule/default/{STACK}-end"
        self._allow("PressRole", "events:PutRule", on=rule)

    def _allow(self, role_of: str, action: str, *, on: str) -> None:
        """Add to a role what only this server asks for."""
        client = self.cloud.client("iam")
        role = next(one["RoleName"] for one in client.list_roles()["Roles"] if role_of in one["RoleName"])
        right = {"Effect": "Allow", "Action": action, "Resource": on}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [right]})
        client.put_role_policy(RoleName=role, PolicyName="only-this-server-asks-for-it", PolicyDocument=policy)

    def let_minutes_pass(self, standing: Deployed) -> None:
        """Let the notices be due, and the mail function look for them, as its schedule does."""
        with open_services(self.settings(standing)) as services:
            let_minutes_pass(services.store)
        look = b'{"sekali-datang": "look"}'
        self.cloud.client("lambda").invoke(FunctionName=f"{STACK}-mail", Payload=look)

    def waiting(self, standing: Deployed, text: str) -> str:
        """Return the id of the submission with this text, which waits among others."""
        with open_services(self.settings(standing)) as services:
            return next(one.id for one in services.store.submissions.waiting(limit=100).items if one.text == text)

    def sign_in(self, standing: Deployed) -> Visitor:
        visitor = self.visitor(standing)
        form = visitor.get("/moderasi/masuk").form("/moderasi/masuk")
        entered = visitor.post("/moderasi/masuk", {**form, "nama": NAME, "sandi": PASSWORD})
        assert entered.status == HTTPStatus.SEE_OTHER, entered.text
        return visitor


@contextmanager
def rehearsal(steps: Steps, **settings: str) -> Iterator[Rehearsal]:
    """Start the server; nothing is deployed yet. Rights count: what no role allows is refused."""
    with steps.step("server"):
        running = running_aws(AUTH="true", **settings)
        aws = running.__enter__()
    try:
        verify(aws, MAIL_FROM, account=ACCOUNT)
        session = boto3.session.Session("test", "test", region_name=aws.region)
        cloud = Cloud(session=session, stack=STACK, office=OFFICE, endpoint=aws.endpoint)

        def door(origin: str) -> Door:
            says = {"Host": urlsplit(origin).netloc, "X-Forwarded-Proto": "https"}
            return Door(origin=origin, through=aws.endpoint, headers=says)

        yield Rehearsal(aws=aws, deployer=Deployer(cloud=cloud, ask=lambda _: True, steps=steps, door=door))
    finally:
        running.__exit__(None, None, None)


def wanted(packages: Path) -> Deployment:
    """Return the office as the local server can take it: it fetches from its own buckets without TLS."""
    said = {"TlsOnly": "no", "MailFrom": MAIL_FROM}
    return Deployment(packages=packages, architecture=Architecture.of_this_machine(), said=said)


def packaged(into: Path) -> Path:
    """Make the packages for this machine."""
    assert package(["--arch", Architecture.of_this_machine().value, "--into", str(into)]) == 0
    return into


def from_question_to_page(office: Rehearsal, standing: Deployed, steps: Steps) -> str:
    """Ask, answer, and wait for the page; return its address."""
    with steps.step("question"):
        receipt = ask(office.visitor(standing), QUESTION, kontak=SENDERS_ADDRESS)
        assert receipt.status == HTTPStatus.OK, receipt.text
    with steps.step("answer"):
        office.make_member(standing)
        office.let_mail_out()
        submission = office.waiting(standing, QUESTION)
        publish(office.sign_in(standing), submission, text=QUESTION, answer=ANSWER)
    with steps.step("page"):
        address = f"/tanya/{submission}/"
        wait_for(lambda: BOLD in office.visitor(standing).get(address).text, seconds=LONGEST_WAIT)
    with steps.step("mail"):
        office.let_minutes_pass(standing)
        wait_for(lambda: bool(sent_by(office.aws, ACCOUNT)), seconds=LONGEST_WAIT)
    return address


def main() -> int:
    """Run it all; the last line is one JSON object."""
    prepared_or_end(ministack.prepare)
    steps = Steps()
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as scratch:
        with steps.step("package"):
            packages = packaged(Path(scratch))
        with rehearsal(steps) as office:
            standing = office.deployer.deploy(wanted(packages))
            address = from_question_to_page(office, standing, steps)
    total = round(sum(steps.seconds.values()), 2)
    done = {"deployed": standing.parameters["Origin"], "page": address, "seconds": steps.seconds, "total": total}
    say(json.dumps(done))
    return 0


if __name__ == "__main__":
    sys.exit(main())
