"""What staff did by a slip is undone for ten minutes, corrected in public or opened again, and nothing is lost."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from feedback_api.actions.decisions.decide import About, Decision, decide
from feedback_api.actions.decisions.look_back import count_waiting, look_back
from feedback_api.actions.decisions.unmask import unmask
from feedback_api.actions.senders.sender_acting import SenderRequest
from feedback_api.actions.senders.submit import submit
from feedback_api.actions.senders.take_back import delete_contact
from feedback_api.actions.telling.tell_senders import NOBODY, Told, tell_due
from feedback_api.actions.upkeep.erase import erase_overdue
from feedback_api.domain.acts import desk_acts
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import (
    AlreadyDecided,
    CannotBeUndone,
    HeldBySomebodyElse,
    KindIsFinal,
    NotAllowed,
    NotPublished,
    NotReadForNames,
    PersonalDetailsRemain,
    SecondMemberNeeded,
    SubmissionChanged,
)
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.answer import GuideVerdict
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.submissions.publication import published_answer
from feedback_api.domain.submissions.submission import RETENTION, Contact, Kind, Status
from tests.builders import SOUNDS_LIKE_REPORT, Clock, a_member, an_arrival, from_before_two_read_it, some_services
from tests.unit.test_telling_senders import BY_MAIL, MAIL, Postbox

WORDS = {
    "public_text": "Apa syaratnya?",
    "answer": "Bayar Rp300.000.",
    "reason": "Ini urusan dinas.",
    "recipient": "SP4N-LAPOR",
    "note": "Gratis, bukan Rp300.000.",
    "read_for_names": True,
}
UNTYPED = {"public_text": "", "answer": ""}
SOON = timedelta(minutes=3)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(tmp_path, clock):
    with some_services(tmp_path, clock, mail=MAIL, origin="https://kantor.example") as services:
        yield services


@pytest.fixture
def postbox():
    return Postbox()


def sent(services, contact=BY_MAIL, **changes):
    return submit(services, an_arrival("Apa syaratnya?", contact=contact, **changes)).submission


def done(services, act, submission, by="sri", role=Role.SUPERVISOR, **changes):
    """Let somebody do it who has seen the submission as it is."""
    member = a_member(by, role=role, village="wates" if role is Role.VILLAGE else None)
    seen = {"submission_id": submission.id, "version": submission.version, "moderator": member}
    return decide(services, Decision(**{"act": act, **WORDS, **seen, **changes}))


def as_it_was(submission):
    """All of it but where its chain and its changes stand."""
    return replace(submission, version=1, acts=0, audit_head="", change=None, ordinal=None, undoable=None)


FROM_OPEN = [act for act in desk_acts.DESK_ACTS if act.can_be_undone and Status.WAITING in act.before]
FROM_PUBLISHED = [act for act in desk_acts.DESK_ACTS if act.can_be_undone and Status.PUBLISHED in act.before]
ABOUT = About(title="Syarat KTP", guide="ktp-hilang", village="sukaria")


def brought_to(services, act):
    """A letter that this act can be done to, and who does it with which words."""
    if act.looks_back:
        return from_before_two_read_it(services.store, done(services, desk_acts.PUBLISH, sent(services))), {}
    if Status.PUBLISHED in act.before and Status.WAITING not in act.before:
        return done(services, desk_acts.PUBLISH, sent(services)), {}
    if act.merges:
        main = done(services, desk_acts.PUBLISH, sent(services, Contact(), idempotency_key="kunci-2"))
        return sent(services), {"main": main.id}
    if act.second is None:
        services.store.staff.add_member(a_member("rini"))
        kind = next(kind for kind in (Kind.QUESTION, Kind.REPORT, Kind.PREPARE) if act.of.takes(kind))
        return sent(services, kind=kind), {"assignee": "rini"}
    services.store.staff.add_member(a_member("budi", role=Role.SUPERVISOR))
    letter = submit(services, an_arrival(SOUNDS_LIKE_REPORT, contact=BY_MAIL)).submission
    if act is desk_acts.PROPOSE:
        return letter, {}
    return done(services, desk_acts.PROPOSE, letter), {"by": "budi", **UNTYPED}


@pytest.mark.parametrize("act", FROM_OPEN, ids=lambda act: act.word)
def test_every_act_on_what_waits_can_be_undone(services, act):
    before, how = brought_to(services, act)

    after = done(services, act, before, about=ABOUT, **how)
    back = done(services, desk_acts.UNDO, after)

    assert as_it_was(back) == as_it_was(before)
    assert as_it_was(after) != as_it_was(before)
    assert back.undoable is None


@pytest.mark.parametrize("act", FROM_PUBLISHED, ids=lambda act: act.word)
def test_every_act_on_what_is_published_can_be_undone_and_the_site_follows(services, act):
    before, _ = brought_to(services, act if act.looks_back else desk_acts.WITHDRAW)
    public = published_answer(before)

    after = done(services, act, before, answer="Gratis.", about=ABOUT)
    changes = services.store.submissions.published_after(before.change or 0)
    back = done(services, desk_acts.UNDO, after)

    assert as_it_was(back) == as_it_was(before)
    assert replace(published_answer(back), change=0) == replace(public, change=0)
    assert changes.is_empty == (not act.changes_site)


def test_an_undone_publication_leaves_nothing_on_the_site(services):
    public = done(services, desk_acts.PUBLISH, sent(services))

    done(services, desk_acts.UNDO, public)

    delta = services.store.submissions.published_after(0)
    assert (delta.published, delta.withdrawn) == ((), (public.id,))


def test_the_history_says_what_was_done_and_that_it_was_undone(services):
    after = done(services, desk_acts.DECLINE, sent(services))

    back = done(services, desk_acts.UNDO, after, by="budi")

    events = list(services.store.submissions.events(after.id))
    assert [(event.act, event.actor) for event in events[-2:]] == [(Act.DECLINED, "sri"), (Act.UNDONE, "budi")]
    assert is_unbroken(events, back.audit_head)


def test_after_ten_minutes_it_stays(services, clock):
    after = done(services, desk_acts.DECLINE, sent(services))
    clock.passes(UNDO_FOR)

    with pytest.raises(CannotBeUndone):
        done(services, desk_acts.UNDO, after)


def test_in_the_last_second_it_still_goes_back(services, clock):
    after = done(services, desk_acts.DECLINE, sent(services))
    clock.passes(UNDO_FOR - timedelta(seconds=1))

    assert done(services, desk_acts.UNDO, after).status is Status.WAITING


def test_what_was_undone_is_not_undone_twice(services):
    back = done(services, desk_acts.UNDO, done(services, desk_acts.DECLINE, sent(services)))

    with pytest.raises(CannotBeUndone):
        done(services, desk_acts.UNDO, back)


def test_nobody_undoes_what_a_colleague_did_after_they_looked(services):
    declined = done(services, desk_acts.DECLINE, sent(services))
    reopened = done(services, desk_acts.REOPEN, declined)

    with pytest.raises(SubmissionChanged):
        done(services, desk_acts.UNDO, declined)

    assert services.store.submissions.get(declined.id) == reopened


def test_nobody_takes_a_letter_out_of_a_colleagues_hands(services):
    reopened = done(services, desk_acts.REOPEN, done(services, desk_acts.DECLINE, sent(services)))

    with pytest.raises(HeldBySomebodyElse):
        done(services, desk_acts.UNDO, reopened, by="budi")


def test_whoever_may_not_do_an_act_may_not_undo_it(services):
    changed = done(services, desk_acts.CHANGE_ABOUT, sent(services), about=replace(ABOUT, village="wates"))

    with pytest.raises(NotAllowed):
        done(services, desk_acts.UNDO, changed, role=Role.VILLAGE)


def test_opening_the_original_does_not_stand_in_the_way(services):
    after = done(services, desk_acts.DECLINE, sent(services))
    unmask(services, submission_id=after.id, moderator=a_member("budi", role=Role.SUPERVISOR))

    assert done(services, desk_acts.UNDO, after).status is Status.WAITING


def test_a_report_made_of_a_letter_stays_one(services):
    report = done(services, desk_acts.MAKE_REPORT, sent(services))

    with pytest.raises(CannotBeUndone):
        done(services, desk_acts.UNDO, report)


def test_the_task_that_an_answer_opened_is_closed_with_it(services):
    after = done(services, desk_acts.PUBLISH, sent(services), verdict=GuideVerdict.WRONG)
    assert services.store.tasks.get(f"answer~{after.id}").is_open

    done(services, desk_acts.UNDO, after, by="budi")

    assert services.store.tasks.get(f"answer~{after.id}").closed_by == "budi"


class LeavesMeanwhile:
    """A store of notices in which what is due leaves just after somebody looked."""

    def __init__(self, services, postbox) -> None:
        self._services, self._postbox = services, postbox

    def get(self, submission_id):
        seen = self._services.store.notices.get(submission_id)
        tell_due(self._services, self._postbox)
        return seen


def test_no_letter_leaves_before_the_minutes_are_over(services, clock, postbox):
    done(services, desk_acts.DECLINE, sent(services))
    clock.passes(UNDO_FOR - timedelta(seconds=1))
    early = tell_due(services, postbox)
    clock.passes(timedelta(seconds=1))

    assert (early, tell_due(services, postbox)) == (NOBODY, Told(sent=1))


@pytest.mark.parametrize("act", [act for act in FROM_OPEN if act.tells_by_mail], ids=lambda act: act.word)
def test_of_an_undone_act_no_letter_ever_leaves(services, clock, postbox, act):
    before, how = brought_to(services, act)
    after = done(services, act, before, **how)
    clock.passes(SOON)
    done(services, desk_acts.UNDO, after)
    clock.passes(timedelta(days=1))

    assert (tell_due(services, postbox), postbox.letters) == (NOBODY, [])


def test_a_sender_who_was_told_already_is_not_told_that_it_never_was(services, clock, postbox):
    public = done(services, desk_acts.PUBLISH, sent(services))
    clock.passes(UNDO_FOR)
    tell_due(services, postbox)
    done(services, desk_acts.UNDO, done(services, desk_acts.WITHDRAW, public))
    clock.passes(timedelta(days=1))

    assert tell_due(services, postbox) == NOBODY
    assert [letter.subject for letter in postbox.letters] == ["Jawaban untuk pertanyaan Anda"]


def test_what_was_still_to_be_told_is_told_when_a_later_act_is_undone(services, clock, postbox):
    public = done(services, desk_acts.PUBLISH, sent(services))
    clock.passes(SOON)
    reopened = done(services, desk_acts.REOPEN, public)
    clock.passes(UNDO_FOR - timedelta(seconds=1))
    tell_due(services, postbox)
    done(services, desk_acts.UNDO, reopened)
    clock.passes(UNDO_FOR)

    assert postbox.letters == []
    assert tell_due(services, postbox) == Told(sent=1)


@pytest.mark.parametrize("act", [desk_acts.WITHDRAW, desk_acts.CORRECT, desk_acts.REOPEN], ids=lambda act: act.word)
def test_a_letter_that_is_on_its_way_is_not_sent_again_when_a_later_act_is_undone(services, clock, postbox, act):
    public = done(services, desk_acts.PUBLISH, sent(services))
    clock.passes(UNDO_FOR)
    notices = services.store.notices
    on_its_way = notices.take(notices.get(public.id), until=clock() + SOON)
    after = done(services, act, public)
    notices.close(on_its_way, told_at=clock())
    done(services, desk_acts.UNDO, after)
    clock.passes(timedelta(days=1))

    assert (tell_due(services, postbox), postbox.letters) == (NOBODY, [])


def test_whoever_acts_while_a_letter_leaves_finds_it_gone_and_does_not_owe_it(services, clock, postbox):
    public = done(services, desk_acts.PUBLISH, sent(services))
    clock.passes(UNDO_FOR)
    kept = services.store
    store = SimpleNamespace(
        submissions=kept.submissions, builds=kept.builds, tasks=kept.tasks, notices=LeavesMeanwhile(services, postbox)
    )
    after = done(replace(services, store=store), desk_acts.WITHDRAW, public)
    done(services, desk_acts.UNDO, after)
    clock.passes(timedelta(days=1))

    assert tell_due(services, postbox) == NOBODY
    assert [letter.subject for letter in postbox.letters] == ["Jawaban untuk pertanyaan Anda"]


def test_a_contact_that_its_sender_deletes_takes_what_was_to_be_told_of_a_report_with_it(services):
    receipt = submit(services, an_arrival("Pungli di loket.", contact=BY_MAIL, kind=Kind.REPORT))
    done(services, desk_acts.DECLINE, receipt.submission)
    held = services.store.notices.get(receipt.submission.id)

    delete_contact(services, SenderRequest(code=receipt.code, version=None))

    assert held is not None
    assert services.store.notices.get(receipt.submission.id) is None


def test_a_corrected_answer_keeps_its_day_its_place_and_says_what_changed(services, clock):
    public = done(services, desk_acts.PUBLISH, sent(services), verdict=GuideVerdict.WRONG)
    clock.passes(timedelta(days=2))

    after = done(services, desk_acts.CORRECT, public, answer="Gratis.", public_text="Syarat KTP?")

    shown = published_answer(after)
    (note,) = shown.corrections
    assert (shown.plain, shown.question, shown.answered_at) == ("Gratis.", "Syarat KTP?", public.answer.answered_at)
    assert (note.text, note.at) == (WORDS["note"], clock())
    assert (after.ordinal, after.change > public.change) == (public.ordinal, True)
    assert [one.answer for one in after.said_before] == [public.answer]
    assert after.answer.guide_verdict is GuideVerdict.WRONG


def test_every_correction_is_kept_and_shown(services):
    once = done(services, desk_acts.CORRECT, done(services, desk_acts.PUBLISH, sent(services)))

    twice = done(services, desk_acts.CORRECT, once, note="Loketnya di lantai satu.")

    assert [note.text for note in published_answer(twice).corrections] == [WORDS["note"], "Loketnya di lantai satu."]


@pytest.mark.parametrize("field", ["note", "answer", "public_text"])
def test_a_correction_lets_no_personal_detail_out(services, field):
    public = done(services, desk_acts.PUBLISH, sent(services))

    with pytest.raises(PersonalDetailsRemain):
        done(services, desk_acts.CORRECT, public, **{field: "Hubungi 0812 3456 7890."})


def test_a_correction_has_to_be_read_for_names(services):
    public = done(services, desk_acts.PUBLISH, sent(services))

    with pytest.raises(NotReadForNames):
        done(services, desk_acts.CORRECT, public, read_for_names=False)


def test_only_what_is_published_is_corrected(services):
    with pytest.raises(NotPublished):
        done(services, desk_acts.CORRECT, done(services, desk_acts.DECLINE, sent(services)))


CLOSING = (desk_acts.PUBLISH, desk_acts.ANSWER_PRIVATELY, desk_acts.DECLINE, desk_acts.FORWARD, desk_acts.MARK_SPAM)


@pytest.mark.parametrize("act", CLOSING, ids=lambda act: act.word)
def test_whatever_was_closed_can_be_opened_again_and_what_was_said_stays_in_its_history(services, clock, act):
    closed = done(services, act, sent(services))
    clock.passes(timedelta(days=20))

    again = done(services, desk_acts.REOPEN, closed)

    (before,) = again.said_before
    said = (closed.answer, closed.reason, closed.forwarded_to)
    assert (before.answer, before.reason, before.forwarded_to) == said
    assert (again.status, again.claim.moderator, again.closed_at) == (Status.CLAIMED, "sri", None)
    assert (again.answer, again.reason, again.forwarded_to, again.public_text) == (None, None, None, None)
    assert again.due > services.today()


def test_what_is_opened_again_is_no_longer_on_the_site_and_can_be_published_under_its_number(services):
    public = done(services, desk_acts.PUBLISH, sent(services))

    again = done(services, desk_acts.REOPEN, public)
    gone = services.store.submissions.published_after(0)
    back = done(services, desk_acts.PUBLISH, again, answer="Gratis.")

    assert (gone.published, gone.withdrawn) == ((), (public.id,))
    assert (back.ordinal, published_answer(back).corrections) == (public.ordinal, ())


def test_what_was_never_published_wakes_no_press_when_it_is_opened_again(services):
    declined = done(services, desk_acts.DECLINE, sent(services))
    wanted = services.store.builds.read().wanted

    assert done(services, desk_acts.REOPEN, declined).change is None
    assert services.store.builds.read().wanted == wanted


def test_what_was_erased_after_its_time_is_not_opened_again(services, clock):
    declined = done(services, desk_acts.DECLINE, sent(services))
    clock.passes(RETENTION)
    erase_overdue(services)

    with pytest.raises(AlreadyDecided):
        done(services, desk_acts.REOPEN, services.store.submissions.get(declined.id))


def test_what_an_act_replaced_goes_with_the_ninety_days(services, clock):
    done(services, desk_acts.PUBLISH, sent(services))
    clock.passes(RETENTION)

    erase_overdue(services)

    (public,) = services.store.submissions.published_after(0).published
    assert public.undoable is None


def test_a_report_is_opened_again_by_the_supervisor_and_stays_one(services):
    answered = done(services, desk_acts.ANSWER_PRIVATELY, sent(services, kind=Kind.REPORT))

    again = done(services, desk_acts.REOPEN, answered)

    assert (again.kind, again.status, again.text) == (Kind.REPORT, Status.CLAIMED, "")


def test_a_forwarded_letter_is_closed_and_says_where_it_is_and_why(services):
    after = done(services, desk_acts.FORWARD, sent(services))

    assert (after.status, after.forwarded_to, after.reason) == (Status.FORWARDED, "SP4N-LAPOR", "Ini urusan dinas.")
    assert after.closed_at is not None


@pytest.mark.parametrize("act", [desk_acts.FORWARD, desk_acts.CHANGE_ABOUT], ids=lambda act: act.word)
def test_a_report_is_not_forwarded_or_moved(services, act):
    with pytest.raises(KindIsFinal):
        done(services, act, sent(services, kind=Kind.REPORT), about=ABOUT)


def test_what_a_letter_is_about_can_be_put_right_with_its_task(services):
    public = done(services, desk_acts.PUBLISH, sent(services), verdict=GuideVerdict.UNCLEAR)

    after = done(services, desk_acts.CHANGE_ABOUT, public, about=ABOUT)
    shown, task = published_answer(after), services.store.tasks.get(f"answer~{public.id}")
    done(services, desk_acts.UNDO, after)

    assert (shown.given_title, shown.guide, shown.village) == ("Syarat KTP", "ktp-hilang", "sukaria")
    assert (after.status, after.answer, task.guide) == (Status.PUBLISHED, public.answer, "ktp-hilang")
    assert services.store.tasks.get(task.id) == replace(task, guide="ktp-el-baru")


@pytest.mark.parametrize(
    ("title", "read", "refusal"),
    [
        ("HP 0812 3456 7890", True, PersonalDetailsRemain),
        ("Syarat KTP", False, NotReadForNames),
        ("Petugas minta uang 50 ribu", True, SecondMemberNeeded),
    ],
    ids=["a number", "not read", "sounds like a report"],
)
def test_a_title_is_let_out_as_carefully_as_the_text(services, title, read, refusal):
    public = done(services, desk_acts.PUBLISH, sent(services))

    with pytest.raises(refusal):
        done(services, desk_acts.CHANGE_ABOUT, public, about=replace(ABOUT, title=title), read_for_names=read)


def test_a_letter_without_an_address_needs_no_notice_to_be_undone(services):
    after = done(services, desk_acts.DECLINE, sent(services, contact=Contact()))

    assert done(services, desk_acts.UNDO, after).status is Status.WAITING


def read_by_two(services):
    """A letter that sounds like a report, as two members published it."""
    proposed, how = brought_to(services, desk_acts.CONFIRM)
    return done(services, desk_acts.CONFIRM, proposed, **how)


@pytest.mark.parametrize("act", [desk_acts.WITHDRAW, desk_acts.REOPEN], ids=lambda act: act.word)
def test_what_two_members_read_is_public_again_when_one_undoes_what_took_it_away(services, act):
    public = read_by_two(services)

    back = done(services, desk_acts.UNDO, done(services, act, public))

    assert published_answer(back).plain == published_answer(public).plain


def test_a_confirmation_that_is_undone_waits_for_a_second_member_again(services):
    back = done(services, desk_acts.UNDO, read_by_two(services), by="budi")

    assert (back.status, back.proposal.is_pending, back.proposal.by) == (Status.WAITING, True, "sri")
    assert done(services, desk_acts.CONFIRM, back, by="budi", **UNTYPED).status is Status.PUBLISHED


@pytest.mark.parametrize("act", [desk_acts.CORRECT, desk_acts.CHANGE_ABOUT], ids=lambda act: act.word)
def test_what_two_members_read_is_not_changed_by_one(services, act):
    public = read_by_two(services)

    with pytest.raises(SecondMemberNeeded):
        done(services, act, public, about=ABOUT)


def test_what_is_opened_again_needs_two_members_anew(services):
    again = done(services, desk_acts.REOPEN, read_by_two(services))

    with pytest.raises(SecondMemberNeeded):
        done(services, desk_acts.PUBLISH, again)


def test_undoing_a_decision_about_an_old_letter_lists_it_again(services):
    old = from_before_two_read_it(services.store, done(services, desk_acts.PUBLISH, sent(services)))
    look_back(services)
    kept = done(services, desk_acts.KEEP_PUBLISHED, services.store.submissions.get(old.id))
    decided = count_waiting(services)

    done(services, desk_acts.UNDO, kept)

    assert (decided, count_waiting(services)) == (0, 1)
