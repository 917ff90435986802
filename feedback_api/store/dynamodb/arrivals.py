"""Writes a new submission with what lies beside it, for one transaction."""

from feedback_api.aws.table.items import ConditionExpression, Put, Write
from feedback_api.aws.table.office_table import OfficeTable
from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.submissions.flood import Came
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store.dynamodb import documents, findable_items
from feedback_api.store.dynamodb.acts import appended
from feedback_api.store.dynamodb.flood import put_came
from feedback_api.store.dynamodb.table import PARTITION


def kept_anew(
    table: OfficeTable, new: Submission, sealed: bytes | None, event: AuditEvent, came: Came | None
) -> tuple[Write, ...]:
    """Return what keeps it, first of all its document, which depends on there being none."""
    nobody = ConditionExpression(text=f"attribute_not_exists(#{PARTITION})")
    writes: list[Write] = [
        Put(item=documents.item_of(table, new), only_if=nobody),
        appended(documents.partition_of(table, new.id), event),
        *findable_items.put(table, new),
    ]
    if sealed is not None:
        writes.append(Put(item={**documents.contact_key(table, new.id), "sealed": sealed}))
    if came is not None:
        writes.append(put_came(table, came))
    return tuple(writes)
