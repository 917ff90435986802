"""Hands the services of the running app to its views."""

from typing import cast

from flask import Flask, current_app

from feedback_api.services import Services

_KEY = "sekali_datang"


def install(app: Flask, services: Services) -> None:
    """Let every view of this app reach these services."""
    app.extensions[_KEY] = services


def services() -> Services:
    """Return the services of the app that answers this request."""
    return cast(Services, current_app.extensions[_KEY])
