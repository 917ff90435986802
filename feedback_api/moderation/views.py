"""The pages on which staff see the queue and decide."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.decisions.decide import decide as carry_out
from feedback_api.actions.decisions.preview import preview
from feedback_api.actions.decisions.unmask import unmask
from feedback_api.actions.letters.acting import seen_by
from feedback_api.domain.acts.desk_act import DeskAct
from feedback_api.domain.acts.desk_acts import CLAIM
from feedback_api.domain.errors import (
    AlreadyDecided,
    CannotBeUndone,
    FirstAnswerGiven,
    FollowUpFirst,
    HeldBySomebodyElse,
    KindIsFinal,
    NeverPublished,
    NoKeyFits,
    NoSecondMember,
    NotMergeable,
    NotPublished,
    PersonalDetailsRemain,
    ProposalChanged,
    Refusal,
    SecondMemberNeeded,
    SubmissionChanged,
    ThreadNotPublic,
)
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.moderation import wording
from feedback_api.moderation.decision.forms import DecisionForm, asks_for_case, preview_problems, problems_of
from feedback_api.moderation.decision.pressing import decision_of, with_guide, with_reason
from feedback_api.moderation.decision.show_decision import decision_page, ready_words
from feedback_api.moderation.decision.shown_decision import ShownDecision
from feedback_api.moderation.public_reading import remaining_problem
from feedback_api.moderation.queue.just_done import remember_done
from feedback_api.moderation.queue.show_queue import shown_queue
from feedback_api.moderation.session import member, require_member, require_own_form
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import refusal

bp = Blueprint("moderation", __name__, url_prefix="/moderasi")

NEVER = (
    SecondMemberNeeded,
    NoSecondMember,
    NeverPublished,
    ThreadNotPublic,
    FollowUpFirst,
    KindIsFinal,
    NoKeyFits,
)
MEANWHILE = (
    SubmissionChanged,
    ProposalChanged,
    AlreadyDecided,
    FirstAnswerGiven,
    HeldBySomebodyElse,
    NotPublished,
    CannotBeUndone,
)


@bp.before_request
def only_staff_from_our_own_pages() -> None:
    """Every page here is for people who have signed in, and every write for our own forms."""
    require_member()
    # Before the form is looked at: the page that shows an old form again has nobody left to refuse to.
    if request.method == "POST" and "submission_id" in (request.view_args or {}):
        _visible(str((request.view_args or {})["submission_id"]))
    require_own_form()


@bp.get("/")
def queue() -> ResponseReturnValue:
    """Show what waits; after a decision also one line that says what became of it."""
    return shown_queue(request.args)


@bp.get("/kiriman/<submission_id>")
def item(submission_id: str) -> ResponseReturnValue:
    """Show one submission, masked."""
    submission = _visible(submission_id)
    return decision_page(submission, member(), ShownDecision(written=DecisionForm.first_for(submission)))


@bp.post("/kiriman/<submission_id>")
def decide(submission_id: str) -> ResponseReturnValue:
    """Do what the pressed button says, or show the page again with everything typed."""
    submission = _visible(submission_id)
    written = DecisionForm.from_fields(request.form).about_as_kept(submission)
    asked = _asked_first(submission, written)
    if asked is not None or written.act is None:
        return asked or _wrong(submission, written, problems_of(written, submission))
    try:
        saved = carry_out(services(), decision_of(written.act, written, submission, member()))
    except PersonalDetailsRemain as remain:
        return _wrong(submission, written, (remaining_problem(remain),))
    except NotMergeable as refused:
        return _wrong(submission, written, (FieldProblem(field="gabung_ke", detail=refusal(refused)),))
    except NEVER as refused:
        return _wrong(submission, written, (FieldProblem(field="", detail=refusal(refused)),))
    except MEANWHILE as refused:
        return _changed_meanwhile(submission_id, written, refused)
    remember_done(saved, services().now())
    return _after(written.act, written, submission, saved)


@bp.post("/kiriman/<submission_id>/buka")
def reveal(submission_id: str) -> ResponseReturnValue:
    """Show the original and the contact once, in the answer to this press; what was typed stays."""
    written = DecisionForm.from_fields(request.form)
    try:
        unmasked = unmask(services(), submission_id=submission_id, moderator=member())
    except NoKeyFits as refused:
        shown = ShownDecision(written=written, problems=(FieldProblem(field="", detail=refusal(refused)),))
        return decision_page(_visible(submission_id), member(), shown, status=423)
    return decision_page(unmasked.submission, member(), ShownDecision(written=written, revealed=unmasked))


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with everything typed and a fresh form: one more press and it is done."""
    submission_id = (request.view_args or {}).get("submission_id", "")
    submission = _visible(submission_id)
    shown = ShownDecision(
        written=DecisionForm.from_fields(request.form), problems=(FieldProblem(field="", detail=wording.PAGE_TOO_OLD),)
    )
    return decision_page(submission, member(), shown, status=422)


def _visible(submission_id: str) -> Submission:
    return seen_by(services(), submission_id, member())


def _asked_first(submission: Submission, written: DecisionForm) -> ResponseReturnValue | None:
    """Return the page if the button changes nothing, or something is missing; what has no field yet is no mistake."""
    if written.wants_preview:
        return _preview(submission, written)
    if written.takes_reason_for is not None:
        taken = with_reason(written, written.takes_reason_for, ready_words(submission, written))
        return decision_page(submission, member(), ShownDecision(written=taken))
    if written.asks_first or asks_for_case(written):
        return _wrong(submission, written, ())
    problems = problems_of(written, submission)
    return _wrong(submission, written, problems) if problems else None


def _wrong(submission: Submission, written: DecisionForm, problems: tuple[FieldProblem, ...]) -> ResponseReturnValue:
    return decision_page(submission, member(), ShownDecision(written=written, problems=problems), status=422)


def _after(act: DeskAct, written: DecisionForm, before: Submission, saved: Submission) -> ResponseReturnValue:
    """Lead on; where a letter stays open with what was typed for it, show its page, so that nothing is lost."""
    if act.undoes:
        undone = ShownDecision(written=DecisionForm.of_undone(before, saved), undone=True)
        return decision_page(saved, member(), undone)
    if act.after is None and saved.status.is_open:
        return decision_page(saved, member(), ShownDecision(written=written.settled(saved)))
    return redirect(_next_address(act, saved), 303)


def _preview(submission: Submission, written: DecisionForm) -> ResponseReturnValue:
    completed = with_guide(written, services().catalogue.guides(), origin=services().settings.origin)
    problems = preview_problems(completed)
    if problems:
        return decision_page(submission, member(), ShownDecision(written=completed, problems=problems), status=422)
    shown = preview(public_text=completed.public_text, answer=completed.answer)
    return decision_page(submission, member(), ShownDecision(written=completed, preview=shown))


def _changed_meanwhile(submission_id: str, written: DecisionForm, refused: Refusal) -> ResponseReturnValue:
    """Show what is kept now beside what was typed; the page carries the new version, so one more press goes on."""
    current = _visible(submission_id)
    typed_nothing = written.act is CLAIM
    seen = DecisionForm.first_for(current) if typed_nothing else written.seen_at(current.version)
    shown = ShownDecision(written=seen, said=refusal(refused), changed=not typed_nothing)
    return decision_page(current, member(), shown, status=409)


def _next_address(act: DeskAct, saved: Submission) -> str:
    if act.seals:
        return url_for("moderation.queue", dijadikan=saved.id)
    if act.after is None:
        return url_for("moderation.item", submission_id=saved.id)
    if not saved.status.is_open or act.second is not None:
        return url_for("moderation.queue", selesai=saved.id)
    is_held = saved.status is Status.CLAIMED
    return url_for("moderation.item", submission_id=saved.id) if is_held else url_for("moderation.queue")
