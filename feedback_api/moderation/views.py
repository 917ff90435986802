"""The pages on which staff see the queue and decide."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.acting import StaffRequest
from feedback_api.actions.unmask import unmask
from feedback_api.current import services
from feedback_api.domain.errors import (
    AlreadyDecided,
    HeldBySomebodyElse,
    NotAllowed,
    NotPublished,
    PersonalDetailsRemain,
    Refusal,
    SubmissionChanged,
    SubmissionNotFound,
)
from feedback_api.domain.submission import Submission
from feedback_api.moderation import wording
from feedback_api.moderation.decision_page import Shown, decision_page
from feedback_api.moderation.forms import Press, Problem, Written, problems_of
from feedback_api.moderation.pressing import carry_out, previewed, remaining_problem
from feedback_api.moderation.queue_page import Looking, chosen_filter, queue_page
from feedback_api.moderation.session import member, require_member, require_own_form
from feedback_api.wording import refusal

bp = Blueprint("moderation", __name__, url_prefix="/moderasi")

MEANWHILE = (SubmissionChanged, AlreadyDecided, HeldBySomebodyElse, NotPublished)


@bp.before_request
def only_staff_from_our_own_pages() -> None:
    """Every page here is for people who have signed in, and every write for our own forms."""
    require_member()
    require_own_form()


@bp.get("/")
def queue() -> ResponseReturnValue:
    """Show what waits; after a decision also one line that says what became of it."""
    looking = Looking(
        member=member(),
        now=services().now(),
        today=services().today(),
        chosen=chosen_filter(request.args.get("saring", "")),
        after=request.args.get("sesudah", ""),
    )
    page = queue_page(services(), looking, done=_just_done(request.args.get("selesai", "")))
    return render_template("moderation/queue.html", page=page, member=member(), now=looking.now)


@bp.get("/kiriman/<submission_id>")
def item(submission_id: str) -> ResponseReturnValue:
    """Show one submission, masked."""
    submission = _visible(submission_id)
    return decision_page(submission, member(), Shown(written=Written.first_for(submission)))


@bp.post("/kiriman/<submission_id>")
def decide(submission_id: str) -> ResponseReturnValue:
    """Do what the pressed button says, or show the page again with everything typed."""
    submission = _visible(submission_id)
    written = Written.from_fields(request.form)
    if written.press is Press.PREVIEW:
        return _preview(submission, written)
    problems = problems_of(written, submission)
    if problems:
        return decision_page(submission, member(), Shown(written=written, problems=problems), status=422)
    seen = StaffRequest(submission_id=submission_id, version=written.version, moderator=member())
    try:
        saved = carry_out(services(), seen, written)
    except PersonalDetailsRemain as remain:
        shown = Shown(written=written, problems=(remaining_problem(remain),))
        return decision_page(submission, member(), shown, status=422)
    except MEANWHILE as refused:
        return _changed_meanwhile(submission_id, written, refused)
    return redirect(_next_address(saved, written), 303)


@bp.post("/kiriman/<submission_id>/buka")
def reveal(submission_id: str) -> ResponseReturnValue:
    """Show the original and the contact once, in the answer to this press; what was typed stays."""
    unmasked = unmask(services(), submission_id=submission_id, moderator=member())
    written = Written.from_fields(request.form)
    return decision_page(unmasked.submission, member(), Shown(written=written, revealed=unmasked.contact))


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with everything typed and a fresh form: one more press and it is done."""
    submission_id = (request.view_args or {}).get("submission_id", "")
    submission = _visible(submission_id)
    shown = Shown(written=Written.from_fields(request.form), problems=(Problem(field="", detail=wording.PAGE_TOO_OLD),))
    return decision_page(submission, member(), shown, status=422)


def _visible(submission_id: str) -> Submission:
    submission = services().store.submissions.get(submission_id)
    if not member().may_see(submission):
        raise NotAllowed
    return submission


def _preview(submission: Submission, written: Written) -> ResponseReturnValue:
    guides = services().catalogue.guides()
    completed, preview = previewed(written, guides, origin=services().settings.origin)
    return decision_page(submission, member(), Shown(written=completed, preview=preview))


def _changed_meanwhile(submission_id: str, written: Written, refused: Refusal) -> ResponseReturnValue:
    """Show what is kept now beside what was typed; the page carries the new version, so one more press goes on."""
    current = _visible(submission_id)
    typed_nothing = written.press is Press.CLAIM
    seen = Written.first_for(current) if typed_nothing else written.seen_at(current.version)
    shown = Shown(written=seen, said=refusal(refused), changed=not typed_nothing)
    return decision_page(current, member(), shown, status=409)


def _next_address(saved: Submission, written: Written) -> str:
    match written.press:
        case Press.CLAIM:
            return url_for("moderation.item", submission_id=saved.id)
        case Press.RELEASE:
            return url_for("moderation.queue")
        case _:
            return url_for("moderation.queue", selesai=saved.id)


def _just_done(submission_id: str) -> Submission | None:
    """Return what was just decided; read from the store, so that a made-up address can claim nothing."""
    try:
        done = _visible(submission_id) if submission_id else None
    except (SubmissionNotFound, NotAllowed):
        return None
    return done if done and not done.status.is_open else None
