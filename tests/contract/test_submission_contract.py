"""Any store keeps submissions like this; one that does not is not a store."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import SubmissionChanged, SubmissionNotFound
from feedback_api.domain.personal.personal_details import Detail, Find
from feedback_api.domain.submissions.submission import Claim, Kind, Status, Suspicion
from tests.builders import MONDAY_NOON, a_submission, an_answer, an_event, answered, kept, published


def test_a_submission_comes_back_as_it_was_added(store):
    whole = a_submission(
        kind=Kind.COMPLAINT,
        text="NIK 3514220000000001\nbaris kedua 📞 é",
        finds=(Find(detail=Detail.NIK, start=4, end=20),),
        village=None,
        guide=None,
        visit="2026-12-03-wates",
        suspicion=Suspicion.TOO_FAST,
        has_contact=True,
        demonstration=True,
    )

    added = kept(store.submissions, whole)

    assert store.submissions.get(whole.id) == added
    assert added == replace(whole, acts=1, audit_head=an_event(whole).head)


def test_a_decision_comes_back_as_it_was_saved(store):
    before = kept(store.submissions, a_submission())
    decided = replace(answered(before, an_answer("Bawa **KK**.")), reason="lihat panduan")

    saved = store.submissions.save(decided, an_event(before, Act.PUBLISHED), publishes=True)

    assert store.submissions.get(before.id) == saved
    assert (saved.answer, saved.public_text, saved.reason) == (decided.answer, decided.public_text, decided.reason)
    assert (saved.version, saved.acts) == (before.version + 1, 2)


def test_a_claim_comes_back_with_its_end(store):
    before = kept(store.submissions, a_submission())
    claim = Claim(moderator="sri", until=MONDAY_NOON + timedelta(minutes=30))

    store.submissions.save(
        replace(before, status=Status.CLAIMED, claim=claim), an_event(before, Act.CLAIMED), publishes=False
    )

    assert store.submissions.get(before.id).claim == claim


def test_pressing_twice_keeps_the_first_and_adds_no_second_event(store):
    first = kept(store.submissions, a_submission(text="pertama"), b"first contact")

    second = kept(store.submissions, a_submission(text="kedua"), b"second contact")

    assert second == first
    assert store.submissions.contact(first.id) == b"first contact"
    assert len(list(store.submissions.events(first.id))) == 1


def test_an_unknown_id_is_not_found(store):
    with pytest.raises(SubmissionNotFound):
        store.submissions.get("unknown234")


def test_something_that_was_never_added_cannot_be_saved(store):
    with pytest.raises(SubmissionNotFound):
        store.submissions.save(a_submission(), an_event(a_submission()), publishes=False)


def test_two_moderators_cannot_overwrite_each_other(store):
    before = kept(store.submissions, a_submission())
    store.submissions.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True)

    with pytest.raises(SubmissionChanged):
        store.submissions.save(
            answered(before, an_answer("Sepuluh ribu.")), an_event(before, Act.PUBLISHED), publishes=True
        )


def test_a_refused_save_leaves_nothing_behind(store):
    saved = published(store.submissions, a_submission())
    wanted = store.builds.read().wanted
    stale = replace(saved, version=saved.version - 1, reason="terlambat")

    with pytest.raises(SubmissionChanged):
        store.submissions.save(stale, an_event(saved, Act.WITHDRAWN), publishes=True)

    assert store.submissions.get(saved.id) == saved
    assert store.builds.read().wanted == wanted
    assert len(list(store.submissions.events(saved.id))) == 2


def test_a_save_whose_event_does_not_join_the_chain_is_refused(store):
    before = kept(store.submissions, a_submission())
    store.submissions.note(an_event(before, Act.UNMASKED))

    with pytest.raises(SubmissionChanged):
        store.submissions.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True)


def test_a_note_lengthens_the_chain_and_leaves_the_version(store):
    before = kept(store.submissions, a_submission())

    noted = store.submissions.note(an_event(before, Act.UNMASKED))

    assert store.submissions.get(before.id) == noted
    assert (noted.version, noted.acts) == (before.version, 2)


def test_a_note_that_does_not_join_the_chain_is_refused(store):
    before = kept(store.submissions, a_submission())
    store.submissions.note(an_event(before, Act.UNMASKED))

    with pytest.raises(SubmissionChanged):
        store.submissions.note(an_event(before, Act.UNMASKED))


def test_the_chain_of_acts_holds_up_to_the_head_that_is_kept(store):
    before = kept(store.submissions, a_submission())
    noted = store.submissions.note(an_event(before, Act.UNMASKED))
    saved = store.submissions.save(answered(noted), an_event(noted, Act.PUBLISHED), publishes=True)

    events = list(store.submissions.events(saved.id))

    assert [event.act for event in events] == [Act.RECEIVED, Act.UNMASKED, Act.PUBLISHED]
    assert is_unbroken(events, saved.audit_head)


def test_a_contact_is_kept_as_the_bytes_that_came(store):
    one = kept(store.submissions, a_submission("with234567"), b"\x00sealed\xff")
    other = kept(store.submissions, a_submission("without234"))

    contacts = [store.submissions.contact(one.id), store.submissions.contact(other.id)]

    assert contacts == [b"\x00sealed\xff", None]
