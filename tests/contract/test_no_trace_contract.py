"""A word that its writer deleted stands nowhere in any store: in no file of it, and in no item."""

from dataclasses import replace

import pytest

from feedback_api.actions.decisions.decide import Decision, decide
from feedback_api.actions.senders.correct import (
    ContactCorrection,
    TextCorrection,
    correct_contact,
    correct_text,
    wish_correction,
)
from feedback_api.actions.senders.sender_acting import SenderRequest
from feedback_api.actions.senders.submit import submit
from feedback_api.actions.senders.take_back import delete_contact, take_back
from feedback_api.domain.acts import desk_acts
from feedback_api.domain.search.findable import words_wanted
from feedback_api.domain.search.folding import folded
from feedback_api.domain.search.wanted import Wanted
from feedback_api.domain.submissions.submission import Contact
from tests.builders import MONDAY_NOON, a_member, an_arrival, some_services
from tests.traces import traces_of

WORDS = ("zamrudtulisan", "zamrudnama", "zamrudkontak", "zamrudbetul")
FOLDED = {folded(word): {word} for word in WORDS}
NEIGHBOURS = 12


@pytest.fixture
def services(opened, tmp_path):
    """An office on this store, whose file has a folder of its own."""
    with some_services(tmp_path / "unused") as known:
        yield replace(known, store=opened.store)


@pytest.fixture(autouse=True)
def _unused(tmp_path):
    (tmp_path / "unused").mkdir()


def sent(services, key="kunci-1", text=f"Apakah {WORDS[0]} perlu dilegalisir?"):
    contact = Contact(name=f"Bu {WORDS[1]}", address=f"{WORDS[2]}@example.id")
    return submit(services, an_arrival(text, contact=contact, idempotency_key=key))


def request_of(services, receipt):
    kept = services.store.submissions.get(receipt.submission.id)
    return {"code": receipt.code, "version": kept.version}


def published(services, receipt):
    letter = services.store.submissions.get(receipt.submission.id)
    decision = Decision(
        submission_id=letter.id,
        version=letter.version,
        moderator=a_member(),
        act=desk_acts.PUBLISH,
        public_text=letter.text,
        answer="Tidak perlu.",
        read_for_names=True,
    )
    return decide(services, decision)


def found_in(opened, tmp_path):
    """Return the words that are left, in rows, in files and by which letters are found, where they stand folded."""
    rows = {word for row in opened.store.everything().rows() for word in WORDS if word in row.line}
    left = {word for _, found in traces_of(tuple(FOLDED), tmp_path) for word in FOLDED[found]}
    every = (Wanted(now=MONDAY_NOON, terms=words_wanted(word)) for word in WORDS)
    finding = {word for word, one in zip(WORDS, every, strict=True) if opened.store.finding.find(one, limit=1).count}
    return rows | left | finding | {word for _, word in traces_of(WORDS, tmp_path)}


def grown(services):
    """Let letters come and change around it, so that a store moves what it holds."""
    for number in range(NEIGHBOURS):
        receipt = sent(services, key=f"lain-{number}", text="Tanya lain. " * (1 + number % 7 * 20))
        claimed = desk_acts.CLAIM if number % 2 else desk_acts.MARK_SPAM
        letter = receipt.submission
        decide(services, Decision(submission_id=letter.id, version=letter.version, moderator=a_member(), act=claimed))


def test_a_letter_that_was_published_and_taken_back_is_in_no_file_and_no_item(services, opened, tmp_path):
    receipt = sent(services)
    correct_text(services, TextCorrection(**request_of(services, receipt), text=f"Apakah {WORDS[0]} {WORDS[3]} perlu?"))
    grown(services)
    published(services, receipt)
    wish = TextCorrection(**request_of(services, receipt), text=f"Apakah {WORDS[3]} boleh?")
    wish_correction(services, wish)
    before = found_in(opened, tmp_path)

    after = take_back(services, SenderRequest(**request_of(services, receipt)))

    assert {WORDS[0], WORDS[3]} <= before
    assert found_in(opened, tmp_path) == set()
    assert after.answer is not None


def test_a_letter_that_waits_is_in_no_file_and_no_item_once_it_is_taken_back(services, opened, tmp_path):
    receipt = sent(services)
    grown(services)

    take_back(services, SenderRequest(**request_of(services, receipt)))

    assert found_in(opened, tmp_path) == set()


def test_what_a_name_and_a_contact_were_opens_no_more(services, opened):
    receipt = sent(services)
    contact = Contact(name=WORDS[3])

    correct_contact(services, ContactCorrection(**request_of(services, receipt), contact=contact))
    corrected = opened.store.submissions.contact(receipt.submission.id)
    delete_contact(services, SenderRequest(**request_of(services, receipt)))

    assert corrected is not None
    assert opened.store.submissions.contact(receipt.submission.id) is None
