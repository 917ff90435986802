"""Starts the press on AWS Lambda, once for each process."""

from feedback_api.settings import environment
from publisher.on_lambda.cloud_office import CloudOffice, opened_watch
from publisher.on_lambda.press_function import PressFunction, report

_office = CloudOffice.from_environment(environment())
handler = PressFunction(opened=lambda: opened_watch(_office, report=report))
