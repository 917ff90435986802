"""The page on which staff give a code for papers that were handed in, and later say that they are ready."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.decisions.many_letters import make_each_ready
from feedback_api.actions.senders.submit import submit
from feedback_api.actions.senders.track import track
from feedback_api.domain.acts.desk_acts import MAKE_READY
from feedback_api.domain.errors import TrackingCodeUnknown
from feedback_api.domain.submissions.tracking_code import shown
from feedback_api.domain.text.cleaning import cleaned
from feedback_api.moderation import wording
from feedback_api.moderation.decision.forms import LONGEST_REASON
from feedback_api.moderation.papers.paper_form import HandedIn, arrival_of_papers, paper_problems
from feedback_api.moderation.papers.papers_page import PapersSaid, papers_page
from feedback_api.moderation.queue.bulk_form import BulkForm
from feedback_api.moderation.queue.bulk_shown import BulkShown, not_done
from feedback_api.moderation.queue.just_done_to_many import remember
from feedback_api.moderation.session import desk_pages, member
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import refusal

bp = desk_pages("papers", "/moderasi/berkas")

LONGEST_CODE = 60


@bp.get("/")
def show() -> ResponseReturnValue:
    """List what is not ready yet."""
    return papers_page(request.args)


@bp.post("/")
def note() -> ResponseReturnValue:
    """Keep that papers were handed in, and show the code large; pressing again shows the same one."""
    typed = HandedIn.from_fields(request.form)
    problems = paper_problems(typed, services().catalogue, member(), services().today())
    if problems:
        return papers_page(request.form, PapersSaid(typed=typed, problems=problems), status=422)
    arrival = arrival_of_papers(typed, demonstration=services().settings.demonstration)
    receipt = submit(services(), arrival, by=member().name)
    guide = next((one for one in services().catalogue.guides() if one.slug == typed.guide), None)
    return render_template(
        "moderation/paper_code.html",
        submission=receipt.submission,
        code=shown(receipt.code),
        guide=guide,
        address=f"{services().settings.origin}/lacak/",
        member=member(),
    )


@bp.post("/cari")
def seek() -> ResponseReturnValue:
    """Lead to what this code follows, if it is for this person and ends with a paper."""
    code = request.form.get("kode", "")[:LONGEST_CODE]
    try:
        found = track(services(), code)
    except TrackingCodeUnknown as unknown:
        return _no_such_code(code, refusal(unknown))
    if not (found.kind.is_fetched and member().may_see(found)):
        return _no_such_code(code, wording.CODE_OF_SOMETHING_ELSE)
    return redirect(url_for("moderation.item", submission_id=found.id), 303)


@bp.post("/siap")
def ready() -> ResponseReturnValue:
    """Say of all that were ticked that they are ready, and where."""
    form, where = BulkForm.from_fields(request.form), cleaned(request.form.get("alasan", ""))
    problem = _problem(form, where)
    if problem is not None:
        shown_again = PapersSaid(problems=(problem,), where=where, bulk=BulkShown(ticked=form.ids))
        return papers_page(request.form, shown_again, status=422)
    outcome = make_each_ready(services(), member(), form.ticked, where=where)
    if outcome.done:
        remember(MAKE_READY.word, outcome.done, services().now())
    if not outcome.refused:
        return redirect(url_for("papers.show", desa=request.form.get("desa", "")), 303)
    bulk = BulkShown(word=MAKE_READY.word, done=len(outcome.done), not_done=not_done(services(), member(), outcome))
    return papers_page(request.form, PapersSaid(where=where, bulk=bulk), status=200 if outcome.done else 409)


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with what was typed."""
    problems = (FieldProblem(field="", detail=wording.PAGE_TOO_OLD),)
    return papers_page(
        request.form, PapersSaid(typed=HandedIn.from_fields(request.form), problems=problems), status=422
    )


def _problem(form: BulkForm, where: str) -> FieldProblem | None:
    if not form.ticked:
        return FieldProblem(field="", detail=wording.NOTHING_TICKED)
    if not any(symbol.isalnum() for symbol in where) or len(where) > LONGEST_REASON:
        return FieldProblem(field="alasan", detail=wording.WHERE_MISSING)
    return None


def _no_such_code(code: str, detail: str) -> ResponseReturnValue:
    return papers_page({}, PapersSaid(problems=(FieldProblem(field="kode", detail=detail),), code=code), status=422)
