"""The page at the counter: one tap says whether one trip was enough."""

from collections.abc import Mapping

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.visits.count_trip import count_trip
from feedback_api.domain.errors import NotAllowed
from feedback_api.moderation import wording
from feedback_api.moderation.session import desk_pages, member
from feedback_api.moderation.visits.counter_form import FINISHED, counter_of, tap_of
from feedback_api.web.current import services

bp = desk_pages("counter", "/moderasi/loket")


@bp.get("/")
def show() -> ResponseReturnValue:
    """Show the choice of the guide, then the two answers; after a tap also one line that it was counted."""
    chosen = dict(request.args)
    own = member().villages
    if "desa" not in chosen and own is not None:
        chosen["desa"] = min(own, default="")
    return _page(chosen, counted=request.args.get("tercatat", ""))


@bp.post("/")
def tap() -> ResponseReturnValue:
    """Count it, and stand ready for the next person."""
    counter = counter_of(services().catalogue, request.form)
    tapped = tap_of(counter, request.form)
    if isinstance(tapped, str):
        return _page(request.form, problem=tapped, status=422)
    if not member().works_for(tapped.village):
        raise NotAllowed
    count_trip(services(), tapped)
    ending = FINISHED if tapped.finished else "tidak"
    address = url_for("counter.show", panduan=tapped.guide, desa=tapped.village or "", tercatat=ending)
    return redirect(address, 303)


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again, set as it was."""
    return _page(request.form, problem=wording.PAGE_TOO_OLD, status=422)


def _page(
    fields: Mapping[str, str], *, counted: str = "", problem: str | None = None, status: int = 200
) -> ResponseReturnValue:
    page = render_template(
        "moderation/counter.html",
        counter=counter_of(services().catalogue, fields),
        counted=counted,
        problem=problem,
        key=services().new_key(),
        member=member(),
    )
    return make_response(page, status)
