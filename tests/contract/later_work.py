"""An office with a row of every table, and for each table what staff, residents or the press may do to it later."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from feedback_api.domain.audit import Act
from feedback_api.domain.counting.opinion import ReaderSays
from feedback_api.store.documents import stamp
from feedback_api.store.everything import StoredRow
from feedback_api.store.numbers import note_looked_through
from feedback_api.store.protocol import Along, Store
from tests.builders import (
    MONDAY_NOON,
    a_member,
    a_member_mail,
    a_note_event,
    a_notice,
    a_submission,
    a_task,
    a_trip,
    an_entry,
    an_event,
    answered,
    kept,
    published,
)

Work = Callable[[Store], object]
AN_HOUR_LATER = MONDAY_NOON + timedelta(hours=1)


def one_of_each(store: Store) -> None:
    first = published(store.submissions, a_submission("published2"))
    told = Along(tells=a_notice("published2"))
    store.submissions.save(answered(first), an_event(first, Act.PUBLISHED), publishes=True, along=told)
    kept(store.submissions, a_submission("waiting234", has_contact=True), b"\x00sealed")
    store.staff.add_member(a_member("sri"))
    store.member_mail.put(a_member_mail("sri"))
    store.tasks.open(a_task("answer~1"))
    store.notebook.write(an_entry(), a_note_event(an_entry()))
    at = MONDAY_NOON + timedelta(microseconds=1)
    store.tallies.count_trip(a_trip(finished=False, missing="kk", at=at), press="a")
    store.tallies.count_interest("wates-1", "kia", press="c", at=at)
    store.tallies.count_opinion("panduan/kia", ReaderSays.UNCLEAR, press="e", at=at)
    note_looked_through(store.numbers, 1)


def _with(table: str, **changes: object) -> Work:
    """Return what changes the first row of a table and nothing beside it; a field that becomes `None` goes."""

    def work(store: Store) -> None:
        row = min((row for row in store.everything().rows() if row.table == table), key=lambda row: row.name)
        fields = {name: value for name, value in {**row.fields, **changes}.items() if value is not None}
        store.everything().keep([StoredRow(table=table, fields=fields)])

    return work


def _erase(store: Store) -> None:
    waiting = store.submissions.get("waiting234")
    store.submissions.erase(replace(waiting, erased_at=MONDAY_NOON), an_event(waiting, Act.ERASED))


def _write_entry_again(store: Store) -> None:
    entry = store.notebook.get(an_entry().kind, an_entry().name) or an_entry()
    store.notebook.write(entry, a_note_event(entry))


def _close_task_and_open_it_anew(store: Store) -> None:
    store.tasks.close("answer~1", by="sri", at=MONDAY_NOON)
    store.tasks.open(a_task("answer~1", opened_at=AN_HOUR_LATER))


def _miss_another_paper(store: Store) -> None:
    store.tallies.count_trip(a_trip(finished=False, missing="akta"), press="d")


# Each by itself where that can be: no other row of the office is later than it was.
LATER: Mapping[str, Work] = {
    "submissions": _with("submissions", version=9),
    "contacts": _erase,
    "events": _with("events", salt=None),
    "notices": lambda store: store.notices.take(a_notice("published2"), until=AN_HOUR_LATER),
    "notebook": _write_entry_again,
    "notebook_events": _with("notebook_events", salt=None),
    "staff": lambda store: store.staff.replace_member(a_member("sri", epoch=9)),
    "member_mail": lambda store: store.member_mail.put(a_member_mail("sri", at_once=False, version=1)),
    "tasks": lambda store: store.tasks.close("answer~1", by="sri", at=MONDAY_NOON),
    "trips": _with("trips", other=9),
    "missing_papers": _miss_another_paper,
    "interest": _with("interest", count=9),
    "opinions": _with("opinions", count=9),
    "presses": lambda store: store.tallies.count_trip(a_trip(), press="b"),
    "numbers": lambda store: note_looked_through(store.numbers, 9),
    "site": _with("site", last_ordinal=9),
}
MORE_OF_IT: Mapping[str, Work] = {
    "an act more": lambda store: store.submissions.note(an_event(store.submissions.get("waiting234"), Act.UNMASKED)),
    "a notice that ended": lambda store: store.notices.close(a_notice("published2"), told_at=None),
    "a sender who was told": lambda store: store.notices.close(a_notice("published2"), told_at=MONDAY_NOON),
    "a task opened anew": _close_task_and_open_it_anew,
    # Nothing beside it tells that somebody was at work.
    "acts of a submission alone": _with("submissions", acts=9),
    "a change number alone": _with("submissions", change=9),
    "a version of a note alone": _with("notebook", version=9),
    "acts on a note alone": _with("notebook", acts=9),
    "finished trips alone": _with("trips", finished=9),
    "trips without a paper alone": _with("trips", missing_paper=9),
    "a press that was pressed anew": _with("presses", at=stamp(AN_HOUR_LATER)),
    "the last change number alone": _with("site", last_change=9),
}
