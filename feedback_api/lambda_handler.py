"""Starts the web function on AWS Lambda: settings, secrets, application, once for each process."""

import time

from feedback_api.app import create_app
from feedback_api.edge import VIEWER_HEADER, EdgeSecrets
from feedback_api.parameters import Parameters, parameter_client
from feedback_api.settings import Settings, environment
from feedback_api.web_function import WebFunction


def started() -> WebFunction:
    """Return the function, or raise: Lambda then says why, and tries again."""
    environ = environment()
    parameters = Parameters(environ["SEKALI_PARAMETERS"], parameter_client())
    # The address of a caller is believed from our own edge only, never from a setting.
    ours = {"SEKALI_SECRET": parameters.secret(), "SEKALI_CLIENT_ADDRESS_HEADER": VIEWER_HEADER}
    settings = Settings.from_environment({**environ, **ours})
    edge = EdgeSecrets(read=parameters.edge_secrets, clock=time.monotonic, known=parameters.edge_secrets())
    return WebFunction.of(create_app(settings), edge)


handler = started()
