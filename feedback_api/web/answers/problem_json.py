"""Says to a program what went wrong, in the form of RFC 9457."""

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, json


@dataclass(frozen=True, kw_only=True)
class FieldError:
    """One field and the sentence that says what is wrong with it."""

    field: str
    detail: str


def problem_response(status: int, detail: str, errors: Iterable[FieldError] = ()) -> Response:
    """Return the response; `errors` name the fields when fields are to blame."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    fields = [{"field": error.field, "detail": error.detail} for error in errors]
    whole = {**body, "errors": fields} if fields else body
    return Response(json.dumps(whole), status=status, content_type="application/problem+json")
