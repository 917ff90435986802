"""The pages for staff, which an app takes on when it is asked for them."""

from flask import Flask

from feedback_api.domain.errors import NotSignedIn, SecondFactorNeeded
from feedback_api.moderation import bulk_views
from feedback_api.moderation import views as moderation
from feedback_api.moderation.decision import look_back_views
from feedback_api.moderation.finding import find_views
from feedback_api.moderation.members import account_views, arrival_views, code_views, member_views, sign_in
from feedback_api.moderation.papers import paper_views
from feedback_api.moderation.queue import flood_views
from feedback_api.moderation.site import fact_views, interruption_views, takedown_views, task_views
from feedback_api.moderation.visits import counter_views, plan_views, restore_views, result_views
from feedback_api.moderation.whatsapp import chat_views
from feedback_api.security.masked_token import MaskedTokens

BLUEPRINTS = (
    sign_in.bp,
    moderation.bp,
    find_views.bp,
    bulk_views.bp,
    counter_views.bp,
    paper_views.bp,
    task_views.bp,
    chat_views.bp,
    result_views.bp,
    plan_views.bp,
    takedown_views.bp,
    interruption_views.bp,
    fact_views.bp,
    look_back_views.bp,
    restore_views.bp,
    flood_views.bp,
    member_views.bp,
    arrival_views.bp,
    account_views.bp,
    code_views.bp,
)


def register(app: Flask) -> None:
    """Add the pages, their tokens against forged forms, and the way to the sign-in."""
    for bp in BLUEPRINTS:
        app.register_blueprint(bp)
    MaskedTokens(app)
    app.register_error_handler(NotSignedIn, sign_in.ask_to_sign_in)
    app.register_error_handler(SecondFactorNeeded, code_views.ask_to_set_up)
