"""Starts the web function on AWS Lambda: settings, secrets, application, once for each process."""

import gc
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedback_api.aws.web_function import WebFunction


def started() -> "WebFunction":
    """Return the function, or raise: Lambda then says why, and tries again."""
    # Loaded here, where nobody looks for rubbish meanwhile.
    from feedback_api.aws.edge import VIEWER_HEADER, EdgeSecrets  # noqa: PLC0415 see above
    from feedback_api.aws.parameters import Parameters, parameter_client  # noqa: PLC0415 see above
    from feedback_api.aws.web_function import WebFunction  # noqa: PLC0415 see above
    from feedback_api.office import say_ignored  # noqa: PLC0415 see above
    from feedback_api.settings import Settings, environment  # noqa: PLC0415 see above
    from feedback_api.web.log_lines import keep_to_one_line  # noqa: PLC0415 see above
    from feedback_api.wiring import open_services  # noqa: PLC0415 see above

    keep_to_one_line()
    environ = environment()
    parameters = Parameters(environ["SEKALI_PARAMETERS"], parameter_client())
    # The address of a caller is believed from our own edge only, never from a setting.
    ours = {**parameters.secrets(), "SEKALI_CLIENT_ADDRESS_HEADER": VIEWER_HEADER}
    settings = Settings.from_environment({**environ, **ours})
    say_ignored(settings)
    edge = EdgeSecrets(read=parameters.edge_secrets, clock=time.monotonic, known=parameters.edge_secrets())
    return WebFunction(_until_the_end.enter_context(open_services(settings)), edge)


# Closed with the process, which Lambda ends without a word.
_until_the_end = ExitStack()
# A start makes a hundred thousand things and lets go of few: looking for those would be a tenth of it.
gc.disable()
handler = started()
gc.freeze()
gc.enable()
