"""Takes that somebody wants to come to a visit, without asking who."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from werkzeug import Response

from feedback_api.actions.visits.want_to_come import VisitInterest, want_to_come
from feedback_api.catalogue.protocol import VisitEntry
from feedback_api.public import wording
from feedback_api.public.device import device_of, remember
from feedback_api.web.current import services
from feedback_api.web.rate_limits import count_this, seconds_to_wait

bp = Blueprint("interest", __name__, url_prefix="/kirim/minat")


@bp.post("")
def want() -> ResponseReturnValue:
    """Count it once a device and say thank you; pressing again says the same and counts nothing."""
    visit = _visit(request.form.get("kunjungan", ""))
    guide = request.form.get("panduan", "")
    problem = _problem(visit, guide)
    if visit is None or problem:
        return _trouble(visit, problem or wording.VISIT_UNKNOWN, 422)
    device = device_of(services(), request)
    if want_to_come(services(), VisitInterest(visit=visit.slug, guide=guide, device=device)):
        count_this()
    response: Response = redirect(url_for("interest.thanks", kunjungan=visit.slug), 303)
    answer = make_response(response)
    remember(services(), answer, device)
    return answer


@bp.get("/diterima")
def thanks() -> ResponseReturnValue:
    return render_template("public/interest.html", visit=_visit(request.args.get("kunjungan", "")), problem=None)


@bp.errorhandler(RateLimitExceeded)
def too_many(_exceeded: RateLimitExceeded) -> ResponseReturnValue:
    seconds = seconds_to_wait()
    problem = wording.TOO_MANY.format(when=wording.wait(seconds))
    response = make_response(_trouble(_visit(request.form.get("kunjungan", "")), problem, 429))
    response.headers["Retry-After"] = str(seconds)
    return response


def _visit(slug: str) -> VisitEntry | None:
    return next((visit for visit in services().catalogue.visits() if visit.slug == slug), None)


def _problem(visit: VisitEntry | None, guide: str) -> str | None:
    if visit is None:
        return wording.VISIT_UNKNOWN
    if visit.off or visit.day < services().today():
        return wording.VISIT_OVER
    return None if guide in visit.guides else wording.SERVICE_UNKNOWN


def _trouble(visit: VisitEntry | None, problem: str, status: int) -> ResponseReturnValue:
    return make_response(render_template("public/interest.html", visit=visit, problem=problem), status)
