"""Content tasks in a DynamoDB table."""

from datetime import datetime
from functools import partial

from feedback_api.aws.table.items import ConditionExpression, Item, Put, Update, text
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.aws.table.trouble import NotAsExpected
from feedback_api.domain.errors import TaskNotFound, TaskSetAside
from feedback_api.domain.site.content_task import ContentTask
from feedback_api.domain.stored_format import TASK as TASK_FORMAT
from feedback_api.domain.stored_format import Raw
from feedback_api.store.documents import stamp
from feedback_api.store.dynamodb.documents import order_of
from feedback_api.store.dynamodb.numbers import counted_one
from feedback_api.store.dynamodb.table import ORDER, PARTITION, PLACES, TO_DO, TO_DO_ORDER, TO_DO_PARTITION, listed
from feedback_api.store.reading_on import Found, Page, page_of
from feedback_api.store.row_documents import looks_back, task_fields, task_of

TASK, OPEN_TASKS, LOOKING_BACK = "TASK", "TASKS", "LOOKING_BACK"
_MAY_BE_ACTED_ON = "(attribute_not_exists(#reads_from) OR #reads_from <= :ours)"
_OURS: Item = {"ours": TASK_FORMAT.format}


class DynamodbTasks:
    """A `TaskStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def open(self, task: ContentTask) -> ContentTask:
        none_is_open = ConditionExpression(
            text=f"attribute_not_exists(#{TO_DO_PARTITION}) AND {_MAY_BE_ACTED_ON}", values=_OURS
        )
        opened = task_item(self._table, task)
        try:
            self._table.put(Put(item=opened, only_if=none_is_open))
        except NotAsExpected as known:
            return _task(known.found[0])
        return _task(opened)

    def get(self, task_id: str) -> ContentTask:
        return _task(self._table.get(_key(self._table, task_id)))

    def close(self, task_id: str, *, by: str, at: datetime, counted_as: str | None = None) -> ContentTask:
        close = Update(
            key=_key(self._table, task_id),
            change=f"SET #closed_at = :at, #closed_by = :by REMOVE #{TO_DO_PARTITION}, #{TO_DO_ORDER}",
            values={"at": stamp(at), "by": by},
            only_if=ConditionExpression(
                text=f"attribute_exists(#{TO_DO_PARTITION}) AND {_MAY_BE_ACTED_ON}", values=_OURS
            ),
        )
        counted = () if counted_as is None else (counted_one(self._table, counted_as),)
        try:
            self._table.transact(close, *counted)
        except NotAsExpected as closed_or_unknown:
            return _task(closed_or_unknown.found[0])
        return self.get(task_id)

    def waiting(self, *, limit: int, cursor: str | None = None, looking_back: bool = False) -> Page[ContentTask]:
        partition = self._table.key(LOOKING_BACK if looking_back else OPEN_TASKS)
        condition = listed(partition, TO_DO, after=order_of(cursor))
        found = self._table.query(Range(condition=condition, index=TO_DO, at_once=limit + 1))
        return page_of((Found(key=text(item, TO_DO_ORDER), read=partial(_task, item)) for item in found), limit)


def may_be_replaced(table: OfficeTable, task_id: str) -> bool:
    """Say whether a task of this id could take the place of what is kept: what is set aside stays."""
    found = table.get(_key(table, task_id))
    try:
        return found is None or bool(_task(found))
    except TaskSetAside:
        return False


def task_item(table: OfficeTable, task: ContentTask) -> Item:
    """Return the item of a task, which stands in the list while it is open."""
    return item_of_fields(table, task_fields(task))


def item_of_fields(table: OfficeTable, fields: Raw) -> Item:
    """Return the item of a task's fields."""
    listed = LOOKING_BACK if looks_back(fields) else OPEN_TASKS
    place = {TO_DO_PARTITION: table.key(listed), TO_DO_ORDER: f"{fields['opened_at']}/{fields['id']}"}
    return {**fields, **_key(table, fields["id"]), **({} if fields.get("closed_at") else place)}


def _key(table: OfficeTable, task_id: str) -> Item:
    return {PARTITION: table.key(TASK, task_id), ORDER: TASK}


def _task(found: Item | None) -> ContentTask:
    if found is None:
        raise TaskNotFound
    return task_of({name: value for name, value in found.items() if name not in PLACES})
