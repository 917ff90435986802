"""The command behind `inv deploy`: shows the plan, asks, deploys to AWS, looks, and says what came of it as JSON."""

import argparse
import json
import sys
from pathlib import Path
from typing import TextIO

import boto3

from feedback_api.console import say
from infra.deploy.cloud import Cloud, DeploymentFailed, ResourceChange
from infra.deploy.deploying import Declined, Deployer, Deployment
from infra.deploy.smoke import Door
from infra.deploy.steps import Steps
from infra.package.bundle import Architecture

FAILED, DECLINED = 1, 3
# The template's parameters that a deployer chooses, by the option that sets each. What is not said stays as it is.
CHOICES = {
    "domain": "DomainName",
    "certificate": "CertificateArn",
    "email": "Email",
    "budget": "MonthlyBudget",
    "editors": "EditorsRepository",
    "mail_from": "MailFrom",
    "letters_of_a_group": "LettersOfAGroup",
}


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    if options.office_name is not None:
        say("--office-name is ignored: the office's name stands in content/data/kantor.yaml.")
    session = boto3.session.Session(region_name=options.region)
    cloud = Cloud(session=session, stack=options.stack or f"sekali-{options.office}", office=options.office)
    steps = Steps()
    deployer = Deployer(
        cloud=cloud,
        ask=_yes if options.yes else _asked,
        steps=steps,
        door=lambda at: Door(origin=at),
        may_cross=lambda: options.without_way_back or may_cross(is_asked=not options.yes, answer=sys.stdin),
    )
    try:
        standing = options.act(deployer) if options.act else deployer.deploy(_wanted(options))
    except Declined:
        say("Nothing of the office was changed.")
        return DECLINED
    except DeploymentFailed as failed:
        sys.stderr.write(f"{failed}\n")
        return FAILED
    say(json.dumps({"deployed": standing.parameters["Origin"], "seconds": steps.seconds}))
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="inv deploy", description=__doc__)
    parser.add_argument("--office", required=True, help="the office's code, such as kecamatan-contoh")
    parser.add_argument("--office-name", help="ignored: the name stands in content/data/kantor.yaml")
    parser.add_argument("--stack", help="default: sekali-OFFICE")
    parser.add_argument("--region", default="ap-southeast-3")
    parser.add_argument("--packages", type=Path, default=Path("output/package"), help="what `inv package` made")
    parser.add_argument("--arch", default=Architecture.ARM.value, choices=[one.value for one in Architecture])
    parser.add_argument("--domain", help="the office's own name, which leads to CloudFront")
    parser.add_argument("--certificate", help="ARN of its certificate in us-east-1")
    parser.add_argument("--email", help="whom alarms and the budget wake")
    parser.add_argument("--budget", help="US dollars a month")
    parser.add_argument("--editors", help="owner/name on GitHub")
    parser.add_argument("--mail-from", help="the office's address, verified in SES, from which senders are told")
    parser.add_argument("--letters-of-a-group", help='how many everybody behind one address may send: "60 per hour"')
    acts = parser.add_mutually_exclusive_group()
    for option, act, said in (
        ("--rotate-edge", Deployer.rotate_edge, "let the edge say a new word, and do nothing else"),
        ("--rotate-secret", Deployer.rotate_secret, "make everything new under a new secret, and do nothing else"),
        (
            "--replace-secret",
            Deployer.replace_secret,
            "the same, and forget the old one, which others may know: codes and contacts from before are lost",
        ),
    ):
        acts.add_argument(option, dest="act", action="store_const", const=act, help=said)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--without-way-back", action="store_true", help="go to 1.0.0 without being asked")
    return parser.parse_args(arguments)


def _wanted(options: argparse.Namespace) -> Deployment:
    said = {CHOICES[name]: value for name, value in vars(options).items() if name in CHOICES and value is not None}
    return Deployment(packages=options.packages, architecture=Architecture(options.arch), said=said)


def may_cross(*, is_asked: bool, answer: TextIO) -> bool:
    """Say that the version before cannot read what 1.0.0 writes, and let somebody decide, or refuse in a sentence."""
    say("From 1.0.0 on there is no way back to the version before but a restored copy of the table.")
    if not (is_asked and answer.isatty()):
        say("Say --without-way-back to go on.")
        return False
    sys.stdout.write("Go on? Type yes: ")
    sys.stdout.flush()
    return answer.readline().strip() == "yes"


def _asked(changes: tuple[ResourceChange, ...]) -> bool:
    _yes(changes)
    sys.stdout.write("Do this? Type yes: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip() == "yes"


def _yes(changes: tuple[ResourceChange, ...]) -> bool:
    for change in changes:
        say(f"  {change.action:<7} {change.kind:<40} {change.name}{'  REPLACED' if change.replaces else ''}")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
