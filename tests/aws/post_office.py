"""Lets an account on the tests' server send mail under one address, and shows what it sent."""

import itertools
import json
import os
from typing import Any
from urllib.request import urlopen

import boto3

from tests.aws.ministack import Aws

_numbers = itertools.count(1)


def new_account() -> str:
    """Return the number of an account that nobody used yet."""
    return f"{os.getpid():08d}{next(_numbers):04d}"[-12:]


def verify(aws: Aws, sender: str, *, account: str) -> None:
    """Prove the sender's address to the account, and take it out of SES's sandbox."""
    client = boto3.client(
        "sesv2",
        region_name=aws.region,
        endpoint_url=aws.endpoint,
        aws_access_key_id=account,
        aws_secret_access_key="test",  # noqa: S106 of nobody
    )
    client.create_email_identity(EmailIdentity=sender)
    client.put_account_details(
        MailType="TRANSACTIONAL", WebsiteURL="https://kantor.example", ProductionAccessEnabled=True
    )


def sent_by(aws: Aws, account: str) -> list[dict[str, Any]]:
    """Return the account's letters as the server noted them: `To`, `Subject`, `BodyText`."""
    with urlopen(f"{aws.endpoint}/_ministack/ses/messages?account={account}") as answer:  # noqa: S310 our own server
        letters: list[dict[str, Any]] = json.load(answer)["messages"].get(account, [])
    return letters
