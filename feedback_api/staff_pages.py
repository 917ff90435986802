"""The pages for staff, which an app takes on when it is asked for them."""

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from feedback_api.domain.errors import NotSignedIn
from feedback_api.moderation import counter_views, plan_views, sign_in, task_views, visit_views
from feedback_api.moderation import views as moderation

BLUEPRINTS = (sign_in.bp, moderation.bp, counter_views.bp, task_views.bp, visit_views.bp, plan_views.bp)


def register(app: Flask) -> None:
    """Add the pages, their tokens against forged forms, and the way to the sign-in."""
    for bp in BLUEPRINTS:
        app.register_blueprint(bp)
    CSRFProtect(app)
    app.register_error_handler(NotSignedIn, sign_in.ask_to_sign_in)
