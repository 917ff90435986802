"""The one table in which many offices keep what they are sent: its keys, indexes, clock and stream.

Every key begins with the office's code, so that a role can be held to one office (`dynamodb:LeadingKeys`).
`infra/template.yaml` makes this table; a test compares the two.
"""

from typing import Any

from botocore.client import BaseClient

from feedback_api.aws.table.items import ConditionExpression

PARTITION, ORDER = "pk", "sk"
# What waits for somebody: an office's queue, what is due for erasure, open tasks, notices to senders.
TO_DO, TO_DO_PARTITION, TO_DO_ORDER = "to_do", "to_do_pk", "to_do_sk"
# Where a submission lies while it lies there: in its desa's queue, then among what the office published.
SHELF, SHELF_PARTITION, SHELF_ORDER = "shelf", "shelf_pk", "shelf_sk"
# Seconds since 1970; DynamoDB deletes lazily, so whoever reads an item looks at its time as well.
EXPIRES = "expires"
# The press is woken by a change of this item, whose key is `<office>#BUILD`, `BUILD`. Keys are enough for that, and
# nothing anybody wrote leaves the table through its stream.
STREAM_VIEW = "KEYS_ONLY"
BUILD = "BUILD"
# Whoever sends mail is woken by a change below `<office>#NOTICES`, whose second key is the submission's id.
NOTICES = "NOTICES"

_KEYS_OF = {None: (PARTITION, ORDER), TO_DO: (TO_DO_PARTITION, TO_DO_ORDER), SHELF: (SHELF_PARTITION, SHELF_ORDER)}
PLACES = frozenset({PARTITION, ORDER, TO_DO_PARTITION, TO_DO_ORDER, SHELF_PARTITION, SHELF_ORDER, EXPIRES})


def definition(name: str) -> dict[str, Any]:
    """Return the table as `CreateTable` takes it."""
    keys = (PARTITION, ORDER, TO_DO_PARTITION, TO_DO_ORDER, SHELF_PARTITION, SHELF_ORDER)
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": key, "AttributeType": "S"} for key in keys],
        "KeySchema": _key_schema(PARTITION, ORDER),
        "GlobalSecondaryIndexes": [
            _index(TO_DO, TO_DO_PARTITION, TO_DO_ORDER),
            _index(SHELF, SHELF_PARTITION, SHELF_ORDER),
        ],
        "StreamSpecification": {"StreamEnabled": True, "StreamViewType": STREAM_VIEW},
    }


def listed(
    partition: str, index: str | None = None, *, after: str | None = None, before: str | None = None
) -> ConditionExpression:
    """Return what finds a partition of the table or of an index; as far as that is said only between two places."""
    name, order = _KEYS_OF[index]
    within = {"partition": partition, "after": after or None, "before": before or None}
    text = f"#{name} = :partition" + (f" AND #{order} > :after" if after else "")
    text += f" AND #{order} < :before" if before else ""
    return ConditionExpression(text=text, values={name: said for name, said in within.items() if said is not None})


def create(client: BaseClient, name: str) -> None:
    """Make the table for tests, without its clock: theirs stands still in 2026, and the server's would delete."""
    client.create_table(**definition(name))
    client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})


def _index(name: str, partition: str, order: str) -> dict[str, Any]:
    return {
        "IndexName": name,
        "KeySchema": _key_schema(partition, order),
        "Projection": {"ProjectionType": "ALL"},
    }


def _key_schema(partition: str, order: str) -> list[dict[str, str]]:
    return [{"AttributeName": partition, "KeyType": "HASH"}, {"AttributeName": order, "KeyType": "RANGE"}]
