"""Any store keeps what a later version knows, and leaves alone what only a later version may act on."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import (
    StaffSetAside,
    SubmissionSetAside,
    TaskSetAside,
    VisitSetAside,
)
from feedback_api.domain.site.content_task import TaskReason
from feedback_api.domain.submissions.submission import RETENTION, Claim, Status
from feedback_api.domain.visits.note import note_document, note_of
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.store import open_store
from feedback_api.store.protocol import Along
from tests.builders import (
    MONDAY_NOON,
    a_member,
    a_note_event,
    a_notice,
    a_session,
    a_submission,
    a_task,
    a_visit_note,
    an_entry,
    an_event,
    answered,
    kept,
    published,
)
from tests.contract.lagging import soon
from tests.contract.rewriting import Fields, later, rewriter, seen_by

FORBIDDEN = later(reads_from=90, private=True)
KNOWS_MORE = later(reads_from=1, asked_by={"name": "Bu Contoh", "tags": [1, 2]})


def read_as(opened, change, *names):
    """Let a later version make this of the submissions."""
    with rewriter(opened.url) as other:
        for name in names:
            other.submission(name, change)


def document_of(opened, submission_id):
    seen: list[Fields] = []
    with rewriter(opened.url) as other:
        other.submission(submission_id, seen_by(seen.append))
    return seen[0]


def a_mixed_queue(opened):
    """Six that wait, of which the first, the third and the last are of a later version."""
    submissions = opened.store.submissions
    names = [f"wait{number}23456"[:10] for number in range(6)]
    for number, name in enumerate(names):
        kept(submissions, a_submission(name, received_at=MONDAY_NOON + timedelta(minutes=number)))
    read_as(opened, FORBIDDEN, names[0], names[2], names[5])
    return names


def test_what_is_private_in_a_later_version_cannot_be_published(opened):
    before = kept(opened.store.submissions, a_submission())
    read_as(opened, FORBIDDEN, before.id)
    after = document_of(opened, before.id)

    with pytest.raises(SubmissionSetAside):
        opened.store.submissions.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True)

    assert opened.store.submissions.published(limit=5).items == ()
    assert opened.store.submissions.published_after(0).published == ()
    assert (document_of(opened, before.id), opened.store.builds.read().wanted) == (after, 1)


def test_what_became_private_is_neither_published_nor_withdrawn(opened):
    one, other = (published(opened.store.submissions, a_submission(name)) for name in ("private234", "public2345"))
    read_as(opened, FORBIDDEN, one.id)

    delta = opened.store.submissions.published_after(0)
    page = soon(lambda: opened.store.submissions.published(limit=5).set_aside, (one.id,))

    assert [submission.id for submission in delta.published] == [other.id]
    assert (delta.withdrawn, delta.set_aside, delta.last_change) == ((), (one.id,), 2)
    assert page == (one.id,)


def test_a_delta_of_nothing_but_what_is_set_aside_is_no_end(opened):
    one, other = (published(opened.store.submissions, a_submission(name)) for name in ("private234", "public2345"))
    read_as(opened, FORBIDDEN, one.id)

    first = opened.store.submissions.published_after(0, limit=1)
    second = opened.store.submissions.published_after(first.last_change)

    assert (first.is_empty, first.set_aside) == (False, (one.id,))
    assert [submission.id for submission in second.published] == [other.id]


def test_twenty_letters_taken_after_an_upgrade_are_there_after_going_back_and_after_going_forth_again(opened):
    names = [f"letter{number:02}aa" for number in range(20)]
    for number, name in enumerate(names):
        kept(opened.store.submissions, a_submission(name, received_at=MONDAY_NOON + timedelta(minutes=number)))
    read_as(opened, KNOWS_MORE, *names)

    with open_store(opened.url) as older:
        there = soon(lambda: [one.id for one in older.submissions.waiting(limit=50).items], names)
        closed = older.submissions.get(names[0])
        older.submissions.save(answered(closed), an_event(closed, Act.PUBLISHED), publishes=True)

    assert there == names
    assert [document_of(opened, name)["asked_by"]["name"] for name in names] == ["Bu Contoh"] * 20
    assert document_of(opened, names[0])["status"] == Status.PUBLISHED.value


@pytest.mark.parametrize(
    "change",
    [
        FORBIDDEN,
        later(reads_from=1, kind="report"),
        later(reads_from=1, status="sealed"),
        later(reads_from=1, suspicion="robot"),
        later(reads_from=1, finds=[{"detail": "passport", "start": 0, "end": 3}]),
        lambda said: {**said, "answer": {**said["answer"], "guide_verdict": "outdated"}},
        lambda said: {name: value for name, value in said.items() if name != "text"},
        lambda said: {**said, "received_at": "yesterday"},
        lambda said: {**said, "received_at": "0001-01-01T00:00:00+14:00"},
        lambda said: {**said, "guide": ["ktp-el-baru"]},
        lambda said: {**said, "finds": [{"detail": "nik", "start": 500, "end": -2}]},
        lambda said: {**said, "format": "two"},
        lambda said: {**said, "id": "another234"},
        lambda _: [],
    ],
    ids=[
        "reads_from",
        "kind",
        "status",
        "suspicion",
        "detail",
        "verdict",
        "missing",
        "time",
        "time that cannot be",
        "guides",
        "place",
        "format",
        "other id",
        "list",
    ],
)
def test_what_cannot_be_understood_is_set_aside_and_named(opened, change):
    sound = published(opened.store.submissions, a_submission("sound23456"))
    bad = published(opened.store.submissions, a_submission("spoilt2345"))
    read_as(opened, change, bad.id)

    with pytest.raises(SubmissionSetAside) as refused:
        opened.store.submissions.get(bad.id)

    assert refused.value.name == bad.id
    assert [one.id for one in opened.store.submissions.published_after(0).published] == [sound.id]


def test_the_queue_goes_on_past_what_is_set_aside(opened):
    names = a_mixed_queue(opened)

    first = soon(lambda: opened.store.submissions.waiting(limit=2).set_aside, (names[0], names[2])) and (
        opened.store.submissions.waiting(limit=2, village="wates")
    )
    second = opened.store.submissions.waiting(limit=2, village="wates", cursor=first.next_cursor)

    assert [one.id for one in first.items] == [names[1], names[3]]
    assert [one.id for one in second.items] == [names[4]]
    assert (first.set_aside, second.set_aside, second.next_cursor) == ((names[0], names[2]), (names[5],), None)


def test_a_store_names_what_it_sets_aside(opened):
    names = a_mixed_queue(opened)
    closed = published(opened.store.submissions, a_submission("closed2345"))
    read_as(opened, FORBIDDEN, closed.id)

    expected = sorted((names[0], names[2], names[5], closed.id))

    named = soon(lambda: sorted(opened.store.submissions.set_aside(limit=90)), expected)

    assert named == expected


def test_what_only_reading_shows_is_named_where_people_would_miss_it(opened):
    waiting = kept(opened.store.submissions, a_submission("waiting234"))
    shown = published(opened.store.submissions, a_submission("shown23456"))
    read_as(opened, lambda said: {**said, "reads_from": 90, "private": True}, waiting.id)
    read_as(opened, lambda said: {**said, "answer": {**said["answer"], "guide_verdict": "outdated"}}, shown.id)
    expected = sorted((waiting.id, shown.id))

    named = soon(lambda: sorted(opened.store.submissions.set_aside(limit=90)), expected)

    assert named == expected


def test_nothing_changes_what_is_set_aside(opened):
    before = kept(opened.store.submissions, a_submission(has_contact=True), b"sealed")
    read_as(opened, FORBIDDEN, before.id)
    after = document_of(opened, before.id)

    for act in (
        lambda: opened.store.submissions.save(before, an_event(before, Act.CLAIMED), publishes=False),
        lambda: opened.store.submissions.note(an_event(before, Act.UNMASKED)),
        lambda: opened.store.submissions.erase(before, an_event(before, Act.ERASED)),
        lambda: opened.store.submissions.add(before, None, an_event(a_submission())),
    ):
        with pytest.raises(SubmissionSetAside):
            act()

    assert document_of(opened, before.id) == after
    assert opened.store.submissions.contact(before.id) == b"sealed"
    assert [event.salt for event in opened.store.submissions.events(before.id)] == ["salt 1"]


def test_what_is_due_is_erased_although_others_are_set_aside(opened):
    names = ["first23456", "second2345", "third23456"]
    for name in names:
        published(opened.store.submissions, a_submission(name))
    read_as(opened, FORBIDDEN, names[0])
    after_all = MONDAY_NOON + RETENTION + timedelta(days=1)

    due = soon(lambda: [one.id for one in opened.store.submissions.erasable(now=after_all, limit=2)], names[1:])

    assert due == names[1:]


def test_fields_of_a_later_version_survive_every_act(opened):
    submissions = opened.store.submissions
    before = kept(submissions, a_submission())
    read_as(opened, KNOWS_MORE, before.id)

    read = submissions.get(before.id)
    claim = Claim(moderator="sri", until=MONDAY_NOON)
    held = submissions.save(
        replace(read, status=Status.CLAIMED, claim=claim), an_event(read, Act.CLAIMED), publishes=False
    )
    noted = submissions.note(an_event(held, Act.UNMASKED))
    open_to_all = submissions.save(answered(noted), an_event(noted, Act.PUBLISHED), publishes=True)
    submissions.erase(replace(open_to_all, text="[disamarkan]", erased_at=MONDAY_NOON), an_event(open_to_all))

    said = document_of(opened, before.id)
    assert said["asked_by"] == {"name": "Bu Contoh", "tags": [1, 2]}
    assert (said["format"], said["reads_from"], said["text"], said["version"]) == (90, 1, "[disamarkan]", 4)


def test_fields_inside_an_answer_survive(opened):
    before = published(opened.store.submissions, a_submission())
    with rewriter(opened.url) as other:
        other.submission(before.id, lambda said: {**said, "answer": {**said["answer"], "corrected": "ya"}})

    read = opened.store.submissions.get(before.id)
    opened.store.submissions.save(replace(read, reason="x"), an_event(read, Act.WITHDRAWN), publishes=True)

    assert document_of(opened, before.id)["answer"]["corrected"] == "ya"


def test_an_act_of_a_later_version_holds_the_chain_together(opened):
    before = kept(opened.store.submissions, a_submission())
    with rewriter(opened.url) as other:
        other.row("act", before.id, later(reads_from=90, act="sealed_off", seen_by="pengawas"))
    noted = opened.store.submissions.note(an_event(before, Act.UNMASKED))

    events = list(opened.store.submissions.events(before.id))

    assert [event.is_set_aside for event in events] == [True, False]
    assert is_unbroken(events, noted.audit_head)


def test_an_entry_of_a_later_version_stops_no_other(opened):
    notebook, kind = opened.store.notebook, EntryKind.OVERRIDE
    for name in ("first", "second", "third"):
        notebook.write(an_entry(name, kind=kind), a_note_event(an_entry(name, kind=kind)))
    with rewriter(opened.url) as other:
        other.entry(kind, "second", later(reads_from=90, secret=True))
    known = an_entry("second", kind=kind, version=1, acts=1)

    page = notebook.entries(kind, limit=1)
    rest = notebook.entries(kind, limit=1, cursor=page.next_cursor)
    with pytest.raises(VisitSetAside):
        notebook.get(kind, "second")
    with pytest.raises(VisitSetAside):
        notebook.write(known, a_note_event(known))

    assert [entry.name for entry in (*page.items, *rest.items)] == ["third", "first"]
    assert (page.set_aside + rest.set_aside, rest.next_cursor) == (("second",), None)


def test_fields_of_a_later_version_in_an_entry_survive(opened):
    notebook = opened.store.notebook
    first = an_entry(document=note_document(a_visit_note()))
    notebook.write(first, a_note_event(first))
    with rewriter(opened.url) as other:
        other.entry(EntryKind.VISIT, first.name, _with_a_room)

    read = notebook.get(EntryKind.VISIT, first.name)
    moved = replace(read, document=note_document(replace(note_of(read.document), place="Masjid")))
    written = notebook.write(moved, a_note_event(moved, Act.VISIT_CHANGED))

    said = json.loads(notebook.get(EntryKind.VISIT, first.name).document)
    assert said == json.loads(written.document)
    assert (said["place"], said["format"], said["bus"]) == ("Masjid", 90, "ya")
    assert said["services"][0]["room"] == "B"


def _with_a_room(said):
    services = [{**service, "room": "B"} for service in said["services"]]
    return {**said, "format": 90, "reads_from": 1, "bus": "ya", "services": services}


def test_a_member_of_a_later_version_cannot_be_used_and_breaks_nobody(opened):
    staff = opened.store.staff
    staff.add_member(a_member("sri"))
    staff.add_member(a_member("ani"))
    with rewriter(opened.url) as other:
        other.row("staff", "ani", lambda said: {**said, "role": "pembeli"})

    with pytest.raises(StaffSetAside):
        staff.member("ani")
    with pytest.raises(StaffSetAside):
        staff.replace_member(a_member("ani"))

    assert (staff.member("sri"), staff.set_aside(), staff.has_members()) == (a_member("sri"), ("ani",), True)


def test_fields_of_a_later_version_of_a_member_survive_a_new_password(opened):
    staff, seen = opened.store.staff, list[Fields]()
    staff.add_member(a_member())
    with rewriter(opened.url) as other:
        other.row("staff", "sri", later(reads_from=1, duties="loket"))
        staff.replace_member(a_member(epoch=2))
        other.row("staff", "sri", seen_by(seen.append))

    assert (seen[0]["duties"], seen[0]["format"], staff.member("sri").epoch) == ("loket", 90, 2)


def test_a_session_that_asks_for_a_later_version_is_none(opened):
    opened.store.staff.open_session(a_session())
    with rewriter(opened.url) as other:
        other.row("session", a_session().token_digest, later(reads_from=90, second_person="ani"))

    assert opened.store.staff.session(a_session().token_digest, now=MONDAY_NOON) is None


def test_a_task_of_a_later_version_is_passed_over(opened):
    tasks = opened.store.tasks
    tasks.open(a_task("first"))
    tasks.open(a_task("second", opened_at=MONDAY_NOON + timedelta(minutes=1)))
    with rewriter(opened.url) as other:
        other.row("task", "first", later(reads_from=90, reason="law_changed"))

    page = soon(lambda: tasks.waiting(limit=1).set_aside, ("first",)) and tasks.waiting(limit=1)
    for act in (
        lambda: tasks.get("first"),
        lambda: tasks.open(a_task("first")),
        lambda: tasks.close("first", by="sri", at=MONDAY_NOON),
    ):
        with pytest.raises(TaskSetAside):
            act()

    assert ([task.id for task in page.items], page.set_aside, page.next_cursor) == (["second"], ("first",), None)


def test_a_decision_leaves_a_task_and_a_notice_of_a_later_version_alone(opened):
    before = published(opened.store.submissions, a_submission())
    along = Along(opens=a_task("answer~1"), tells=a_notice())
    again = opened.store.submissions.save(before, an_event(before), publishes=True, along=along)
    with rewriter(opened.url) as other:
        other.row("task", "answer~1", later(reads_from=90))
        other.row("notice", before.id, later(reads_from=90))

    other_task = a_task("answer~1", reason=TaskReason.WRONG)
    opened.store.submissions.save(
        again, an_event(again), publishes=True, along=Along(opens=other_task, tells=a_notice(tries=5))
    )

    with pytest.raises(TaskSetAside):
        opened.store.tasks.get("answer~1")
    assert opened.store.notices.get(before.id) is None
    assert opened.store.notices.due(now=MONDAY_NOON, limit=5) == ()
    assert opened.store.notices.take(a_notice(), until=MONDAY_NOON) is None


def test_a_site_that_a_later_version_builds_is_left_to_it_while_decisions_go_on(opened):
    builds = opened.store.builds
    builds.want()
    with rewriter(opened.url) as other:
        other.row("build", "1", lambda said: {**said, "format": 90, "reads_from": 90})

    taken = builds.take(owner="press", now=MONDAY_NOON, lease=timedelta(minutes=1))
    published(opened.store.submissions, a_submission())

    assert (taken, builds.read().is_set_aside, builds.read().wanted) == (None, True, 3)


def test_it_is_known_since_when_a_build_is_wanted(opened):
    builds, lease = opened.store.builds, timedelta(minutes=5)
    published(opened.store.submissions, a_submission())
    builds.want(now=MONDAY_NOON + timedelta(hours=1))
    first = builds.read().wanted_at

    builds.take(owner="press", now=MONDAY_NOON, lease=lease)
    builds.finish(owner="press", built=builds.read().wanted, now=MONDAY_NOON)

    assert (first, builds.read().wanted_at) == (MONDAY_NOON, None)
