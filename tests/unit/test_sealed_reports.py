"""What a report says is readable nowhere an office keeps anything: no file, index, dump, backup, log or mail."""

import logging
import subprocess
import sys
from dataclasses import replace
from typing import cast

import pytest

from feedback_api.actions.decisions.decide import Decision, decide
from feedback_api.actions.decisions.unmask import unmask
from feedback_api.actions.members.staff import NewMember, create, set_password
from feedback_api.actions.senders.submit import submit
from feedback_api.actions.telling.tell_senders import tell_due
from feedback_api.domain.acts import desk_acts
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import (
    NeverPublished,
    NoKeyFits,
    NotPublished,
    StaffAlreadyExists,
    StoreUnavailable,
    SubmissionNotFound,
)
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.publication import published_answer
from feedback_api.domain.submissions.submission import Contact, Kind, Status
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.dump.file import dump
from feedback_api.security.report_cipher import opened_report
from feedback_api.settings import KeyUse
from feedback_api.store.protocol import Store
from feedback_api.wiring import open_services
from publisher.data_directory import DataDirectory
from publisher.project import PROJECT
from tests.builders import SECRET, a_member, a_report, a_submission, an_answer, an_arrival, answered, some_services
from tests.hurried import let_minutes_pass
from tests.unit.test_telling_senders import MAIL, Postbox
from tests.web_office import PASSWORD

WORDS = ("zamrudtulisan", "zamrudnama", "zamrudkontak")
NEW = b"another secret that is only used by tests, 32+"
WATI = a_member("wati", role=Role.SUPERVISOR)


def a_report_that_arrives(**changes):
    contact = Contact(name=f"Bu {WORDS[1]}", address=f"{WORDS[2]}@example.id")
    return an_arrival(f"Pungli {WORDS[0]} di loket", kind=Kind.REPORT, contact=contact, **changes)


def a_letter_that_arrives():
    report = a_report_that_arrives(idempotency_key="kunci-2")
    return an_arrival(report.text, kind=Kind.COMPLAINT, contact=report.contact, idempotency_key="kunci-2")


def readable_in(folder):
    """Return which of the words stand in which file below a folder."""
    files = [(path.name, path.read_bytes()) for path in folder.rglob("*") if path.is_file()]
    assert files
    return {(name, word) for name, said in files for word in WORDS if word.encode() in said}


def made_report(services, letter):
    decision = Decision(
        submission_id=letter.id,
        version=letter.version,
        moderator=a_member("sri"),
        act=desk_acts.MAKE_REPORT,
        reason="Ini laporan.",
    )
    return decide(services, decision)


def answered_by_wati(services, report):
    decision = Decision(
        submission_id=report.id,
        version=report.version,
        moderator=WATI,
        act=desk_acts.ANSWER_PRIVATELY,
        answer="Sudah kami periksa.",
    )
    return decide(services, decision)


def test_no_file_of_the_office_holds_a_word_of_it(tmp_path):
    data, copy = DataDirectory(root=tmp_path / "var"), tmp_path / "copy"
    data.make_settings(demonstration=False)

    with open_services(data.settings()) as services:
        report = submit(services, a_report_that_arrives()).submission
        made_report(services, submit(services, a_letter_that_arrives()).submission)
        unmask(services, submission_id=report.id, moderator=WATI)
        dump(services.store.everything(), tmp_path / "dump.jsonl")
        subprocess.run((sys.executable, PROJECT / "infra/one-machine/backup.py", data.root, copy), check=True)
        while_open = readable_in(tmp_path)

    assert (while_open, readable_in(tmp_path)) == (set(), set())
    assert (copy / "feedback.sqlite").is_file()


def test_no_log_and_no_letter_holds_a_word_of_it(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    postbox = Postbox()
    with some_services(tmp_path, mail=MAIL) as services:
        report = submit(services, a_report_that_arrives()).submission
        answered_by_wati(services, report)
        let_minutes_pass(services.store)

        tell_due(services, postbox)

    (letter,) = postbox.letters
    said = f"{caplog.text} {letter.subject} {letter.text}"
    assert letter.to == f"{WORDS[2]}@example.id"
    assert [word for word in (*WORDS, "laporan", "pungli") if word in said.casefold()] == []


def test_a_report_is_opened_with_the_key_of_its_day_after_the_secret_was_changed(tmp_path):
    with some_services(tmp_path) as services:
        report = submit(services, a_report_that_arrives()).submission

    with some_services(tmp_path, secret=NEW, older_secrets=(SECRET.encode(),)) as services:
        opened = unmask(services, submission_id=report.id, moderator=WATI)

    assert opened.text == f"Pungli {WORDS[0]} di loket"


def test_no_other_key_opens_it(tmp_path):
    with some_services(tmp_path) as services:
        report = submit(services, a_report_that_arrives()).submission

    with some_services(tmp_path, secret=NEW) as services:
        with pytest.raises(NoKeyFits):
            unmask(services, submission_id=report.id, moderator=WATI)

        acts = [event.act for event in services.store.submissions.events(report.id)]

    assert acts == [Act.RECEIVED]


def test_a_letter_whose_contact_no_key_opens_is_not_sealed_without_it(tmp_path):
    with some_services(tmp_path) as services:
        letter = submit(services, a_letter_that_arrives()).submission
        before = services.store.submissions.contact(letter.id)

    with some_services(tmp_path, secret=NEW) as services:
        with pytest.raises(NoKeyFits):
            made_report(services, letter)

        assert services.store.submissions.get(letter.id) == letter
        assert services.store.submissions.contact(letter.id) == before


def test_what_was_sealed_for_one_report_does_not_open_as_another(tmp_path):
    with some_services(tmp_path) as services:
        report = submit(services, a_report_that_arrives()).submission
        other = submit(services, a_report_that_arrives(idempotency_key="lain")).submission
        moved = services.store.submissions.contact(report.id)

        assert moved
        with pytest.raises(NoKeyFits):
            opened_report(services.settings.keys(KeyUse.REPORT), other.id, moved)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SUPERVISOR])
def test_nobody_but_the_supervisor_opens_one(tmp_path, role):
    with some_services(tmp_path) as services:
        report = submit(services, a_report_that_arrives()).submission

        with pytest.raises(SubmissionNotFound):
            unmask(services, submission_id=report.id, moderator=a_member("sri", role=role, village="wates"))

        assert services.store.submissions.get(report.id) == report


def test_the_action_refuses_to_publish_one_even_for_the_supervisor(tmp_path):
    with some_services(tmp_path) as services:
        report = submit(services, a_report_that_arrives()).submission
        decision = Decision(
            submission_id=report.id,
            version=1,
            moderator=WATI,
            act=desk_acts.PUBLISH,
            public_text="Apa?",
            answer="Ya.",
            read_for_names=True,
        )

        with pytest.raises(NeverPublished):
            decide(services, decision)

        assert services.store.submissions.get(report.id) == report


@pytest.mark.parametrize(
    "submission",
    [a_report(status=Status.PUBLISHED, answer=an_answer()), answered(a_submission(only_private=True))],
    ids=["report", "private"],
)
def test_there_is_no_public_form_of_it(submission):
    with pytest.raises(NotPublished):
        published_answer(submission)


@pytest.mark.parametrize("words", [{"text": "Pungli"}, {"public_text": "Pungli"}], ids=lambda words: next(iter(words)))
def test_no_report_with_words_in_it_can_be_made(words):
    with pytest.raises(ValueError, match="laporan234"):
        a_report(**words)


def test_that_a_supervisor_was_appointed_is_kept_in_a_chain(tmp_path):
    with some_services(tmp_path) as services:
        create(services, NewMember(name="Wati", role=Role.SUPERVISOR, password=PASSWORD))
        create(services, NewMember(name="Sri", role=Role.DISTRICT, password=PASSWORD))

        (entry,) = services.store.notebook.entries(EntryKind.APPOINTMENT, limit=9).items
        events = list(services.store.notebook.events(EntryKind.APPOINTMENT, "wati"))

    assert (entry.name, [event.act for event in events]) == ("wati", [Act.SUPERVISOR_APPOINTED])
    assert is_unbroken(events, entry.audit_head)


class NotebookThatIsGone:
    """A store whose notebook cannot be written just now."""

    def __init__(self, store):
        self.staff, self.builds = store.staff, store.builds

    @property
    def notebook(self):
        raise StoreUnavailable


def test_nobody_is_appointed_supervisor_without_a_trail(tmp_path):
    with some_services(tmp_path) as services:
        half_gone = replace(services, store=cast(Store, NotebookThatIsGone(services.store)))

        with pytest.raises(StoreUnavailable):
            create(half_gone, NewMember(name="wati", role=Role.SUPERVISOR, password=PASSWORD))

        assert services.store.staff.members() == ()


def test_who_is_known_already_is_not_noted_as_appointed(tmp_path):
    with some_services(tmp_path) as services:
        create(services, NewMember(name="wati", role=Role.DISTRICT, password=PASSWORD))

        with pytest.raises(StaffAlreadyExists):
            create(services, NewMember(name="wati", role=Role.SUPERVISOR, password=PASSWORD))

        assert services.store.notebook.get(EntryKind.APPOINTMENT, "wati") is None


def test_a_new_password_of_a_supervisor_is_noted_in_the_same_chain(tmp_path):
    with some_services(tmp_path) as services:
        create(services, NewMember(name="wati", role=Role.SUPERVISOR, password=PASSWORD))
        appointed = services.store.notebook.get(EntryKind.APPOINTMENT, "wati")

        set_password(services, name="wati", password=PASSWORD)

        entry = services.store.notebook.get(EntryKind.APPOINTMENT, "wati")
        events = list(services.store.notebook.events(EntryKind.APPOINTMENT, "wati"))

    assert appointed
    assert entry
    assert [event.act for event in events] == [Act.SUPERVISOR_APPOINTED, Act.SUPERVISOR_RENEWED]
    assert is_unbroken(events, entry.audit_head)
    assert entry.document == appointed.document


def test_the_password_of_others_is_in_no_chain_of_supervisors(tmp_path):
    with some_services(tmp_path) as services:
        create(services, NewMember(name="sri", role=Role.DISTRICT, password=PASSWORD))

        set_password(services, name="sri", password=PASSWORD)

        assert services.store.notebook.get(EntryKind.APPOINTMENT, "sri") is None
