"""Shows people a calm page when something cannot be done, and gives back what they typed."""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from feedback_api.domain.errors import Refusal
from feedback_api.problem_json import problem_response
from feedback_api.wording import refusal

NEVER_SHOWN = frozenset({"sandi", "csrf_token"})
WRITTEN_AT_LENGTH = ("isi", "isi_terbit", "jawaban", "alasan")


@dataclass(frozen=True, kw_only=True)
class KeptField:
    """A field somebody had typed; what is long is shown to be copied, the rest travels along unseen."""

    name: str
    value: str

    @property
    def is_long(self) -> bool:
        return self.name in WRITTEN_AT_LENGTH


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """What a page about trouble says: the status, a sentence if we have one, and the id under which it was logged."""

    status: int
    sentence: str | None = None
    logged_as: str | None = None


def is_for_a_program() -> bool:
    """Say whether the API was asked, which answers programs."""
    return request.path.startswith("/api/")


def refused_response(refused: Refusal, status: int) -> Response:
    """Answer a refusal of the domain."""
    return trouble_response(Trouble(status=status, sentence=refusal(refused)))


def http_response(error: HTTPException) -> Response:
    """Answer what the web server's own rules refuse, keeping headers such as `Allow`."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if error.response is not None or status < HTTPStatus.BAD_REQUEST:
        return make_response(error.get_response())
    own_words = error.description if is_for_a_program() and "description" in vars(error) else None
    response = trouble_response(Trouble(status=status, sentence=own_words))
    for name, value in error.get_headers():
        if name != "Content-Type":
            response.headers[name] = value
    return response


def trouble_response(trouble: Trouble) -> Response:
    """Answer a program in its form and a person with a page."""
    if is_for_a_program():
        return problem_response(trouble.status, trouble.sentence or HTTPStatus(trouble.status).phrase)
    page = render_template(
        "trouble.html", trouble=trouble, kept=kept_fields(trouble.status), is_staff=request.path.startswith("/moderasi")
    )
    return make_response(page, trouble.status)


def kept_fields(status: int) -> tuple[KeptField, ...]:
    """Return what was typed if it can be read: a body that was too large never was."""
    if request.method != "POST" or status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return ()
    return tuple(KeptField(name=name, value=value) for name, value in request.form.items() if name not in NEVER_SHOWN)
