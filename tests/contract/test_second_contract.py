"""Any store keeps a letter that sounds like a report from everybody until a second member confirmed what they read."""

from dataclasses import replace

import pytest

from feedback_api.actions.decisions.decide import Decision, decide
from feedback_api.actions.decisions.look_back import look_back, waiting_for_decision
from feedback_api.domain.acts.desk_acts import KEEP_PUBLISHED
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import SecondMemberNeeded, SubmissionChanged
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import Kind, Status
from tests.builders import (
    MONDAY_NOON,
    SOUNDS_LIKE_REPORT,
    a_member,
    a_submission,
    an_answer,
    an_event,
    answered,
    from_before_two_read_it,
    kept,
    proposed,
    published,
    seconded,
    some_services,
)
from tests.contract import racers
from tests.contract.racing import in_threads
from tests.contract.rewriting import Fields, rewriter, seen_by


def a_letter(**changes):
    return a_submission(**{"kind": Kind.COMPLAINT, "text": SOUNDS_LIKE_REPORT, **changes})


def propose(store, before, *, by="sri"):
    return store.submissions.save(proposed(before, by=by), an_event(before, Act.PROPOSED, by), publishes=False)


def publish(store, wanted, before, *, by="budi"):
    return store.submissions.save(wanted, an_event(before, Act.SECONDED, by), publishes=True)


def test_what_was_proposed_comes_back_as_it_was_and_is_public_nowhere(store):
    before = kept(store.submissions, a_letter())

    saved = propose(store, before)

    assert store.submissions.get(before.id) == saved
    assert saved.proposal == proposed(before).proposal
    assert store.submissions.published_after(0).is_empty


def test_what_a_second_member_confirmed_is_published(store):
    pending = propose(store, kept(store.submissions, a_letter()))

    saved = publish(store, seconded(pending), pending)

    (public,) = store.submissions.published_after(0).published
    assert (public, saved.proposal.by, saved.proposal.seconded_by) == (saved, "sri", "budi")
    assert (saved.proposal.public_text, saved.proposal.answer) == (None, None)


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.MERGED])
def test_nothing_that_sounds_like_a_report_is_shown_to_others_by_one_member(store, status):
    before, wanted = kept(store.submissions, a_letter()), store.builds.read().wanted

    with pytest.raises(SecondMemberNeeded):
        publish(store, replace(answered(before), status=status), before)

    assert (store.submissions.get(before.id), store.builds.read().wanted) == (before, wanted)


def test_an_answer_that_sounds_like_a_report_needs_two_as_well(store):
    before = kept(store.submissions, a_submission())

    with pytest.raises(SecondMemberNeeded):
        publish(store, answered(before, an_answer(SOUNDS_LIKE_REPORT)), before)

    assert store.submissions.get(before.id) == before


OTHERWISE = {
    "who proposed": lambda pending: (seconded(pending, by="sri"), "sri"),
    "the same account": lambda pending: (
        seconded(pending, proposal=pending.proposal.seconded(by="sri2", account="account of sri")),
        "sri2",
    ),
    "somebody who does not sign": lambda pending: (seconded(pending, by="budi"), "wati"),
    "another text": lambda pending: (seconded(pending, public_text="Petugas minta uang."), "budi"),
    "another answer": lambda pending: (seconded(pending, answer=an_answer("Tidak benar.")), "budi"),
    "another guide": lambda pending: (seconded(pending, guide="kia"), "budi"),
    "another kind": lambda pending: (seconded(pending, kind=Kind.QUESTION), "budi"),
    "another letter": lambda pending: (seconded(pending, text="Apa syaratnya?", public_text="Apa?"), "budi"),
    "another digest": lambda pending: (
        seconded(
            pending, proposal=replace(pending.proposal.seconded(by="budi", account="account of budi"), digest="x")
        ),
        "budi",
    ),
    "no confirmation": lambda pending: (answered(pending, pending.proposal.answer), "budi"),
    "no proposal": lambda pending: (seconded(pending, proposal=None), "budi"),
}


@pytest.mark.parametrize("change", OTHERWISE.values(), ids=OTHERWISE)
def test_only_what_somebody_else_proposed_is_published_word_for_word(store, change):
    pending = propose(store, kept(store.submissions, a_letter()))
    wanted, by = change(pending)

    with pytest.raises(SecondMemberNeeded):
        publish(store, wanted, pending, by=by)

    assert store.submissions.get(pending.id) == pending


def test_a_proposal_cannot_be_made_and_confirmed_in_one_save(store):
    before = kept(store.submissions, a_letter())

    with pytest.raises(SecondMemberNeeded):
        publish(store, seconded(proposed(before)), before)

    assert store.submissions.get(before.id) == before


def test_nobody_proposes_in_the_name_of_somebody_else(store):
    before = kept(store.submissions, a_letter())

    with pytest.raises(SecondMemberNeeded):
        store.submissions.save(proposed(before, by="sri"), an_event(before, Act.PROPOSED, "budi"), publishes=False)


def test_what_was_sent_back_has_to_be_proposed_anew(store):
    pending = propose(store, kept(store.submissions, a_letter()))
    back = replace(pending, proposal=pending.proposal.sent_back("Hapus namanya."))
    returned = store.submissions.save(back, an_event(pending, Act.SENT_BACK, "budi"), publishes=False)

    with pytest.raises(SecondMemberNeeded):
        publish(store, seconded(returned), returned)


def test_what_is_public_is_not_changed_by_one_member(store):
    pending = propose(store, kept(store.submissions, a_letter()))
    public = publish(store, seconded(pending), pending)

    with pytest.raises(SecondMemberNeeded):
        publish(store, replace(public, answer=an_answer("Lain.")), public)


def test_what_was_proposed_goes_when_the_letter_is_decided_otherwise(store):
    pending = propose(store, kept(store.submissions, a_letter()))
    closed = replace(pending, status=Status.DECLINED, closed_at=MONDAY_NOON)

    saved = store.submissions.save(closed, an_event(pending, Act.DECLINED), publishes=False)

    assert (saved.proposal, store.submissions.get(pending.id)) == (None, saved)


def test_nothing_to_try_guesses_on_is_left_of_it_when_it_is_erased(store):
    pending = propose(store, kept(store.submissions, a_letter()))
    public = publish(store, seconded(pending), pending)

    erased = store.submissions.erase(replace(public, erased_at=MONDAY_NOON), an_event(public, Act.ERASED))

    assert (erased.proposal.salt, erased.proposal.digest, erased.status) == ("", "", Status.PUBLISHED)
    assert store.submissions.get(public.id) == erased


def test_a_version_that_knows_no_second_member_may_not_act_on_a_proposal(opened):
    before = kept(opened.store.submissions, a_letter())
    seen: list[Fields] = []
    with rewriter(opened.url) as other:
        other.submission(before.id, seen_by(seen.append))
        propose(opened.store, before)
        other.submission(before.id, seen_by(seen.append))

    assert [one["reads_from"] for one in seen] == [1, 2]


def test_of_members_who_propose_and_confirm_at_once_none_confirms_their_own(store):
    before = kept(store.submissions, a_letter())

    in_threads(6, lambda number: racers.propose_or_confirm(store, before.id, by=f"petugas {number % 2}"))

    after = store.submissions.get(before.id)
    assert is_unbroken(store.submissions.events(before.id), after.audit_head)
    assert after.status is Status.PUBLISHED
    assert {after.proposal.by, after.proposal.seconded_by} == {"petugas 0", "petugas 1"}


def test_of_two_members_confirming_at_once_one_wins(store):
    pending = propose(store, kept(store.submissions, a_letter()))

    def confirm(number):
        try:
            publish(store, seconded(pending, by=f"petugas {number}"), pending, by=f"petugas {number}")
        except SubmissionChanged:
            return False
        return True

    won = in_threads(2, confirm)

    (public,) = store.submissions.published_after(0).published
    assert (won.count(True), public.change, public.proposal.seconded_by) == (1, 1, f"petugas {won.index(True)}")


def test_what_was_published_before_is_found_in_any_store_and_decided_about_once(store, tmp_path):
    wati = a_member("wati", role=Role.SUPERVISOR)
    old = from_before_two_read_it(store, published(store.submissions, a_submission()))
    with some_services(tmp_path) as others:
        services = replace(others, store=store)
        kept_public = Decision(act=KEEP_PUBLISHED, submission_id=old.id, version=old.version, moderator=wati)

        found = [look_back(services).found, len(waiting_for_decision(services).items)]
        decide(services, kept_public)
        again = [look_back(services).found, len(waiting_for_decision(services).items)]

    assert (found, again) == ([1, 1], [0, 0])
    assert store.submissions.get(old.id).looked_back_at == MONDAY_NOON
