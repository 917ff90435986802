"""The survey of satisfaction: one page, nobody's name, counted once a press."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from werkzeug import Response

from feedback_api.actions.site.fill_survey import fill_survey
from feedback_api.public import wording
from feedback_api.public.survey_form import GUIDE, SurveyForm, survey_form
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.web.rate_limits import count_this, seconds_to_wait

bp = Blueprint("survey", __name__, url_prefix="/skm")


@bp.get("/")
def ask() -> ResponseReturnValue:
    """Show an empty form; a link may choose the guide, and nothing else is chosen beforehand."""
    guides = services().catalogue.guides()
    guide = request.args.get(GUIDE, "")
    chosen = {GUIDE: guide} if guide in {one.slug for one in guides} else {}
    return _page(SurveyForm(guides=guides, chosen=chosen, key=services().new_key()))


@bp.post("/")
def fill() -> ResponseReturnValue:
    """Count it and say thank you, or show the form again with what is missing."""
    form = _sent()
    if form.problems:
        return _page(form, status=422)
    if fill_survey(services(), form.filled, key=form.key):
        count_this()
    return redirect(url_for("survey.thanks"), 303)


@bp.get("/terima-kasih/")
def thanks() -> ResponseReturnValue:
    return render_template("public/survey_thanks.html")


@bp.errorhandler(RateLimitExceeded)
def too_many(_exceeded: RateLimitExceeded) -> ResponseReturnValue:
    """Show the form again with everything chosen, and say when to come back."""
    seconds = seconds_to_wait()
    detail = wording.TOO_MANY_OF_GROUP.format(when=wording.wait(seconds))
    response = _page(_sent(), status=429, refused=FieldProblem(field="", detail=detail))
    response.headers["Retry-After"] = str(seconds)
    return response


def _sent() -> SurveyForm:
    return survey_form(request.form, services().catalogue.guides(), new_key=services().new_key())


def _page(form: SurveyForm, *, status: int = 200, refused: FieldProblem | None = None) -> Response:
    shown = (refused,) if refused else form.problems
    return make_response(render_template("public/survey.html", form=form, problems=shown), status)
