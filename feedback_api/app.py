"""Makes the function's web application from its services, and maps every refusal to a status."""

import atexit
import logging
import sys
from contextlib import ExitStack
from datetime import timedelta
from enum import IntEnum
from http import HTTPStatus

from flask import Flask, Response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, InternalServerError

from feedback_api import wording
from feedback_api.domain import errors
from feedback_api.public import form_view
from feedback_api.security.origin_check import refuse_foreign_writes
from feedback_api.services import Services
from feedback_api.settings import BadSettings, KeyUse, Settings
from feedback_api.web import current
from feedback_api.web.answers.compressing import compress_pages
from feedback_api.web.answers.error_pages import (
    ErrorPage,
    bare_response,
    http_response,
    refused_response,
    trouble_response,
)
from feedback_api.web.answers.headers import HeaderRules, put_on_every_response
from feedback_api.web.answers.site_files import site_blueprint
from feedback_api.web.behind_proxy import watch_for_proxy
from feedback_api.web.calm_flask import CalmFlask
from feedback_api.web.logged_address import name_for_logs
from feedback_api.web.template_environment import prepare_templates
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
    errors.InterruptionNotFound: HTTPStatus.NOT_FOUND,
    errors.VisitNotFound: HTTPStatus.NOT_FOUND,
    errors.SubmissionChanged: HTTPStatus.CONFLICT,
    errors.NoteChanged: HTTPStatus.CONFLICT,
    errors.VisitExists: HTTPStatus.CONFLICT,
    errors.NotCancelled: HTTPStatus.CONFLICT,
    errors.CancelledInFile: HTTPStatus.CONFLICT,
    errors.AlreadyDecided: HTTPStatus.CONFLICT,
    errors.HeldBySomebodyElse: HTTPStatus.CONFLICT,
    errors.NotPublished: HTTPStatus.CONFLICT,
    errors.NotMergeable: HTTPStatus.CONFLICT,
    errors.CannotBeUndone: HTTPStatus.CONFLICT,
    errors.NotOffered: HTTPStatus.CONFLICT,
    errors.StaffAlreadyExists: HTTPStatus.CONFLICT,
    errors.SubmissionSetAside: HTTPStatus.LOCKED,
    errors.VisitSetAside: HTTPStatus.LOCKED,
    errors.TaskSetAside: HTTPStatus.LOCKED,
    errors.StaffSetAside: HTTPStatus.LOCKED,
    errors.SessionSetAside: HTTPStatus.LOCKED,
    errors.BuildRecordSetAside: HTTPStatus.LOCKED,
    errors.SetAside: HTTPStatus.LOCKED,
    errors.PersonalDetailsRemain: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.SecondMemberNeeded: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.OpenedAgainFirst: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.NoSecondMember: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.ProposalChanged: HTTPStatus.CONFLICT,
    errors.NeverPublished: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.ThreadNotPublic: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.FollowUpFirst: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.KindIsFinal: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.NoKeyFits: HTTPStatus.LOCKED,
    errors.FirstAnswerGiven: HTTPStatus.CONFLICT,
    errors.NotReadForNames: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.WrongPassword: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.TooManyFailures: HTTPStatus.TOO_MANY_REQUESTS,
    errors.TooManyAtOnce: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.TooMuchWaiting: HTTPStatus.TOO_MANY_REQUESTS,
    errors.TooLateToUndo: HTTPStatus.CONFLICT,
    errors.NotAllowed: HTTPStatus.FORBIDDEN,
    errors.ErasureNotAsked: HTTPStatus.CONFLICT,
    errors.OnlyForReports: HTTPStatus.CONFLICT,
    errors.StandsWithFirst: HTTPStatus.CONFLICT,
    errors.ForeignRequest: HTTPStatus.FORBIDDEN,
    errors.StaffChanged: HTTPStatus.CONFLICT,
    errors.StaffHasLeft: HTTPStatus.CONFLICT,
    errors.LastAdmin: HTTPStatus.CONFLICT,
    errors.SeparateHands: HTTPStatus.CONFLICT,
    errors.BorrowedRight: HTTPStatus.FORBIDDEN,
    errors.OwnDeputy: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.OwnInvitation: HTTPStatus.FORBIDDEN,
    errors.InvitationOver: HTTPStatus.GONE,
    errors.VillageUnknown: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.CodeAsked: HTTPStatus.UNAUTHORIZED,
    errors.WrongCode: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.SecondFactorNeeded: HTTPStatus.FORBIDDEN,
    errors.StoreUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}


def create_app(source: Services | Settings | None = None, *, pages: Pages = Pages.ALL) -> Flask:
    """Return the application for services that somebody else closes, or for settings: then this process opens them.

    Without either it takes the settings of this process, as `flask --app feedback_api.app run` expects.
    """
    services = source if isinstance(source, Services) else _opened(source or _settings_of_this_process())
    app = CalmFlask("feedback_api", static_folder=None, template_folder=None)
    app.config.from_mapping(_configuration(services.settings))
    current.install(app, services)
    prepare_templates(app, services)
    compress_pages(app)
    name_for_logs(app)
    watch_for_proxy(app, services.settings)
    put_on_every_response(app, HeaderRules(https=services.settings.is_secure))
    refuse_foreign_writes(app, origin=services.settings.origin)
    app.register_blueprint(form_view.bp)
    if services.settings.site_dir:
        app.register_blueprint(site_blueprint(services.settings.site_dir))
    if pages >= Pages.RESIDENTS:
        from feedback_api.web import resident_pages  # noqa: PLC0415 a tenth of a start, and the form needs none of it

        resident_pages.register(app)
    if pages >= Pages.ALL:
        from feedback_api.web import staff_pages  # noqa: PLC0415 a fifth of a start, and residents need none of it

        staff_pages.register(app)
    if pages >= Pages.RESIDENTS:  # last, for it counts what the others have added
        from feedback_api.web.rate_limits import limit_writes  # noqa: PLC0415 a tenth, and an open form counts nothing

        limit_writes(app, services)
    _answer_trouble(app, services)
    return app


def _settings_of_this_process() -> Settings:
    """Return the settings, or end with one sentence that says what is missing."""
    from feedback_api.office_folder import settings_here  # noqa: PLC0415 a function in the cloud never asks

    try:
        return settings_here()
    except BadSettings as bad:
        sys.exit(wording.NO_OFFICE_HERE.format(problems=", ".join(bad.problems)))


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
        trouble = ErrorPage(status=HTTPStatus.INTERNAL_SERVER_ERROR, logged_as=logged_as)
        try:
            return trouble_response(trouble)
        except Exception:  # noqa: BLE001 the page about the error must not become an error itself
            return bare_response(trouble)

    def unhandled(error: InternalServerError) -> ResponseReturnValue:
        return unexpected(error.original_exception or error)  # type: ignore[arg-type]  # nothing but an Exception is wrapped

    def refused(error: errors.Refusal) -> Response:
        return refused_response(error, STATUSES.get(type(error), HTTPStatus.BAD_REQUEST))

    app.register_error_handler(errors.Refusal, refused)
    app.register_error_handler(HTTPException, http_response)
    app.register_error_handler(InternalServerError, unhandled)
    app.register_error_handler(Exception, unexpected)
