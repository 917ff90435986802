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
    return services_of(current_app)


def services_of(app: Flask) -> Services:
    """Return the services of an app outside of any request."""
    return cast(Services, app.extensions[_KEY])
