"""Staff decide what they saw, nothing leaves with a personal detail, and every act leaves its trace."""

from datetime import timedelta
from typing import Any

import pytest

from feedback_api.actions.decisions.decide import Decision, decide
from feedback_api.actions.decisions.preview import preview
from feedback_api.actions.decisions.unmask import unmask
from feedback_api.actions.senders.submit import submit
from feedback_api.actions.upkeep.erase import erase_overdue
from feedback_api.domain.acts import desk_acts
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import (
    AlreadyDecided,
    HeldBySomebodyElse,
    NotAllowed,
    NotPublished,
    NotReadForNames,
    PersonalDetailsRemain,
    SubmissionChanged,
)
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.answer import GuideVerdict
from feedback_api.domain.submissions.publication import published_answer
from feedback_api.domain.submissions.submission import RETENTION, Contact, SenderStatus, Status
from tests.builders import MONDAY_NOON, Clock, a_member, an_arrival, some_services
from tests.contract.racing import in_threads

SRI, ANI = a_member("sri"), a_member("ani")
NIK = "NIK 3514220000000001"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(tmp_path, clock):
    with some_services(tmp_path, clock) as services:
        yield services


@pytest.fixture
def sent(services):
    return submit(services, an_arrival(f"Apa syaratnya? {NIK}", contact=Contact(name="Bu Contoh"))).submission


def at(submission, moderator=SRI):
    return {"submission_id": submission.id, "version": submission.version, "moderator": moderator}


def publishing(submission, moderator=SRI, **changes):
    known: dict[str, Any] = {"public_text": "Apa syaratnya?", "answer": "Bawa **KK**.", "read_for_names": True}
    return Decision(act=desk_acts.PUBLISH, **at(submission, moderator), **(known | changes))


def acts(services, submission):
    return [event.act for event in services.store.submissions.events(submission.id)]


def test_a_published_answer_shows_only_what_staff_let_out(services, sent):
    saved = decide(services, publishing(sent, verdict=GuideVerdict.UNCLEAR))

    public = published_answer(saved)
    assert (public.question, public.html.html, public.plain) == (
        "Apa syaratnya?",
        "<p>Bawa <strong>KK</strong>.</p>",
        "Bawa KK.",
    )
    assert saved.answer is not None
    assert (saved.answer.guide_verdict, saved.sender_status) == (GuideVerdict.UNCLEAR, SenderStatus.ANSWERED)
    assert "sri" not in repr(public)
    assert NIK not in repr(public)


@pytest.mark.parametrize("place", ["public_text", "answer"])
def test_nothing_is_published_while_a_personal_detail_remains(services, sent, place):
    with pytest.raises(PersonalDetailsRemain) as refused:
        decide(services, publishing(sent, **{place: f"Contoh {NIK}"}))

    assert [text for text, _ in refused.value.found] == [f"Contoh {NIK}"]
    assert services.store.submissions.get(sent.id).status is Status.WAITING


def test_nothing_is_published_until_somebody_says_that_it_was_read_for_names(services, sent):
    with pytest.raises(NotReadForNames):
        decide(services, publishing(sent, read_for_names=False, no_personal_details=True))

    assert services.store.submissions.get(sent.id).status is Status.WAITING


def test_a_detail_that_markdown_would_join_is_seen_too(services, sent):
    with pytest.raises(PersonalDetailsRemain):
        decide(services, publishing(sent, answer="NIK 3514**22**0000000001"))


def test_staff_may_say_that_no_find_is_a_personal_detail(services, sent):
    saved = decide(services, publishing(sent, answer="Hubungi 0343-000000", no_personal_details=True))

    assert saved.status is Status.PUBLISHED


def test_invisible_characters_do_not_leave_the_office(services, sent):
    saved = decide(services, publishing(sent, public_text="Apa \u202esyaratnya?\r\n", answer="Bawa\u200b KK."))

    assert saved.answer is not None
    assert (saved.public_text, saved.answer.markdown) == ("Apa syaratnya?", "Bawa KK.")


def test_a_private_answer_is_for_the_sender_alone(services, sent):
    saved = decide(services, Decision(act=desk_acts.ANSWER_PRIVATELY, **at(sent), answer=f"{NIK} sudah padan."))

    assert (saved.status, saved.sender_status) == (Status.ANSWERED_PRIVATELY, SenderStatus.ANSWERED)
    with pytest.raises(NotPublished):
        published_answer(saved)


def test_a_declined_submission_says_why(services, sent):
    saved = decide(
        services, Decision(act=desk_acts.DECLINE, **at(sent), reason="Ini urusan dinas.\nSilakan ke Bangil.")
    )

    assert (saved.reason, saved.sender_status) == ("Ini urusan dinas.\nSilakan ke Bangil.", SenderStatus.CANNOT_ANSWER)


def test_spam_is_closed_without_a_word(services, sent):
    saved = decide(services, Decision(act=desk_acts.MARK_SPAM, **at(sent)))

    assert (saved.status, saved.closed_at, saved.answer) == (Status.SPAM, MONDAY_NOON, None)


def test_whoever_saw_an_older_version_changes_nothing(services, sent):
    decide(services, Decision(act=desk_acts.CLAIM, **at(sent)))

    with pytest.raises(SubmissionChanged):
        decide(services, publishing(sent))


def test_what_is_decided_stays_decided(services, sent):
    saved = decide(services, publishing(sent))

    with pytest.raises(AlreadyDecided):
        decide(services, Decision(act=desk_acts.MARK_SPAM, **at(saved)))


def test_a_claim_keeps_colleagues_out_until_it_runs_out(services, sent, clock):
    held = decide(services, Decision(act=desk_acts.CLAIM, **at(sent)))

    with pytest.raises(HeldBySomebodyElse):
        decide(services, publishing(held, ANI))
    clock.passes(desk_acts.HOLDS)
    assert decide(services, publishing(held, ANI)).status is Status.PUBLISHED


def test_a_claim_can_be_taken_again_by_its_holder_and_released(services, sent):
    held = decide(services, Decision(act=desk_acts.CLAIM, **at(sent)))
    held = decide(services, Decision(act=desk_acts.CLAIM, **at(held)))

    free = decide(services, Decision(act=desk_acts.RELEASE, **at(held)))

    assert (held.sender_status, free.status, free.claim) == (SenderStatus.LOOKING, Status.WAITING, None)


def test_nobody_releases_a_colleagues_claim(services, sent):
    held = decide(services, Decision(act=desk_acts.CLAIM, **at(sent)))

    with pytest.raises(HeldBySomebodyElse):
        decide(services, Decision(act=desk_acts.RELEASE, **at(held, ANI)))


@pytest.mark.parametrize("village", ["tampung", None])
def test_village_staff_act_only_on_their_own_desa(services, sent, village):
    outsider = a_member("tono", role=Role.VILLAGE, village=village)

    with pytest.raises(NotAllowed):
        decide(services, publishing(sent, outsider))
    with pytest.raises(NotAllowed):
        unmask(services, submission_id=sent.id, moderator=outsider)


def test_village_staff_answer_their_own_desa(services, sent):
    saved = decide(services, publishing(sent, a_member("tono", role=Role.VILLAGE, village="wates")))

    assert saved.status is Status.PUBLISHED


def test_unmasking_shows_the_original_and_leaves_a_trace_but_no_new_version(services, sent):
    opened = unmask(services, submission_id=sent.id, moderator=SRI)

    assert (opened.submission.text, opened.contact.name) == (f"Apa syaratnya? {NIK}", "Bu Contoh")
    assert acts(services, sent) == [Act.RECEIVED, Act.UNMASKED]
    assert decide(services, publishing(sent, ANI)).status is Status.PUBLISHED


def test_a_withdrawn_answer_is_no_longer_public_and_says_why(services, sent):
    saved = decide(services, publishing(sent))

    gone = decide(services, Decision(act=desk_acts.WITHDRAW, **at(saved), reason="Sudah tidak benar."))

    assert services.store.submissions.published_after(saved.change).withdrawn == (sent.id,)
    assert (gone.reason, gone.ordinal) == ("Sudah tidak benar.", saved.ordinal)


def test_only_something_published_can_be_withdrawn(services, sent):
    with pytest.raises(NotPublished):
        decide(services, Decision(act=desk_acts.WITHDRAW, **at(sent), reason="x"))


def test_every_act_is_in_the_chain_and_the_texts_are_not(services, sent):
    held = decide(services, Decision(act=desk_acts.CLAIM, **at(sent)))
    saved = decide(services, publishing(held))

    events = list(services.store.submissions.events(sent.id))

    assert [event.act for event in events] == [Act.RECEIVED, Act.CLAIMED, Act.PUBLISHED]
    assert is_unbroken(events, saved.audit_head)
    assert "syaratnya" not in repr(events)


def test_a_preview_shows_what_publishing_would_and_what_stands_against_it():
    seen = preview(public_text=f"Apa {NIK}?", answer="Bawa **KK**.")

    assert seen.html.html == "<p>Bawa <strong>KK</strong>.</p>"
    assert [text for text, _ in seen.remaining.found] == [f"Apa {NIK}?"]


def test_ninety_days_after_closing_the_original_and_the_contact_are_gone(services, sent, clock, tmp_path):
    saved = decide(services, publishing(sent))
    clock.passes(RETENTION + timedelta(seconds=1))

    erased = erase_overdue(services)

    after = services.store.submissions.get(sent.id)
    assert (erased, after.text, after.has_contact) == (1, "Apa syaratnya? NIK [NIK disembunyikan]", False)
    assert published_answer(after).question == published_answer(saved).question
    assert is_unbroken(services.store.submissions.events(sent.id), after.audit_head)
    assert all(NIK.encode() not in path.read_bytes() for path in tmp_path.iterdir())


def test_nothing_is_erased_before_its_time_or_while_it_is_open(services, sent, clock):
    decide(services, publishing(sent))
    submit(services, an_arrival("Masih menunggu"))
    clock.passes(RETENTION - timedelta(seconds=1))

    assert erase_overdue(services) == 0


def test_erasing_twice_erases_once(services, sent, clock):
    decide(services, publishing(sent))
    clock.passes(RETENTION + timedelta(days=1))

    assert (erase_overdue(services), erase_overdue(services)) == (1, 0)


def test_colleagues_who_look_at_the_original_do_not_send_a_decision_back(services, sent):
    def act(number):
        if number == 0:
            return decide(services, publishing(sent)).status
        return unmask(services, submission_id=sent.id, moderator=a_member(f"petugas {number}")).submission.id

    done = in_threads(6, act)

    after = services.store.submissions.get(sent.id)
    assert done == [Status.PUBLISHED, *[sent.id] * 5]
    assert (after.acts, acts(services, sent).count(Act.UNMASKED)) == (7, 5)
    assert is_unbroken(services.store.submissions.events(sent.id), after.audit_head)


def test_a_lost_decision_of_two_at_once_is_told_that_something_changed(services, sent):
    def act(number):
        try:
            return decide(services, publishing(sent, a_member(f"petugas {number}"))).status
        except SubmissionChanged:
            return None

    done = in_threads(8, act)

    assert done.count(Status.PUBLISHED) == 1
    assert done.count(None) == 7
