"""Says with a page that refuses whoever tried too often when to come back."""

from datetime import timedelta

from flask import Response, make_response
from flask.typing import ResponseReturnValue

from feedback_api.actions.members.failed_tries import WINDOW


def try_later(page: ResponseReturnValue, wait: timedelta = WINDOW) -> Response:
    """Return the page, with how long to wait for programs and browsers."""
    response = make_response(page)
    response.headers["Retry-After"] = str(int(wait.total_seconds()))
    return response
