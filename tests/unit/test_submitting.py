"""What a resident sends is kept once, follows a code, and shows its details to nobody."""

import json
from dataclasses import replace

import pytest

from feedback_api.actions.senders.submit import submit
from feedback_api.actions.senders.track import track
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import TrackingCodeUnknown
from feedback_api.domain.personal.personal_details import Detail
from feedback_api.domain.submissions.field_values import said_in
from feedback_api.domain.submissions.submission import Contact, Kind, Suspicion
from feedback_api.domain.submissions.tracking_code import shown
from feedback_api.security.contact_cipher import opened_contact
from feedback_api.security.sealing import lock_of
from feedback_api.settings import KeyUse
from tests.builders import MONDAY_NOON, an_arrival, some_services


@pytest.fixture
def services(tmp_path):
    with some_services(tmp_path) as services:
        yield services


def contact_of(services, submission):
    sealed = services.store.submissions.contact(submission.id)
    return opened_contact(services.settings.keys(KeyUse.CONTACT), submission.id, sealed)


def test_what_was_sent_is_kept_as_it_was_sent(services):
    receipt = submit(services, an_arrival("Apa syaratnya?", village="tampung", suspicion=Suspicion.TOO_FAST))

    kept = services.store.submissions.get(receipt.submission.id)
    assert (kept.text, kept.village, kept.suspicion, kept.received_at) == (
        "Apa syaratnya?",
        "tampung",
        Suspicion.TOO_FAST,
        MONDAY_NOON,
    )


def test_five_presses_give_one_submission_and_one_receipt(services):
    receipts = [submit(services, an_arrival()) for _ in range(5)]

    assert len({(receipt.code, receipt.submission.id) for receipt in receipts}) == 1
    assert len(services.store.submissions.waiting(limit=10).items) == 1


def test_a_press_that_came_too_fast_and_its_repetition_are_the_same(services):
    first = submit(services, an_arrival(suspicion=Suspicion.TOO_FAST))

    second = submit(services, an_arrival(suspicion=None))

    assert second == first


@pytest.mark.parametrize(
    "edit",
    [
        {"text": "Apa saja syarat membuat KTP baru? Anak saya 17 tahun."},
        {"kind": Kind.COMPLAINT},
        {"village": "tampung"},
        {"guide": None},
        {"contact": Contact(address="0800-0000-0001")},
        {"idempotency_key": "kunci-2"},
    ],
    ids=lambda edit: next(iter(edit)),
)
def test_nothing_edited_between_two_presses_is_lost(services, edit):
    first = submit(services, an_arrival())

    second = submit(services, an_arrival(**edit))

    assert second.code != first.code
    assert len(services.store.submissions.waiting(limit=10).items) == 2


@pytest.mark.parametrize("typing", [str, str.lower, shown, lambda code: f"  {code[:4]} {code[4:]} "])
def test_the_code_leads_back_however_it_is_typed(services, typing):
    receipt = submit(services, an_arrival())

    assert track(services, typing(receipt.code)).id == receipt.submission.id


@pytest.mark.parametrize("typed", ["", "AAAA-AAAA", "bukan kode", "AAAAAAAAA", "🙂" * 8, "'; DROP"])
def test_an_unknown_code_leads_nowhere(services, typed):
    submit(services, an_arrival())

    with pytest.raises(TrackingCodeUnknown):
        track(services, typed)


def test_a_code_whose_digest_does_not_fit_leads_nowhere(services):
    receipt = submit(services, an_arrival())
    other = replace(services, settings=replace(services.settings, secret=b"another secret of at least 32 bytes!"))

    with pytest.raises(TrackingCodeUnknown):
        track(other, receipt.code)


def test_the_code_is_kept_nowhere(services, tmp_path):
    receipt = submit(services, an_arrival())

    everything = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert receipt.submission.id.encode() in everything
    assert receipt.code.encode() not in everything


def test_name_and_contact_are_kept_encrypted_and_can_be_read_with_the_key(services, tmp_path):
    contact = Contact(name="Bu Contoh", address="0800-0000-0001")

    receipt = submit(services, an_arrival(contact=contact))

    everything = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"Bu Contoh" not in everything
    assert b"0800-0000-0001" not in everything
    assert (receipt.submission.has_contact, contact_of(services, receipt.submission)) == (True, contact)


def test_without_a_contact_nothing_is_kept_of_one(services):
    receipt = submit(services, an_arrival())

    assert receipt.submission.has_contact is False
    assert services.store.submissions.contact(receipt.submission.id) is None
    assert contact_of(services, receipt.submission).is_empty


def test_a_contact_cannot_be_moved_to_another_submission(services):
    receipt = submit(services, an_arrival(contact=Contact(name="Bu Contoh")))
    sealed = services.store.submissions.contact(receipt.submission.id)

    moved = opened_contact(services.settings.keys(KeyUse.CONTACT), "another234", sealed)

    assert moved.is_empty


def test_a_contact_sealed_with_another_key_opens_empty(services):
    receipt = submit(services, an_arrival(contact=Contact(name="Bu Contoh")))
    sealed = services.store.submissions.contact(receipt.submission.id)

    assert opened_contact([b"x" * 32], receipt.submission.id, sealed).is_empty


def test_a_contact_sealed_by_a_version_that_knows_more_fields_opens_with_those_known_here(services):
    key = services.settings.key(KeyUse.CONTACT)
    said = ["abcdefgh23", "Bu Contoh", "081200000000", {"later": "Dekat masjid"}]
    sealed = lock_of([key]).encrypt(json.dumps(said).encode())

    opened = opened_contact([key], "abcdefgh23", sealed)

    assert opened == Contact(name="Bu Contoh", address="081200000000")


def test_what_makes_two_presses_the_same_letter_has_not_changed_since_1_0_0():
    contact = Contact(name="Bu Contoh", address="081200000000")

    said = said_in(an_arrival("Apa?", contact=contact, visit="wates-desember"))

    assert said == [
        "kunci-1",
        "question",
        "Apa?",
        "wates",
        "ktp-el-baru",
        "wates-desember",
        "Bu Contoh",
        "081200000000",
    ]


def test_personal_details_are_found_on_arrival(services):
    receipt = submit(services, an_arrival("NIK saya 3514220000000001"))

    assert [one.detail for one in receipt.submission.finds] == [Detail.NIK]
    assert receipt.submission.masked_text == "NIK saya [NIK disembunyikan]"


def test_the_arrival_is_the_first_event_of_the_chain(services):
    receipt = submit(services, an_arrival())

    events = list(services.store.submissions.events(receipt.submission.id))

    assert [event.act for event in events] == [Act.RECEIVED]
    assert is_unbroken(events, receipt.submission.audit_head)


def test_two_senders_whose_codes_meet_both_keep_their_own(services):
    first = submit(services, an_arrival())
    taken = replace(first.submission, arrival_digest="somebody else")
    again = replace(services, store=_StoreThatKnows(services.store, taken))

    second = submit(again, an_arrival())

    assert second.code != first.code
    assert second.submission.arrival_digest == first.submission.arrival_digest


class _StoreThatKnows:
    """A store in which somebody else's submission already has the id of the first code."""

    def __init__(self, store, taken):
        self.submissions = self
        self.builds = store.builds
        self._store = store
        self._taken = taken

    def add(self, submission, contact, event, **_beside):
        return (
            self._taken if submission.id == self._taken.id else self._store.submissions.add(submission, contact, event)
        )
