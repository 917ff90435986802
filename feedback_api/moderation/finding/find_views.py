"""Finds letters by words, code, guide, member and day, and hands what was found out as a table."""

from flask import Response, redirect, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.finding.export_letters import exported
from feedback_api.moderation import wording
from feedback_api.moderation.finding.find_form import FindForm, lookup_of, problems_of
from feedback_api.moderation.finding.letter_table import LetterTable
from feedback_api.moderation.finding.show_found import choices_for, seeker, shown_found
from feedback_api.moderation.queue.bulk_shown import BulkShown
from feedback_api.moderation.queue.jobs import Names
from feedback_api.moderation.session import desk_pages, member
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem

bp = desk_pages("finding", "/moderasi/cari")


@bp.get("")
def search() -> ResponseReturnValue:
    """Show what is found; the whole question stands in the address."""
    return shown_found(request.args)


@bp.post("/unduh")
def export() -> ResponseReturnValue:
    """Hand out all that this search finds, once it is noted who took it."""
    form = FindForm.from_fields(request.form)
    if problems_of(form, choices_for()):
        return redirect(form.address(), 303)
    looks = seeker()
    found = exported(services(), member(), lookup_of(form, looks))
    table = LetterTable(
        names=Names.of(services().catalogue), tz=looks.tz, today=looks.today, origin=services().settings.origin
    )
    response = Response((line.encode() for line in table.lines(found)), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="kiriman-{looks.today.isoformat()}.csv"'
    return response


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the same search again with a fresh form."""
    problem = FieldProblem(field="", detail=wording.PAGE_TOO_OLD)
    return shown_found(request.form, BulkShown(problem=problem), status=422)
