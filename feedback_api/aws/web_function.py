"""What the web function does with one event: a request that came through our edge, or the day's tidying."""

from collections.abc import Callable
from functools import cached_property
from http import HTTPStatus
from typing import Any

from apig_wsgi import make_lambda_handler
from flask import Flask

from feedback_api.app import Pages, create_app
from feedback_api.aws.edge import EdgeSecrets, Event, as_people_asked
from feedback_api.aws.joined_headers import with_joined_headers
from feedback_api.services import Services

Answer = dict[str, Any]
Answering = Callable[[Event, Any], Answer]

# Where the form and the pages for staff lie.
FORM, STAFF = "/kirim/", "/moderasi"

# Sent by our own schedule; what people send always arrives wrapped in a request.
TIDY = {"sekali-datang": "tidy"}
NOT_THROUGH_THE_EDGE: Answer = {"statusCode": 403, "headers": {"content-type": "text/plain"}, "body": ""}


class WebFunction:
    """Called once for each event; one process handles one at a time.

    Most starts are for somebody who opens the form. The apps for other residents and for staff are made when the first
    of them comes.
    """

    def __init__(self, services: Services, edge: EdgeSecrets) -> None:
        self._services = services
        self._edge = edge
        self._form = _answering(create_app(services, pages=Pages.FORM))

    def __call__(self, event: Event, context: object) -> Answer:
        if event == TIDY:
            return _tidied(self._services)
        if not self._edge.are_known_to(event):
            return dict(NOT_THROUGH_THE_EDGE)
        asked = as_people_asked(event, origin=self._services.settings.origin)
        return _as_the_edge_lets_through(self._answering(asked)(asked, context))

    @cached_property
    def app(self) -> Flask:
        """The app that answers residents, whatever they ask."""
        return create_app(self._services, pages=Pages.RESIDENTS)

    def _answering(self, event: Event) -> Answering:
        path = event["rawPath"]
        if path == FORM and event["requestContext"]["http"]["method"] == "GET":
            return self._form
        return self._staff if path.startswith(STAFF) else self._residents

    @cached_property
    def _residents(self) -> Answering:
        return _answering(self.app)

    @cached_property
    def _staff(self) -> Answering:
        return _answering(create_app(self._services))


def _answering(app: Flask) -> Answering:
    return make_lambda_handler(with_joined_headers(app.wsgi_app))


def _as_the_edge_lets_through(answer: Answer) -> Answer:
    """Say 400 where the app says 403: our edge takes every 403 for a missing file and shows the page for those."""
    return (
        {**answer, "statusCode": int(HTTPStatus.BAD_REQUEST)}
        if answer["statusCode"] == HTTPStatus.FORBIDDEN
        else answer
    )


def _tidied(services: Services) -> Answer:
    # Once a day: no page needs to load what only this looks through.
    from feedback_api.actions.decisions.look_back import look_back  # noqa: PLC0415 see above
    from feedback_api.actions.members.hand_back import hand_back  # noqa: PLC0415 see above
    from feedback_api.actions.upkeep.erase import erase_overdue  # noqa: PLC0415 see above
    from feedback_api.actions.upkeep.tell_month import tell_month  # noqa: PLC0415 see above

    erased = erase_overdue(services)  # first: it is promised for a day, and looking back takes long
    hand_back(services)
    look_back(services)
    tell_month(services)
    return {"erased": erased}
