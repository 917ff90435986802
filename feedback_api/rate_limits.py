"""Says how often one sender, and everybody together, may write, and counts it."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import cast

from flask import Flask, Response, current_app, g, request
from flask.typing import RouteCallable
from flask_limiter import Limiter

from feedback_api.limits import storage_uri
from feedback_api.limits.sender import sender_key
from feedback_api.services import Services
from feedback_api.settings import KeyUse, Settings

_LIMITER = "sekali_datang_limiter"
_COUNTS = "counts_against_limits"
# A whole desa may come through one mobile gateway; a program that makes a crowd up is slowed down all the same.
INTEREST = "60 per hour"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How often what counts may happen at some endpoints together; `key` says who is counted, else each sender."""

    endpoints: tuple[str, ...]
    limit: str
    name: str
    counts: Callable[[Response], bool]
    methods: tuple[str, ...] = ("POST",)
    key: Callable[[], str] | None = None


def rules(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules of this office.

    A submission counts only when it was newly kept: correcting a mistake, or pressing five times, costs nobody a turn.
    A tracking code or a sign-in counts only when it failed. A search is a search; most never reach us.
    """
    submitting = ("public.send", "api.create_submission")
    return (
        Rule(endpoints=submitting, limit=settings.limit_per_sender, name="sender", counts=_was_marked),
        Rule(endpoints=submitting, limit=settings.limit_overall, name="all", counts=_was_marked, key=_everybody),
        Rule(endpoints=("tracking.follow",), limit=settings.limit_tracking, name="codes", counts=_failed),
        Rule(endpoints=("interest.want",), limit=INTEREST, name="interest", counts=_was_marked),
        Rule(endpoints=("sign_in.enter",), limit=settings.limit_sign_in, name="sign-in", counts=_failed),
        Rule(
            endpoints=("search.results", "search.find_things"),
            limit=settings.limit_search,
            name="search",
            counts=_always,
            methods=("GET",),
        ),
    )


def limit_writes(app: Flask, services: Services) -> None:
    """Put the rules on the app's views; call it when all of them are registered."""
    limiter = Limiter(
        _sender(services),
        storage_uri=storage_uri(services.settings),
        strategy="fixed-window",
        swallow_errors=True,
    )
    limiter.init_app(app)
    app.extensions[_LIMITER] = limiter
    for rule in rules(services.settings):
        for endpoint in app.view_functions.keys() & set(rule.endpoints):
            limited = limiter.shared_limit(
                rule.limit, rule.name, key_func=rule.key, methods=list(rule.methods), deduct_when=rule.counts
            )
            app.view_functions[endpoint] = cast(RouteCallable, limited(app.view_functions[endpoint]))


def count_this() -> None:
    """Say from a view that this request uses up one turn."""
    setattr(g, _COUNTS, True)


def seconds_to_wait() -> int:
    """Return how long the limit that was just exceeded still holds."""
    limit = cast(Limiter, current_app.extensions[_LIMITER]).current_limit
    return max(1, math.ceil(limit.reset_at - time.time())) if limit else 60


def _sender(services: Services) -> Callable[[], str]:
    """Tell senders apart without keeping their address; the header is read only where our own edge sets it."""
    key = services.settings.key(KeyUse.LIMITS)
    header = services.settings.client_address_header

    def sender() -> str:
        address = (request.headers.get(header) if header else None) or request.remote_addr or ""
        return sender_key(key, address, services.today())

    return sender


def _everybody() -> str:
    return "everybody"


def _was_marked(_response: Response) -> bool:
    return bool(g.get(_COUNTS, False))


def _always(_response: Response) -> bool:
    return True


def _failed(response: Response) -> bool:
    return response.status_code >= HTTPStatus.BAD_REQUEST
