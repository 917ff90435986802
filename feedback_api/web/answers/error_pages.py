"""Shows people a calm page when something cannot be done, and gives back what they typed."""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from feedback_api.domain.errors import Refusal
from feedback_api.domain.submissions.fields import GUIDE, KIND
from feedback_api.domain.submissions.submission import Kind
from feedback_api.web.answers.problem_json import problem_response
from feedback_api.wording import KIND_WORDS, refusal
from feedback_api.wording import trouble as wording_of

# The button that sends an ordinary letter as a report.
AS_REPORT = "rahasiakan"
NEVER_SHOWN = frozenset({"sandi", "sandi_lama", "sandi_baru", "sandi_lagi", "kode_masuk", "kunci_kode", "csrf_token"})
# Fields that were typed on another page before a session ended travel through the sign-in under this prefix. They are
# shown to whoever typed them, which only the sign-in finds out.
CARRIED = "titip-"
WRITTEN_AT_LENGTH = ("isi", "obrolan", "isi_terbit", "jawaban", "alasan")


@dataclass(frozen=True, kw_only=True)
class KeptField:
    """A field somebody had typed; what is long is shown to be copied, the rest travels along unseen."""

    name: str
    value: str

    @property
    def is_long(self) -> bool:
        return self.name in WRITTEN_AT_LENGTH


@dataclass(frozen=True, kw_only=True)
class ErrorPage:
    """What a page about trouble says: the status, a sentence if we have one, and the id under which it was logged.

    Unless `may_try_again`, what was typed is given back to be copied and cannot be sent once more.
    """

    status: int
    sentence: str | None = None
    logged_as: str | None = None
    may_try_again: bool = True

    @property
    def takes_another_press(self) -> bool:
        """Whether there is a button: after a 403 a press would do what another site's page wanted."""
        return self.may_try_again and self.status != HTTPStatus.FORBIDDEN


def is_for_a_program() -> bool:
    """Say whether the API was asked, which answers programs."""
    return request.path.startswith("/api/")


def refused_response(refused: Refusal, status: int) -> Response:
    """Answer a refusal of the domain."""
    return trouble_response(ErrorPage(status=status, sentence=refusal(refused)))


def http_response(error: HTTPException) -> Response:
    """Answer what the web server's own rules refuse, keeping headers such as `Allow`."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if error.response is not None or status < HTTPStatus.BAD_REQUEST:
        return make_response(error.get_response())
    own_words = error.description if is_for_a_program() and "description" in vars(error) else None
    response = trouble_response(ErrorPage(status=status, sentence=own_words))
    for name, value in error.get_headers():
        if name != "Content-Type":
            response.headers[name] = value
    return response


def trouble_response(trouble: ErrorPage, *, kept: tuple[KeptField, ...] | None = None) -> Response:
    """Answer a program in its form and a person with a page; `kept` is what was typed, if not in this request."""
    if is_for_a_program():
        return problem_response(trouble.status, trouble.sentence or "{}. {}".format(*wording_of(trouble.status)))
    typed = kept_fields(trouble.status) if kept is None else kept
    page = render_template(
        "trouble.html",
        trouble=trouble,
        kept=typed,
        ordinary_draft=_draft_of_report(typed),
        is_staff=request.path.startswith("/moderasi"),
    )
    return make_response(page, trouble.status)


def bare_response(trouble: ErrorPage) -> Response:
    """Answer when not even the page about trouble can be made: the same words, without template or store."""
    what, then = wording_of(trouble.status)
    if is_for_a_program():
        return problem_response(trouble.status, f"{what}. {then}")
    page = (
        f'<!doctype html><html lang="id"><meta charset="utf-8"><title>{what}</title><h1>{what}</h1><p>{then}</p></html>'
    )
    return make_response(page, trouble.status)


def kept_fields(status: int) -> tuple[KeptField, ...]:
    """Return what was typed if it can be read: a body that was too large never was."""
    if request.method != "POST" or status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return ()
    try:
        request.form  # noqa: B018 read here for the first time, perhaps
    except HTTPException:  # the page for another trouble must not fail because of this one
        return ()
    shown = ((name, value) for name, value in request.form.items() if not name.startswith(CARRIED))
    return tuple(KeptField(name=name, value=value) for name, value in shown if name not in NEVER_SHOWN)


def _draft_of_report(kept: tuple[KeptField, ...]) -> str:
    """Return the draft of the ordinary form from which a report came: its words stand on this page now."""
    typed = {field.name: field.value for field in kept}
    is_report = typed.get(KIND.name) == KIND_WORDS[Kind.REPORT] or typed.get(AS_REPORT)
    return f"kirim:{typed.get(GUIDE.name, '')}" if is_report else ""


def refusal_of_the_server(app: Flask, status: int, *, is_program: bool) -> bytes:
    """Return the whole response for a request that never reached the app, in the same words as the app's own."""
    known: dict[tuple[int, bool], bytes] = app.extensions.setdefault("sekali_datang_refusals", {})
    if (status, is_program) not in known:
        with app.test_request_context("/api/" if is_program else "/"):
            response = app.process_response(trouble_response(ErrorPage(status=status)))
        response.headers["Connection"] = "close"
        head = f"HTTP/1.1 {int(status)} {HTTPStatus(status).phrase}\r\n{response.headers}".encode("latin-1")
        known[status, is_program] = head + response.get_data()
    return known[status, is_program]
