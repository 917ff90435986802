"""A developer's own AWS-compatible server starts by itself, is nobody else's, and takes the product's tables."""

import boto3
import pytest

from feedback_api.limits import dynamodb_table as limits_table
from feedback_api.store.dynamodb import table as store_table
from tests.aws.ministack import running_aws


@pytest.fixture
def dynamodb(aws):
    client = boto3.client(
        "dynamodb",
        region_name=aws.region,
        endpoint_url=aws.endpoint,
        aws_access_key_id="test",
        aws_secret_access_key="test",  # noqa: S106 it opens nothing
    )
    yield client
    client.close()


@pytest.mark.parametrize("table", [store_table, limits_table])
def test_the_server_makes_the_tables_as_they_are_defined(dynamodb, table):
    name = f"equipment-{table.__name__.rpartition('.')[0]}"

    table.create(dynamodb, name)

    made = dynamodb.describe_table(TableName=name)["Table"]
    assert made["KeySchema"] == table.definition(name)["KeySchema"]
    assert made["TableStatus"] == "ACTIVE"


def test_two_servers_stand_side_by_side_and_know_nothing_of_each_other(aws):
    with running_aws() as other:
        assert other.port != aws.port
