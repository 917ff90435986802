"""Puts the letters of a flood aside with one press, takes that back within ten minutes, and lists what lies aside."""

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.letters.flood import put_aside, take_back, undone_until
from feedback_api.domain.errors import SubmissionNotFound
from feedback_api.moderation import wording
from feedback_api.moderation.queue.bulk_shown import BulkShown
from feedback_api.moderation.queue.just_put_aside import JUST_DONE, PutAside
from feedback_api.moderation.queue.show_queue import shown_queue
from feedback_api.moderation.session import desk_pages, member
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem

bp = desk_pages("flood", "/moderasi")

LETTERS_A_PAGE = 50


@bp.post("/banjir")
def clear() -> ResponseReturnValue:
    """Put aside all letters of the flood, or those of the group that one letter came from."""
    try:
        batch = put_aside(services(), member(), like=request.form.get("seperti") or None)
    except SubmissionNotFound:  # somebody else was quicker
        return redirect(url_for("moderation.queue"), 303)
    if batch.letters:
        session[JUST_DONE] = PutAside(batch=batch.name, letters=batch.letters).kept
    return redirect(url_for("moderation.queue"), 303)


@bp.post("/banjir/urungkan")
def undo() -> ResponseReturnValue:
    """Bring back what one press put aside; where time was over first, one more press goes on."""
    if take_back(services(), member(), batch=request.form.get("sekali", "")).is_whole:
        session.pop(JUST_DONE, None)
    return redirect(url_for("moderation.queue"), 303)


@bp.get("/disisihkan")
def aside() -> ResponseReturnValue:
    """List what was put aside; whoever takes one up brings it back into the queue."""
    page = services().store.flood.aside(limit=LETTERS_A_PAGE, cursor=request.args.get("sesudah"))
    now = services().now()
    batches = sorted({one.batch or "" for one in page.items})
    return render_template(
        "moderation/aside.html",
        letters=[one for one in page.items if member().may_see(one)],
        next_cursor=page.next_cursor,
        undoable=[name for name in batches if (until := undone_until(name)) and now <= until],
        today=services().today(),
        member=member(),
    )


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the queue again with a fresh form."""
    return shown_queue({}, BulkShown(problem=FieldProblem(field="", detail=wording.PAGE_TOO_OLD)), status=422)
