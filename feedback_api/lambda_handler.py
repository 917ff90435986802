"""Starts the web function on AWS Lambda: settings, secrets, application, once for each process."""

import time

from feedback_api.app import create_app
from feedback_api.edge import VIEWER_HEADER, EdgeSecrets
from feedback_api.parameters import EDGE_SECRETS, SECRET, Parameters, parameter_client
from feedback_api.settings import Settings, environment
from feedback_api.web_function import WebFunction


def started() -> WebFunction:
    """Return the function, or raise `BadSettings` or `NoSuchParameter`: Lambda then says so and tries again."""
    environ = environment()
    parameters = Parameters(environ["SEKALI_PARAMETERS"], parameter_client())
    # Asked for together: a start waits for one answer only.
    found = parameters.read(SECRET, EDGE_SECRETS)
    # The address of a caller is believed from our own edge only, never from a setting.
    ours = {"SEKALI_SECRET": found[SECRET], "SEKALI_CLIENT_ADDRESS_HEADER": VIEWER_HEADER}
    settings = Settings.from_environment({**environ, **ours})
    edge = EdgeSecrets(read=parameters.edge_secrets, clock=time.monotonic, known=tuple(found[EDGE_SECRETS].split(",")))
    return WebFunction.of(create_app(settings), edge)


handler = started()
