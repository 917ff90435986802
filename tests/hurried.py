"""Lets the minutes pass in which an act can be undone, where a test cannot move the clock of the office."""

from datetime import timedelta

from feedback_api.domain.stored_format import Raw
from feedback_api.domain.stored_parts import moment
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.store.documents import stamp
from feedback_api.store.everything import StoredRow
from feedback_api.store.protocol import Store


def let_minutes_pass(store: Store, by: timedelta = UNDO_FOR) -> None:
    """Let every notice that is held be due that much sooner; whoever is trying one, or has, keeps it as it is."""
    rows = [row.fields for row in store.everything().rows() if row.table == "notices" and _is_held(row.fields)]
    earlier = [{**fields, "due_at": stamp(moment(str(fields["due_at"])) - by)} for fields in rows]
    store.everything().keep([StoredRow(table="notices", fields=fields) for fields in earlier])


def _is_held(notice: Raw) -> bool:
    due_at, tries = notice.get("due_at"), notice.get("tries")
    return bool(due_at) and not tries and moment(str(due_at)) > moment(str(notice["wanted_at"]))
