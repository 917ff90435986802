"""Presses that were counted, in a DynamoDB table: digests that cannot be turned back, kept so that each counts once."""

from datetime import datetime, timedelta

from feedback_api.aws.table.items import ConditionExpression, Item, Put, Write
from feedback_api.aws.table.office_table import OfficeTable
from feedback_api.aws.table.trouble import NotAsExpected
from feedback_api.store.dynamodb.documents import epoch
from feedback_api.store.dynamodb.table import EXPIRES, ORDER, PARTITION

PRESS = "PRESS"
# Long enough for every press that may come twice, and for every visit that people say they will come to.
PRESS_IS_KNOWN = timedelta(days=400)


def new_press(table: OfficeTable, press: str, at: datetime) -> Put:
    """Return the write that keeps a press unless it is known; one so old that it has ended is not."""
    is_new = ConditionExpression(
        text=f"attribute_not_exists(#{EXPIRES}) OR #{EXPIRES} <= :now", values={"now": int(at.timestamp())}
    )
    return Put(item=press_item(table, press, at), only_if=is_new)


def press_item(table: OfficeTable, digest: str, at: datetime) -> Item:
    """Return the item of a press that was counted."""
    return {PARTITION: table.key(PRESS, digest), ORDER: PRESS, **epoch(at + PRESS_IS_KNOWN)}


def once(table: OfficeTable, press: str, at: datetime, *writes: Write) -> bool:
    """Write all of it with the press, unless the press is known."""
    try:
        table.transact(new_press(table, press, at), *writes)
    except NotAsExpected:
        return False
    return True
