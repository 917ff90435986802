"""Makes an account of its own on the tests' server that may send mail under one address."""

import itertools
import os

import boto3

from tests.aws.ministack import Aws

_numbers = itertools.count(1)


def verified_sender(aws: Aws, sender: str) -> str:
    """Return the number of a new account, out of SES's sandbox, to which the sender's address was proved."""
    account = f"{os.getpid():08d}{next(_numbers):04d}"[-12:]
    client = boto3.client(
        "sesv2",
        region_name=aws.region,
        endpoint_url=aws.endpoint,
        aws_access_key_id=account,
        aws_secret_access_key="test",  # noqa: S106 of nobody
    )
    client.create_email_identity(EmailIdentity=sender)
    client.put_account_details(
        MailType="TRANSACTIONAL", WebsiteURL="https://lekok.example", ProductionAccessEnabled=True
    )
    return account
