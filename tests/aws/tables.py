"""The product's tables on the server of the tests: made once, and an office of its own in them for each test."""

import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache

import boto3
from botocore.client import BaseClient

from feedback_api.aws.table.connection import Patience
from feedback_api.aws.table.office_table import OfficeTable
from feedback_api.aws.table.place import TablePlace
from feedback_api.limits import dynamodb_table as limits_table
from feedback_api.store.dynamodb import table as store_table
from tests.aws.ministack import Aws, shared_aws

STORE, LIMITS = "sekali-datang", "sekali-datang-limits"


def place_in_store(office: str) -> str:
    """Return the place of a new office, whose code begins with `office`, in the store's table."""
    return _place(STORE, office)


def place_in_limits(office: str) -> str:
    """Return the place of a new office, whose code begins with `office`, in the table of limits."""
    return _place(LIMITS, office)


@contextmanager
def opened_table(place: str, *, tries: int = 4) -> Iterator[OfficeTable]:
    """Yield the table of a place, whose client sends a request `tries` times before it gives up."""
    with closing(OfficeTable(TablePlace.parsed(place), Patience(tries=tries))) as table:
        yield table


def client_of(aws: Aws) -> BaseClient:
    """Return a client to look at tables with; the store has its own."""
    return boto3.client(
        "dynamodb",
        region_name=aws.region,
        endpoint_url=aws.endpoint,
        aws_access_key_id="test",
        aws_secret_access_key="test",  # noqa: S106 it opens nothing
    )


def _place(table: str, office: str) -> str:
    aws = _aws_with_tables()
    # A crowded machine may answer late; what is tested is what the answer says.
    return f"{table}/{office}-{uuid.uuid4().hex[:8]}{aws.url_options}&waits=30"


@cache
def _aws_with_tables() -> Aws:
    aws = shared_aws()
    client = client_of(aws)
    store_table.create(client, STORE)
    limits_table.create(client, LIMITS)
    client.close()
    return aws
