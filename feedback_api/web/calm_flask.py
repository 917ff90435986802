"""A Flask app that is calm where Flask itself is not: in error handlers, in what an address allows and holds."""

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from feedback_api.web.answers.site_files import methods_of_function
from feedback_api.web.calm_request import CalmRequest
from feedback_api.web.late_rule import LateRule


class CalmFlask(Flask):
    """Flask itself answers a bare 500 when a handler raises, though the page for what was raised is there.

    A form that is too old was for something that is gone; a form sent too often is too large to be shown again: the
    second trouble is what the person is told.
    """

    request_class = CalmRequest
    url_rule_class = LateRule

    def handle_user_exception(self, e: Exception) -> HTTPException | ResponseReturnValue:
        """Answer the error, or what its handler met."""
        try:
            return super().handle_user_exception(e)
        except Exception as met:  # noqa: BLE001 it is not swallowed: its own handler answers it
            return super().handle_user_exception(met)

    def make_default_options_response(self) -> Response:
        """Name what the function does at its addresses; a file's address allows what Flask says."""
        response = super().make_default_options_response()
        own = methods_of_function(request.path)
        if own:
            response.headers["Allow"] = ", ".join(sorted(own))
        return response
