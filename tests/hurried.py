"""Lets the minutes pass in which an act can be undone, where a test cannot move the clock of the office."""

from datetime import timedelta

from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.store.documents import moment, stamp
from feedback_api.store.everything import StoredRow
from feedback_api.store.protocol import Store


def let_minutes_pass(store: Store, by: timedelta = UNDO_FOR) -> None:
    """Let every notice that is held be due that much sooner."""
    rows = [row for row in store.everything().rows() if row.table == "notices" and row.fields.get("due_at")]
    earlier = [{**row.fields, "due_at": stamp(moment(str(row.fields["due_at"])) - by)} for row in rows]
    store.everything().keep([StoredRow(table="notices", fields=fields) for fields in earlier])
