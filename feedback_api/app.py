"""Makes the function's web application from its services, and maps every refusal to a status."""

import atexit
import logging
from contextlib import ExitStack
from datetime import timedelta
from enum import IntEnum
from http import HTTPStatus

from flask import Flask, Response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from feedback_api import current
from feedback_api.domain import errors
from feedback_api.error_pages import Trouble, http_response, refused_response, trouble_response
from feedback_api.headers import HeaderRules, put_on_every_response
from feedback_api.origin_check import refuse_foreign_writes
from feedback_api.problem_json import problem_response
from feedback_api.public import form_view
from feedback_api.services import Services
from feedback_api.settings import KeyUse, Settings
from feedback_api.site_files import site_blueprint
from feedback_api.template_environment import prepare_templates
from feedback_api.wiring import open_services

log = logging.getLogger(__name__)

# Four thousand letters, each written as three times three signs, and the other fields; more than that is no letter.
LONGEST_BODY = 512 * 1024
MOST_FIELDS = 100
# A day's work: a form that stays open over lunch is still good.
FORM_LASTS = timedelta(hours=12)


class Pages(IntEnum):
    """Which pages an app has; each holds those before it as well. The fewer it has, the faster it starts."""

    FORM = 1
    RESIDENTS = 2
    ALL = 3


STATUSES: dict[type[errors.Refusal], HTTPStatus] = {
    errors.SubmissionNotFound: HTTPStatus.NOT_FOUND,
    errors.TrackingCodeUnknown: HTTPStatus.NOT_FOUND,
    errors.StaffNotFound: HTTPStatus.NOT_FOUND,
    errors.TaskNotFound: HTTPStatus.NOT_FOUND,
    errors.VisitNotFound: HTTPStatus.NOT_FOUND,
    errors.SubmissionChanged: HTTPStatus.CONFLICT,
    errors.NoteChanged: HTTPStatus.CONFLICT,
    errors.AlreadyDecided: HTTPStatus.CONFLICT,
    errors.HeldBySomebodyElse: HTTPStatus.CONFLICT,
    errors.NotPublished: HTTPStatus.CONFLICT,
    errors.StaffAlreadyExists: HTTPStatus.CONFLICT,
    errors.PersonalDetailsRemain: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.WrongPassword: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.TooManyFailures: HTTPStatus.TOO_MANY_REQUESTS,
    errors.NotAllowed: HTTPStatus.FORBIDDEN,
    errors.ForeignRequest: HTTPStatus.FORBIDDEN,
    errors.StoreUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}


def create_app(source: Services | Settings, *, pages: Pages = Pages.ALL) -> Flask:
    """Return the application for services that somebody else closes, or for settings: then this process opens them."""
    services = source if isinstance(source, Services) else _opened(source)
    app = Flask("feedback_api", static_folder=None, template_folder=None)
    app.config.from_mapping(_configuration(services.settings))
    current.install(app, services)
    prepare_templates(app, services)
    put_on_every_response(app, HeaderRules(https=services.settings.is_secure))
    refuse_foreign_writes(app, origin=services.settings.origin)
    app.register_blueprint(form_view.bp)
    if services.settings.site_dir:
        app.register_blueprint(site_blueprint(services.settings.site_dir))
    if pages >= Pages.RESIDENTS:
        from feedback_api import resident_pages  # noqa: PLC0415 a tenth of a start, and the form needs none of it

        resident_pages.register(app)
    if pages >= Pages.ALL:
        from feedback_api import staff_pages  # noqa: PLC0415 a fifth of a start, and residents need none of it

        staff_pages.register(app)
    if pages >= Pages.RESIDENTS:  # last, for it counts what the others have added
        from feedback_api.rate_limits import limit_writes  # noqa: PLC0415 a tenth, and an open form counts nothing

        limit_writes(app, services)
    _answer_trouble(app, services)
    return app


def _opened(settings: Settings) -> Services:
    """Open the services until this process ends."""
    until_the_end = ExitStack()
    atexit.register(until_the_end.close)
    return until_the_end.enter_context(open_services(settings))


def _configuration(settings: Settings) -> dict[str, object]:
    """Return Flask's own settings; `__Host-` cookies exist on https only."""
    return {
        "SECRET_KEY": settings.key(KeyUse.SESSION),
        "SECRET_KEY_FALLBACKS": list(settings.keys(KeyUse.SESSION)[1:]),
        "SESSION_COOKIE_NAME": "__Host-meja" if settings.is_secure else "meja",
        "SESSION_COOKIE_SECURE": settings.is_secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "MAX_CONTENT_LENGTH": LONGEST_BODY,
        "MAX_FORM_MEMORY_SIZE": LONGEST_BODY,
        "MAX_FORM_PARTS": MOST_FIELDS,
        # The staff pages ask for the token themselves; the public forms have no session to protect.
        "WTF_CSRF_CHECK_DEFAULT": False,
        "WTF_CSRF_TIME_LIMIT": int(FORM_LASTS.total_seconds()),
        "WTF_CSRF_SECRET_KEY": list(settings.keys(KeyUse.FORM)[::-1]),  # the last one signs
    }


def _answer_trouble(app: Flask, services: Services) -> None:
    def unexpected(error: Exception) -> ResponseReturnValue:
        logged_as = services.new_key()[:8]
        log.error("unexpected error %s", logged_as, exc_info=error)
        trouble = Trouble(status=HTTPStatus.INTERNAL_SERVER_ERROR, logged_as=logged_as)
        try:
            return trouble_response(trouble)
        except Exception:  # noqa: BLE001 the page about the error must not become an error itself
            return problem_response(trouble.status, HTTPStatus.INTERNAL_SERVER_ERROR.phrase)

    def refused(error: errors.Refusal) -> Response:
        return refused_response(error, STATUSES.get(type(error), HTTPStatus.BAD_REQUEST))

    app.register_error_handler(errors.Refusal, refused)
    app.register_error_handler(HTTPException, http_response)
    app.register_error_handler(Exception, unexpected)
