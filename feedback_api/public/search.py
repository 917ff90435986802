"""Search without a script, and for programs: the same answers as in the browser, from the same index."""

from flask import Blueprint, Response, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from feedback_api.actions.find import find
from feedback_api.current import services
from feedback_api.domain.search.folding import LONGEST_TEXT, rules_text
from feedback_api.domain.search.shard import Thing
from feedback_api.error_pages import is_for_a_program
from feedback_api.problem_json import problem_response
from feedback_api.public import wording
from feedback_api.rate_limits import seconds_to_wait

bp = Blueprint("search", __name__)


@bp.get("/hasil/")
def results() -> ResponseReturnValue:
    """Show what answers the words, or a way to ask them."""
    typed = _typed()
    return _page(typed=typed, things=find(services(), typed))


@bp.get("/api/v1/search")
def find_things() -> ResponseReturnValue:
    """Answer a program with the addresses, best first."""
    things = find(services(), _typed())
    response = jsonify([{"url": one.url, "kind": one.kind.name.lower(), "title": one.title} for one in things])
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


def _typed() -> str:
    return " ".join(request.args.get("q", "")[:LONGEST_TEXT].split())


def _refused(sentence: str) -> Response:
    if is_for_a_program():
        return problem_response(429, sentence)
    return make_response(_page(typed="", things=(), refused=sentence), 429)


def _page(*, typed: str, things: tuple[Thing, ...], refused: str | None = None) -> str:
    return render_template(
        "public/results.html", typed=typed, things=things, refused=refused, folding_rules=rules_text()
    )
