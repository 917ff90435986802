"""The pages for residents beside the form, which an app takes on when it is asked for them."""

from flask import Flask

from feedback_api.public import (
    api,
    api_follow_up,
    follow_up,
    health,
    interest,
    opinion,
    rights,
    search,
    survey,
    tracking,
    views,
)

BLUEPRINTS = (
    views.bp,
    tracking.bp,
    rights.bp,
    follow_up.bp,
    search.bp,
    health.bp,
    api.bp,
    api_follow_up.bp,
    interest.bp,
    opinion.bp,
    survey.bp,
)


def register(app: Flask) -> None:
    """Add the pages."""
    for bp in BLUEPRINTS:
        app.register_blueprint(bp)
