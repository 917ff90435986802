"""The way in for programs: the same submission as on the form, as JSON."""

import json
from dataclasses import replace
from pathlib import Path

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from feedback_api.actions.submit import submit
from feedback_api.current import services
from feedback_api.domain.tracking_code import shown
from feedback_api.problem_json import FieldError, problem_response
from feedback_api.public import wording
from feedback_api.public.ask_page import bounds
from feedback_api.public.forms import Problem, Typed, arrival_of, problems_of
from feedback_api.rate_limits import count_this, seconds_to_wait

bp = Blueprint("api", __name__, url_prefix="/api/v1")

LONGEST_BODY = 64 * 1024
FIELDS = ("jenis", "desa", "panduan", "isi", "nama", "kontak", "kunci")
DESCRIPTION = Path(__file__).parent / "openapi.json"


@bp.post("/submissions")
def create_submission() -> ResponseReturnValue:
    """Keep a submission and answer with its code, or with every field that has to be put right."""
    now = services().now()
    typed, problems = _read()
    problems = problems or problems_of(typed, bounds(services()))
    if problems:
        errors = [FieldError(field=problem.field, detail=problem.detail) for problem in problems]
        return problem_response(422, wording.fields_to_correct(len(errors)), errors)

    demonstration = services().settings.demonstration
    receipt = submit(
        services(), arrival_of(typed, bounds=bounds(services()), suspicion=None, demonstration=demonstration)
    )
    if receipt.submission.received_at >= now:
        count_this()
    body = {"id": receipt.submission.id, "tracking_code": shown(receipt.code), "due": receipt.due.isoformat()}
    return jsonify(body), 201


@bp.get("/openapi.json")
def description() -> ResponseReturnValue:
    """Describe this interface to programs and their authors."""
    response = Response(DESCRIPTION.read_text("utf-8"), content_type="application/json")
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@bp.errorhandler(RateLimitExceeded)
def too_many(_exceeded: RateLimitExceeded) -> ResponseReturnValue:
    """Say when to come back."""
    seconds = seconds_to_wait()
    response = problem_response(429, wording.TOO_MANY.format(when=wording.wait(seconds)))
    response.headers["Retry-After"] = str(seconds)
    return response


def _read() -> tuple[Typed, tuple[Problem, ...]]:
    """Return the fields of the body and which of them are no text; a body that is no object at all is refused."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType(wording.MUST_BE_JSON)
    request.max_content_length = LONGEST_BODY
    try:
        body = json.loads(request.get_data(cache=False))
    except (ValueError, RecursionError) as foul:
        raise BadRequest(wording.NOT_JSON) from foul
    if not isinstance(body, dict):
        raise BadRequest(wording.NOT_AN_OBJECT)
    given = {field: body[field] for field in FIELDS if body.get(field) is not None}
    problems = tuple(
        Problem(field=field, detail=wording.NOT_TEXT) for field, value in given.items() if not isinstance(value, str)
    )
    typed = Typed.from_fields({field: value for field, value in given.items() if isinstance(value, str)})
    # A program that gives no key wants no idempotency: each of its requests is its own submission.
    return (typed if typed.key else replace(typed, key=services().new_key())), problems
