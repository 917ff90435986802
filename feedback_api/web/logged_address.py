"""Says under which address a request may stand in a log: our own names for places, never what was typed."""

from http import HTTPStatus

from flask import Flask, Response, request

# Where the answer's server finds it.
KEY = "sekali_datang.logged_address"
UNKNOWN = "-"


def name_for_logs(app: Flask) -> None:
    """Leave the name of each request in its environment once it is answered."""

    def name(response: Response) -> Response:
        request.environ[KEY] = _name(response)
        return response

    app.after_request(name)


def _name(response: Response) -> str:
    """Return the route as it is written in the code; of the site, whose files are ours, the file that was found."""
    rule = request.url_rule
    if rule is None:
        return UNKNOWN
    if request.blueprint != "site":
        return rule.rule
    return request.path if response.status_code < HTTPStatus.BAD_REQUEST else UNKNOWN
