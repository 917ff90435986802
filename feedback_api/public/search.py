"""Search without a script, and for programs: the same answers as in the browser, from the same index."""

from dataclasses import asdict

from flask import Blueprint, Response, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from feedback_api.actions.site.find import find
from feedback_api.domain.search.folding import LONGEST_TEXT, rules_text
from feedback_api.domain.search.shard import Thing
from feedback_api.domain.text.cleaning import cleaned_line
from feedback_api.public import wording
from feedback_api.public.api_fields import PAGE, QUESTION
from feedback_api.web.answers.error_pages import is_for_a_program
from feedback_api.web.answers.problem_json import FieldError, problem_response
from feedback_api.web.current import services
from feedback_api.web.rate_limits import seconds_to_wait

bp = Blueprint("search", __name__)


@bp.get("/hasil/")
def results() -> ResponseReturnValue:
    """Show what answers the words, or a way to ask them."""
    typed = _typed()
    return _page(typed=typed, things=find(services(), typed, page=_page_asked()))


@bp.get("/api/v1/search")
def find_things() -> ResponseReturnValue:
    """Answer a program with the addresses, best first."""
    asked = request.args.getlist(QUESTION.name)
    if len(asked) != 1 or not QUESTION.fits(asked[0]):
        error = FieldError(field=QUESTION.name, detail=wording.QUESTION_MISSING)
        return problem_response(422, wording.fields_to_correct(1), [error])
    if not PAGE.fits(request.args.get(PAGE.name)):
        error = FieldError(field=PAGE.name, detail=wording.PAGE_IS_NO_NUMBER)
        return problem_response(422, wording.fields_to_correct(1), [error])
    things = find(services(), _typed(), page=_page_asked())
    response = jsonify([_for_programs(one) for one in things])
    response.headers["Cache-Control"] = "public, max-age=60"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@bp.errorhandler(RateLimitExceeded)
def too_many(_exceeded: RateLimitExceeded) -> ResponseReturnValue:
    """Say when to come back, and where to read on meanwhile."""
    seconds = seconds_to_wait()
    response = _refused(wording.TOO_MANY_SEARCHES.format(when=wording.wait(seconds)))
    response.headers["Retry-After"] = str(seconds)
    return response


def _for_programs(thing: Thing) -> dict[str, object]:
    why = {"place": thing.why.place.api_name, "text": thing.why.text} if thing.why else None
    same = {"same_title": asdict(thing.same_title)} if thing.same_title else {}
    return {"url": thing.url, "kind": thing.kind.api_name, "title": thing.title, "why": why, **same}


def _page_asked() -> int:
    page = request.args.get(PAGE.name)
    return int(page) if page and PAGE.fits(page) else 1


def _typed() -> str:
    return cleaned_line(request.args.get("q", "")[:LONGEST_TEXT])


def _refused(sentence: str) -> Response:
    if is_for_a_program():
        return problem_response(429, sentence)
    return make_response(_page(typed="", things=(), refused=sentence), 429)


def _page(*, typed: str, things: tuple[Thing, ...], refused: str | None = None) -> str:
    return render_template(
        "public/results.html", typed=typed, things=things, refused=refused, folding_rules=rules_text()
    )
