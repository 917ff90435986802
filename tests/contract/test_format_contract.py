"""Any store reads every format that ever landed; `formats/` holds a document of each."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.details import Detail, Find
from feedback_api.domain.members.appointment import Appointment, appointment_of
from feedback_api.domain.members.invitation import invitation_of
from feedback_api.domain.members.member_note import MemberNote, member_note_of
from feedback_api.domain.members.staff import Role, SecondFactor, StandIn
from feedback_api.domain.site.content_task import TaskReason
from feedback_api.domain.site.interruption import Cause, interruption_of
from feedback_api.domain.site.stated_fact import stated_of
from feedback_api.domain.site.takedown import takedown_of
from feedback_api.domain.stored_format import (
    APPOINTMENT,
    INTERRUPTION,
    INVITATION,
    MEMBER_NOTE,
    OVERRIDE,
    RESULT,
    STATED,
    SUBMISSION,
    TAKEDOWN,
    VISIT_NOTE,
)
from feedback_api.domain.submissions.submission import Kind, Status
from feedback_api.domain.visits.note import VisitStatus, note_of
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.domain.visits.override import override_of
from feedback_api.domain.visits.result import result_of
from feedback_api.store.protocol import Along
from tests.builders import (
    MONDAY_NOON,
    a_member,
    a_note_event,
    a_notice,
    a_session,
    a_submission,
    a_task,
    an_entry,
    an_event,
    kept,
    published,
)
from tests.contract.rewriting import Fields, rewriter, said, seen_by

FORMATS = Path(__file__).parent / "formats"
TASK = "paper~ktp-el-baru~kk"


def samples(kind):
    return [pytest.param(_document(path), id=path.stem) for path in sorted(FORMATS.glob(f"{kind}-*.json"))]


def _document(path):
    return json.loads(path.read_text("utf-8"))["document"]


@pytest.mark.parametrize("document", samples("submission"))
def test_every_submission_that_ever_landed_is_read(opened, document):
    kept(opened.store.submissions, a_submission())
    with rewriter(opened.url) as other:
        other.submission("abcdefgh23", said(document))

    read = opened.store.submissions.get("abcdefgh23")

    assert (read.id, read.kind, read.status) == ("abcdefgh23", Kind(document["kind"]), Status(document["status"]))
    assert read.finds == tuple(Find(detail=Detail.NIK, start=4, end=20) for _ in document["finds"])
    assert read.has_mail_address is document.get("has_mail_address", False)
    assert (read.version, read.beyond) == (document["version"], None)


@pytest.mark.parametrize("document", samples("submission"))
def test_what_is_written_again_is_of_the_newest_format(opened, document):
    before = kept(opened.store.submissions, a_submission())
    seen: list[Fields] = []
    with rewriter(opened.url) as other:
        other.submission(before.id, said({**document, "acts": 1, "version": 1}))
        opened.store.submissions.note(an_event(before, Act.UNMASKED))
        other.submission(before.id, seen_by(seen.append))

    raised = [number for field, number in SUBMISSION.raised_by.items() if field in document]
    assert (seen[0]["format"], seen[0]["reads_from"]) == (SUBMISSION.format, max([SUBMISSION.reads_from, *raised]))


@pytest.mark.parametrize("document", samples("visit"))
def test_every_planned_visit_that_ever_landed_is_read(opened, document):
    note = note_of(_kept_entry(opened, EntryKind.VISIT, document))

    assert (note.slug, note.status, note.day) == ("wates-desember", VisitStatus.CHANGED, date(2026, 12, 3))
    assert note.open_to == tuple(document.get("open_to", ()))
    assert [service.in_person for service in note.services] == [True]
    assert [change.new for change in note.history] == ["Masjid"]


@pytest.mark.parametrize("document", samples("override"))
def test_every_changed_visit_that_ever_landed_is_read(opened, document):
    override = override_of(_kept_entry(opened, EntryKind.OVERRIDE, document))

    assert (override.base.status, override.note.status) == (VisitStatus.PLANNED, VisitStatus.CHANGED)
    assert override.note.open_to == tuple(document["note"].get("open_to", ()))


@pytest.mark.parametrize("document", samples("result"))
def test_every_result_that_ever_landed_is_read(opened, document):
    result = result_of(_kept_entry(opened, EntryKind.RESULT, document))

    assert (result.visit, result.served, result.finished, result.sent_home) == ("wates-desember", 20, 12, 3)


@pytest.mark.parametrize("document", samples("takedown"))
def test_every_taken_down_page_that_ever_landed_is_read(opened, document):
    takedown = takedown_of(_kept_entry(opened, EntryKind.TAKEDOWN, document))

    assert (takedown.name, takedown.reason, takedown.by) == ("panduan/ktp-hilang", document["reason"], "sri")
    assert (takedown.at, takedown.is_down) == (MONDAY_NOON, document["is_down"])


@pytest.mark.parametrize("document", samples("interruption"))
def test_every_interruption_that_ever_landed_is_read(opened, document):
    said = interruption_of(_kept_entry(opened, EntryKind.INTERRUPTION, document))

    assert (said.cause, said.guides, said.by) == (Cause.NO_BLANKS, ("ktp-el-baru",), "sri")
    assert (said.starts, said.ends) == (MONDAY_NOON, MONDAY_NOON + timedelta(hours=3))


@pytest.mark.parametrize("document", samples("fact"))
def test_every_fact_that_ever_landed_is_read(opened, document):
    stated = stated_of(_kept_entry(opened, EntryKind.FACT, document))

    assert (stated.key, stated.value, stated.said_on) == ("jam", "Senin-Jumat 08.00-15.00", date(2026, 11, 20))
    assert [one.value for one in stated.earlier] == ["Senin-Jumat 07.00-14.00"]


@pytest.mark.parametrize("document", samples("appointment"))
def test_every_appointment_that_ever_landed_is_read(opened, document):
    appointment = appointment_of(_kept_entry(opened, EntryKind.APPOINTMENT, document))

    assert appointment == Appointment(name="wati", role=Role.SUPERVISOR.value, by="perintah", at=MONDAY_NOON)


@pytest.mark.parametrize("document", samples("member"))
def test_every_note_on_a_member_that_ever_landed_is_read(opened, document):
    note = member_note_of(_kept_entry(opened, EntryKind.MEMBER, document))

    assert note == MemberNote(name="wati", role="petugas_desa", village="wates", by="perintah", at=MONDAY_NOON)


@pytest.mark.parametrize("document", samples("invitation"))
def test_every_invitation_that_ever_landed_is_read(opened, document):
    invitation = invitation_of(_kept_entry(opened, EntryKind.INVITATION, document))

    assert (invitation.role, invitation.village, invitation.by) == (Role.VILLAGE, "wates", "sri")
    assert invitation.is_open(MONDAY_NOON + timedelta(days=2))
    assert not invitation.is_open(MONDAY_NOON + timedelta(days=3))


@pytest.mark.parametrize("kind", [kind.value for kind in EntryKind])
def test_every_kind_of_entry_has_a_sample_of_its_newest_format(kind):
    newest = max(sample.values[0].get("format", 0) for sample in samples(kind))

    formats = {
        "visit": VISIT_NOTE,
        "override": OVERRIDE,
        "result": RESULT,
        "takedown": TAKEDOWN,
        "interruption": INTERRUPTION,
        "fact": STATED,
        "appointment": APPOINTMENT,
        "member": MEMBER_NOTE,
        "invitation": INVITATION,
    }
    assert newest == formats[kind].format


def _kept_entry(opened, kind, document):
    opened.store.notebook.write(an_entry(kind=kind), a_note_event(an_entry(kind=kind)))
    with rewriter(opened.url) as other:
        other.entry(kind, an_entry().name, said(document))
    (entry,) = opened.store.notebook.entries(kind, limit=5).items
    assert opened.store.notebook.get(kind, entry.name) == entry
    return entry.document


@pytest.mark.parametrize("document", samples("act"))
def test_every_act_that_ever_landed_is_read(opened, document):
    kept(opened.store.submissions, a_submission())
    with rewriter(opened.url) as other:
        other.row("act", "abcdefgh23", said(document))

    (event,) = opened.store.submissions.events("abcdefgh23")

    assert event == an_event(a_submission())


@pytest.mark.parametrize("document", samples("staff"))
def test_every_member_that_ever_landed_is_read(opened, document):
    opened.store.staff.add_member(a_member())
    with rewriter(opened.url) as other:
        other.row("staff", "sri", said(document))

    assert opened.store.staff.member("sri") == a_member(role=Role.VILLAGE, village="wates", epoch=3)


@pytest.mark.parametrize(
    ("changes", "reads_from"),
    [
        ({}, 1),
        ({"ended_at": MONDAY_NOON}, 2),
        ({"second_factor": SecondFactor(sealed="c2VhbGVk", last_step=1)}, 2),
        ({"stands_in": (StandIn(name="ani", first=date(2026, 12, 1), last=date(2026, 12, 3)),)}, 1),
    ],
    ids=["any member", "has left", "needs a code", "stands in"],
)
def test_no_reader_of_before_lets_in_whoever_has_left_or_needs_a_code(opened, changes, reads_from):
    seen: list[Fields] = []
    opened.store.staff.add_member(a_member(**changes))

    with rewriter(opened.url) as other:
        other.row("staff", "sri", seen_by(seen.append))

    assert (seen[0]["format"], seen[0]["reads_from"]) == (2, reads_from)


@pytest.mark.parametrize("document", samples("session"))
def test_every_session_that_ever_landed_is_read(opened, document):
    opened.store.staff.open_session(a_session())
    with rewriter(opened.url) as other:
        other.row("session", a_session().token_digest, said(document))

    session = opened.store.staff.session(a_session().token_digest, now=MONDAY_NOON)

    opened_at = MONDAY_NOON if "opened_at" in document else None
    assert session == a_session(opened_at=opened_at, device=document.get("device"))


@pytest.mark.parametrize("document", samples("task"))
def test_every_task_that_ever_landed_is_read(opened, document):
    opened.store.tasks.open(a_task(TASK))
    with rewriter(opened.url) as other:
        other.row("task", TASK, said(document))

    task = opened.store.tasks.get(TASK)

    assert (task.reason, task.document, task.is_open) == (TaskReason.PAPER_FORGOTTEN, "kk", True)


@pytest.mark.parametrize("document", samples("notice"))
def test_every_notice_that_ever_landed_is_read(opened, document):
    before = published(opened.store.submissions, a_submission())
    told = Along(tells=a_notice())
    opened.store.submissions.save(before, an_event(before, Act.PUBLISHED), publishes=True, along=told)
    with rewriter(opened.url) as other:
        other.row("notice", before.id, said(document))

    assert opened.store.notices.get(before.id) == a_notice(tries=2)


@pytest.mark.parametrize("document", samples("build"))
def test_every_build_record_that_ever_landed_is_read(opened, document):
    opened.store.builds.want()
    with rewriter(opened.url) as other:
        other.row("build", "1", lambda now: {"id": 1, **_counters(now), **document})

    record = opened.store.builds.read()

    assert (record.wanted, record.built, record.failed) == (5, 3, 4)
    assert (record.problems, record.built_at) == (("akta.md:3: judul kosong",), MONDAY_NOON)
    assert opened.store.builds.want(now=MONDAY_NOON) == 6
    assert opened.store.builds.take(owner="press", now=MONDAY_NOON, lease=timedelta(minutes=1)) is not None


def _counters(now):
    return {name: now.get(name, 0) for name in ("last_change", "last_ordinal")} | {"reports": "[]"}
