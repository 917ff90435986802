"""The table in which many offices count how often somebody wrote: its keys and its clock."""

from typing import Any

from botocore.client import BaseClient

# An office, and whom or what it counts in which window.
PARTITION, ORDER = "pk", "sk"
# Seconds since 1970; DynamoDB deletes lazily, so whoever reads an item looks at its time as well.
EXPIRES = "expires"


def definition(name: str) -> dict[str, Any]:
    """Return the table as `CreateTable` takes it."""
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": key, "AttributeType": "S"} for key in (PARTITION, ORDER)],
        "KeySchema": [
            {"AttributeName": PARTITION, "KeyType": "HASH"},
            {"AttributeName": ORDER, "KeyType": "RANGE"},
        ],
    }


def create(client: BaseClient, name: str) -> None:
    """Make the table for tests, without its clock."""
    client.create_table(**definition(name))
    client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})
