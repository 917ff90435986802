"""Starts the mail function on AWS Lambda: settings, secret, mailer, once for each process."""

from contextlib import ExitStack

from feedback_api.aws.end_rule import EndRule
from feedback_api.aws.mail_function import MailFunction
from feedback_api.aws.parameters import Parameters, parameter_client
from feedback_api.notification import open_mailer
from feedback_api.office import say_ignored
from feedback_api.settings import BadSettings, Settings, environment
from feedback_api.web.log_lines import keep_to_one_line
from feedback_api.wiring import open_services

NO_MAIL = "SEKALI_MAIL is missing"


def started() -> MailFunction:
    """Return the function, or raise: Lambda then says why, and tries again."""
    keep_to_one_line()
    environ = environment()
    parameters = Parameters(environ["SEKALI_PARAMETERS"], parameter_client())
    settings = Settings.from_environment({**environ, **parameters.secrets()})
    if settings.mail is None:
        raise BadSettings((NO_MAIL,))
    say_ignored(settings)
    services = _until_the_end.enter_context(open_services(settings))
    mailer = open_mailer(settings.mail, sender_name=services.office().name)
    return MailFunction(services, mailer, wake_at=EndRule.named(environ["SEKALI_END_RULE"]).wake_at)


# Closed with the process, which Lambda ends without a word.
_until_the_end = ExitStack()
handler = started()
