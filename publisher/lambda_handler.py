"""Starts the press on AWS Lambda, once for each process."""

from feedback_api.settings import environment
from feedback_api.web.log_lines import keep_to_one_line
from publisher.on_lambda.cloud_office import CloudOffice, opened_watch
from publisher.on_lambda.press_function import PressFunction, report

keep_to_one_line()
_office = CloudOffice.from_environment(environment())
handler = PressFunction(opened=lambda: opened_watch(_office, report=report))
