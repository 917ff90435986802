"""Content tasks in a DynamoDB table."""

from datetime import datetime

from feedback_api.domain.content_task import ContentTask, TaskReason
from feedback_api.domain.errors import TaskNotFound
from feedback_api.dynamodb.items import Condition, Item, Put, Update, text
from feedback_api.dynamodb.office_table import OfficeTable, Range
from feedback_api.dynamodb.trouble import NotAsExpected
from feedback_api.store.cursors import cursor_after
from feedback_api.store.documents import moment, stamp
from feedback_api.store.dynamodb_documents import order_of
from feedback_api.store.dynamodb_table import ORDER, PARTITION, TO_DO, TO_DO_ORDER, TO_DO_PARTITION
from feedback_api.store.fieldwork_protocol import TaskPage

TASK, OPEN_TASKS = "TASK", "TASKS"
_OPTIONAL = ("guide", "document", "submission")


class DynamodbTasks:
    """A `TaskStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def open(self, task: ContentTask) -> ContentTask:
        none_is_open = Condition(text=f"attribute_not_exists(#{TO_DO_PARTITION})")
        opened = task_item(self._table, task)
        try:
            self._table.put(Put(item=opened, only_if=none_is_open))
        except NotAsExpected as known:
            return _task(known.found[0])
        return _task(opened)

    def get(self, task_id: str) -> ContentTask:
        return _task(self._table.get(_key(self._table, task_id)))

    def close(self, task_id: str, *, by: str, at: datetime) -> ContentTask:
        close = Update(
            key=_key(self._table, task_id),
            change=f"SET #closed_at = :at, #closed_by = :by REMOVE #{TO_DO_PARTITION}, #{TO_DO_ORDER}",
            values={"at": stamp(at), "by": by},
            only_if=Condition(text=f"attribute_exists(#{TO_DO_PARTITION})"),
        )
        try:
            return _task(self._table.update(close))
        except NotAsExpected as closed_or_unknown:
            return _task(closed_or_unknown.found[0])

    def waiting(self, *, limit: int, cursor: str | None = None) -> TaskPage:
        after = order_of(cursor)
        condition = Condition(
            text=f"#{TO_DO_PARTITION} = :partition" + (f" AND #{TO_DO_ORDER} > :after" if after else ""),
            values={"partition": self._table.key(OPEN_TASKS), **({"after": after} if after else {})},
        )
        found = list(self._table.query(Range(condition=condition, index=TO_DO, limit=limit + 1)))
        is_last = len(found) <= limit
        return TaskPage(
            items=tuple(map(_task, found[:limit])),
            next_cursor=None if is_last else cursor_after(text(found[limit - 1], TO_DO_ORDER)),
        )


def task_item(table: OfficeTable, task: ContentTask) -> Item:
    """Return the item of a task, which stands in the list while it is open."""
    opened = stamp(task.opened_at)
    listed = {TO_DO_PARTITION: table.key(OPEN_TASKS), TO_DO_ORDER: f"{opened}/{task.id}"} if task.is_open else {}
    said = {
        "guide": task.guide,
        "document": task.document,
        "submission": task.submission,
        "closed_at": stamp(task.closed_at) if task.closed_at else None,
        "closed_by": task.closed_by,
    }
    return {
        **_key(table, task.id),
        **listed,
        "id": task.id,
        "reason": task.reason.value,
        "opened_at": opened,
        **{name: value for name, value in said.items() if value is not None},
    }


def _key(table: OfficeTable, task_id: str) -> Item:
    return {PARTITION: table.key(TASK, task_id), ORDER: TASK}


def _task(found: Item | None) -> ContentTask:
    if found is None:
        raise TaskNotFound
    about = {name: text(found, name) if name in found else None for name in _OPTIONAL}
    return ContentTask(
        id=text(found, "id"),
        reason=TaskReason(text(found, "reason")),
        opened_at=moment(text(found, "opened_at")),
        closed_at=moment(text(found, "closed_at")) if "closed_at" in found else None,
        closed_by=text(found, "closed_by") if "closed_by" in found else None,
        **about,
    )
