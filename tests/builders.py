"""Things the tests talk about, complete but for what a test is about."""

import itertools
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from feedback_api.catalogue import open_catalogue
from feedback_api.domain.audit import Act, AuditEvent, Deed, sealed
from feedback_api.domain.identity import Identity, Zone
from feedback_api.domain.members.member_mail import MemberMail
from feedback_api.domain.members.staff import Role, Session, StaffMember
from feedback_api.domain.site.content_task import ContentTask, TaskReason
from feedback_api.domain.submissions.answer import Answer, SafeHtml
from feedback_api.domain.submissions.notice import Notice
from feedback_api.domain.submissions.proposal import Proposal
from feedback_api.domain.submissions.second_member import public_digest
from feedback_api.domain.submissions.submission import Arrival, Contact, Kind, Status, Submission
from feedback_api.domain.visits.note import Changed, NotedChange, NotedService, VisitNote
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.visits.trip import TripReport
from feedback_api.notification.protocol import MailMessage
from feedback_api.services import Services
from feedback_api.settings import Settings
from feedback_api.store import open_store
from feedback_api.store.documents import submission_fields
from feedback_api.store.everything import row_of
from feedback_api.store.protocol import Store, SubmissionStore
from tests.empty_store import empty_store

# Monday noon where clocks show WIB.
MONDAY_NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
SECRET = "a secret that is only used by tests, 32+ bytes"  # noqa: S105 it opens nothing
STORE_FILE = "feedback.sqlite"


def an_identity(**changes) -> Identity:
    """An office that tests made up."""
    known = Identity(
        name="Kecamatan Contoh",
        short="Contoh",
        kind="kecamatan",
        regency="Kabupaten Contoh",
        zone=Zone.WIB,
        registry="Disdukcapil",
    )
    return replace(known, **changes)


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self, at: datetime = MONDAY_NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def passes(self, time: timedelta) -> None:
        self.at += time


def some_settings(directory: Path, **changes) -> Settings:
    """Settings whose store is a new file in `directory`."""
    known = {"store": f"sqlite:{directory / STORE_FILE}", "secret": SECRET.encode()}
    return Settings(**(known | changes))


@contextmanager
def some_services(directory: Path, clock: Clock | None = None, **settings) -> Iterator[Services]:
    """Real parts: a SQLite file in `directory`, a clock that stands still, keys that count up."""
    numbers = itertools.count(1)
    chosen = some_settings(directory, **settings)
    empty_store(directory / STORE_FILE)
    with open_store(chosen.store) as store, ExitStack() as at_the_end:
        yield Services(
            store=store,
            catalogue=open_catalogue(chosen.catalogue),
            settings=chosen,
            now=clock or Clock(),
            new_key=lambda: f"key-{next(numbers)}",
            at_the_end=at_the_end,
        )


def an_arrival(text: str = "Apa saja syarat membuat KTP baru?", **changes) -> Arrival:
    known = Arrival(
        kind=Kind.QUESTION,
        text=text,
        village="wates",
        guide="ktp-el-baru",
        contact=Contact(),
        idempotency_key="kunci-1",
    )
    return replace(known, **changes)


def a_submission(submission_id: str = "abcdefgh23", **changes) -> Submission:
    known = Submission(
        id=submission_id,
        tracking_digest=f"digest of {submission_id}",
        arrival_digest=f"arrival of {submission_id}",
        kind=Kind.QUESTION,
        text="Apa saja syarat membuat KTP baru?",
        finds=(),
        village="wates",
        guide="ktp-el-baru",
        visit=None,
        received_at=MONDAY_NOON,
        due=date(2026, 11, 30),
    )
    return replace(known, **changes)


def a_report(submission_id: str = "laporan234", **changes) -> Submission:
    """A report as it is kept: its words are sealed beside it."""
    known = {"kind": Kind.REPORT, "text": "", "due": date(2026, 12, 7)}
    return a_submission(submission_id, **(known | changes))


def a_notice(submission_id: str = "abcdefgh23", **changes) -> Notice:
    known = Notice(submission_id=submission_id, wanted_at=MONDAY_NOON, due_at=MONDAY_NOON)
    return replace(known, **changes)


def a_letter(**changes) -> MailMessage:
    known = MailMessage(
        name="abcdefgh23.1",
        written_at=MONDAY_NOON,
        to="warga@example.id",
        subject="Jawaban untuk pertanyaan Anda: Kafé Misal",
        text="Baca jawabannya:\nhttps://kantor.example/lacak/\n\nKafé “Misal”.\n",
    )
    return replace(known, **changes)


def an_answer(text: str = "Bawa fotokopi KK.", **changes) -> Answer:
    known = Answer(
        markdown=text,
        html=SafeHtml(html=f"<p>{text}</p>", sanitiser=1),
        moderator="sri",
        answered_at=MONDAY_NOON,
    )
    return replace(known, **changes)


def answered(submission: Submission, answer: Answer | None = None) -> Submission:
    """The submission as an action would save it for publishing."""
    return replace(
        submission,
        status=Status.PUBLISHED,
        public_text=submission.text,
        answer=answer or an_answer(),
        closed_at=MONDAY_NOON,
    )


SOUNDS_LIKE_REPORT = "Petugas loket minta uang 50 ribu."


def proposed(submission: Submission, *, by: str = "sri", answer: Answer | None = None) -> Submission:
    """The submission as an action would save it when `by` proposes to publish it."""
    shown = answered(submission, answer)
    proposal = Proposal(
        by=by,
        account=f"account of {by}",
        at=MONDAY_NOON,
        salt="salt",
        digest=public_digest(shown, "salt"),
        public_text=shown.public_text,
        answer=shown.answer,
    )
    return replace(submission, proposal=proposal)


def seconded(submission: Submission, *, by: str = "budi", **changes) -> Submission:
    """The proposed submission as an action would save it when `by` confirms the proposal."""
    proposal = submission.proposal
    assert proposal is not None
    confirmed = proposal.seconded(by=by, account=f"account of {by}")
    return replace(answered(submission, proposal.answer), **{"proposal": confirmed, **changes})


def an_event(submission: Submission, act: Act = Act.RECEIVED, actor: str = "sri", content: str = "") -> AuditEvent:
    """The event that joins the end of the submission's chain."""
    deed = Deed(act=act, actor=actor, at=MONDAY_NOON, content=content)
    return sealed(submission.chain_end, deed, salt=f"salt {submission.acts + 1}")


def kept(store: SubmissionStore, submission: Submission, contact: bytes | None = None) -> Submission:
    """Add the submission and return it as the store keeps it."""
    return store.add(submission, contact, an_event(submission))


def published(store: SubmissionStore, submission: Submission) -> Submission:
    """Add the submission, publish it and return it as the store keeps it."""
    before = kept(store, submission)
    return store.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True)


def from_before_two_read_it(store: Store, public: Submission) -> Submission:
    """Let a published letter sound like a report, as only one can that was published before two had to read it."""
    sounding = replace(public, text=SOUNDS_LIKE_REPORT)
    store.everything().keep([row_of("submissions", submission_fields(sounding))])
    return store.submissions.get(public.id)


def a_member(name: str = "sri", **changes) -> StaffMember:
    known = StaffMember(name=name, role=Role.DISTRICT, password_hash="$argon2id$of-nothing")  # noqa: S106 no password at all
    return replace(known, **changes)


def a_member_mail(name: str = "sri", **changes) -> MemberMail:
    """Somebody who wants to be told of everything, and was told up to the day before `MONDAY_NOON`."""
    sunday = date(2026, 11, 22)
    known = MemberMail(
        name=name, sealed="c2VhbGVk", at_once=True, digest=True, overdue_told_on=sunday, digest_told_on=sunday
    )
    return replace(known, **changes)


def a_session(token_digest: str = "digest of a token", **changes) -> Session:  # noqa: S107 a digest of nothing
    known = Session(token_digest=token_digest, staff_name="sri", epoch=1, expires_at=MONDAY_NOON + timedelta(hours=12))
    return replace(known, **changes)


def a_trip(**changes) -> TripReport:
    known = TripReport(guide="ktp-el-baru", village="wates", month="2026-11", at=MONDAY_NOON, finished=True)
    return replace(known, **changes)


def a_task(task_id: str = "paper/ktp-el-baru/kk", **changes) -> ContentTask:
    known = ContentTask(
        id=task_id, reason=TaskReason.PAPER_FORGOTTEN, opened_at=MONDAY_NOON, guide="ktp-el-baru", document="kk"
    )
    return replace(known, **changes)


def an_entry(name: str = "wates-2026-12-03", **changes) -> NotebookEntry:
    known = NotebookEntry(kind=EntryKind.VISIT, name=name, day=date(2026, 12, 3), document='{"desa": "wates"}')
    return replace(known, **changes)


def a_note_event(entry: NotebookEntry, act: Act = Act.VISIT_PLANNED) -> AuditEvent:
    """The event that joins the end of the entry's chain."""
    deed = Deed(act=act, actor="sri", at=MONDAY_NOON, content=entry.document)
    return sealed(entry.chain_end, deed, salt=f"salt {entry.acts + 1}")


def a_visit_note(**changes) -> VisitNote:
    known = VisitNote(
        slug="wates-desember",
        village="wates",
        day=date(2026, 12, 3),
        starts="08.00",
        ends="12.00",
        last_number="11.00",
        place="Balai desa",
        landmark=None,
        services=(NotedService(guide="ktp-el-baru", quota=20, same_day=True),),
        confirmed=False,
        on_holiday=False,
    )
    return replace(known, **changes)


def a_visit_change(**changes) -> NotedChange:
    known = NotedChange(at=MONDAY_NOON, what=Changed.PLACE, old="Balai desa", new="Masjid", reason="Hujan.")
    return replace(known, **changes)
