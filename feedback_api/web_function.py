"""What the web function does with one event: a request that came through our edge, or the day's tidying."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from apig_wsgi import make_lambda_handler
from flask import Flask

from feedback_api.actions.erase import erase_overdue
from feedback_api.current import services_of
from feedback_api.edge import EdgeSecrets, Event, as_people_asked
from feedback_api.joined_headers import with_joined_headers

Answer = dict[str, Any]

# Sent by our own schedule; what people send always arrives wrapped in a request.
TIDY = {"sekali-datang": "tidy"}
NOT_THROUGH_THE_EDGE: Answer = {"statusCode": 403, "headers": {"content-type": "text/plain"}, "body": ""}


@dataclass(frozen=True, kw_only=True)
class WebFunction:
    """Called once for each event; one process handles one at a time."""

    app: Flask
    edge: EdgeSecrets
    answer: Callable[[Event, Any], Answer]

    @classmethod
    def of(cls, app: Flask, edge: EdgeSecrets) -> "WebFunction":
        return cls(app=app, edge=edge, answer=make_lambda_handler(with_joined_headers(app.wsgi_app)))

    def __call__(self, event: Event, context: object) -> Answer:
        if event == TIDY:
            return {"erased": erase_overdue(services_of(self.app))}
        if not self.edge.are_known_to(event):
            return dict(NOT_THROUGH_THE_EDGE)
        asked = as_people_asked(event, origin=services_of(self.app).settings.origin)
        return _as_the_edge_lets_through(self.answer(asked, context))


def _as_the_edge_lets_through(answer: Answer) -> Answer:
    """Say 400 where the app says 403: our edge takes every 403 for a missing file and shows the page for those."""
    return (
        {**answer, "statusCode": int(HTTPStatus.BAD_REQUEST)}
        if answer["statusCode"] == HTTPStatus.FORBIDDEN
        else answer
    )
