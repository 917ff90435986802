"""Reads the object that a program sent, and names what in it has to be put right."""

import json
from collections.abc import Mapping, Sequence

from flask import Response, request
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from feedback_api.domain.submissions.fields import KEY
from feedback_api.public import wording
from feedback_api.public.forms import Typed
from feedback_api.web.answers.problem_json import FieldError, problem_response
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem

LONGEST_BODY = 64 * 1024


def body_sent() -> dict[str, object]:
    """Return the object that was sent; anything else is refused."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType(wording.MUST_BE_JSON)
    request.max_content_length = LONGEST_BODY
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError) as foul:
        raise BadRequest(wording.NOT_JSON) from foul
    if not isinstance(body, dict):
        raise BadRequest(wording.NOT_AN_OBJECT)
    return body


def typed_from(sent: Mapping[str, object]) -> Typed:
    """Return the texts among what was sent; a program that gives no key wants each request to be its own letter."""
    typed = Typed.from_fields({name: value for name, value in sent.items() if isinstance(value, str)})
    return typed if sent.get(KEY.name) is not None else typed.but(KEY, services().new_key())


def to_put_right(problems: Sequence[FieldProblem]) -> Response:
    """Answer with every field that does not fit."""
    errors = [FieldError(field=problem.field, detail=problem.detail) for problem in problems]
    return problem_response(422, wording.fields_to_correct(len(errors)), errors)
