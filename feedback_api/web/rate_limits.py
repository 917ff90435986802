"""Says how often a device, and the group behind one address, may write, try a code or sign in, and counts it."""

import hashlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import cast

from flask import Flask, Response, current_app, g, request
from flask.typing import RouteCallable
from flask_limiter import Limiter

from feedback_api.domain.members.staff import member_name
from feedback_api.domain.submissions.tracking_code import typed_code
from feedback_api.limits import storage_uri
from feedback_api.limits.shared import SharedLimits
from feedback_api.services import Services
from feedback_api.web.half_signed_in import half_signed_in
from feedback_api.web.staff_device import device_of_staff
from feedback_api.web.who_sends import device_of_sender, group_of

_LIMITER = "sekali_datang_limiter"
_COUNTS = "counts_against_limits"
_TRIED = "code_that_was_tried"
_CODE_OF_A_SIGN_IN = "sign_in.enter_code"
# A whole desa may come through one mobile gateway; a program that makes a crowd up is slowed down all the same.
INTEREST = "60 per hour"
SURVEY = "60 per hour"
_LETTERS = ("public.send", "follow_up.send", "api.create_submission", "api_follow_up.create_follow_up")
_FOLLOW_UPS = ("follow_up.send", "api_follow_up.create_follow_up")
# Each copy and each change of a letter is an act in its history, which has to stay readable.
RIGHTS = "60 per hour"
# The limits on letters, as the page for an exceeded one tells them apart.
OF_DEVICE, OF_GROUP = "device", "sender"
# How many more wrong codes or sign-ins all of a group may make than one of them about one thing.
WHOLE_GROUP = 10
# Short enough that guessing within a group ends soon, long enough that neighbours seldom share it.
PREFIX_OF_A_CODE = 2


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How often what counts may happen at some endpoints together; `key` says who is counted, unless `exempt` lets go.

    The name is what a view reads of the limit that was exceeded.
    """

    endpoints: tuple[str, ...]
    limit: str
    name: str
    counts: Callable[[Response], bool]
    key: Callable[[], str]
    methods: tuple[str, ...] = ("POST",)
    exempt: Callable[[], bool] | None = None


def rules(services: Services) -> tuple[Rule, ...]:
    """Return the rules of this office.

    A submission counts only when it was newly kept: correcting a mistake, or pressing five times, costs nobody a turn.
    A tracking code or a sign-in counts only when it failed. A search is a search; most never reach us.
    """
    return (*_of_letters(services), *_of_codes(services), *_of_sign_ins(services), *_of_visitors(services))


def _of_letters(services: Services) -> tuple[Rule, ...]:
    settings, group = services.settings, partial(_group, services)
    letters = partial(Rule, endpoints=_LETTERS, counts=_was_marked)
    return (
        letters(
            limit=settings.limit_of_a_device,
            name=OF_DEVICE,
            key=lambda: device_of_sender(services, request) or "",
            exempt=lambda: device_of_sender(services, request) is None,
        ),
        letters(limit=settings.limit_per_sender, name=OF_GROUP, key=group),
    )


def _of_codes(services: Services) -> tuple[Rule, ...]:
    """Return how many wrong codes may be tried: of those that begin alike, and of all."""
    limit = services.settings.limit_tracking
    rights = ("rights.copy", "rights.download", "rights.put_right", "rights.delete")

    def alike() -> str:
        return f"{_group(services)}/{_prefix()}"

    wrong = (
        partial(Rule, endpoints=("tracking.follow",), counts=_failed),
        partial(Rule, endpoints=(*rights, *_FOLLOW_UPS), counts=_code_was_unknown),
    )
    return (
        *(rule(limit=limit, name="codes", key=alike) for rule in wrong),
        *(rule(limit=_wider(limit), name="all-codes", key=partial(_group, services)) for rule in wrong),
        Rule(endpoints=rights, limit=RIGHTS, name="rights", counts=_was_marked, key=alike),
    )


def _of_sign_ins(services: Services) -> tuple[Rule, ...]:
    """Return how many wrong sign-ins there may be: with one name, from one device or the group it is in; of a group.

    What a device does that has signed in with this name before counts for itself alone.
    """
    limit = services.settings.limit_sign_in
    sign_ins = partial(Rule, endpoints=("sign_in.enter", _CODE_OF_A_SIGN_IN), counts=_failed)

    def known() -> str | None:
        return device_of_staff(services, request, _name_typed())

    def who() -> str:
        # A digest, since people type a password into the wrong field now and then.
        return hashlib.sha256(f"{known() or _group(services)}/{_name_typed()}".encode()).hexdigest()[:32]

    return (
        sign_ins(limit=limit, name="sign-in", key=who),
        sign_ins(
            limit=_wider(limit),
            name="all-sign-ins",
            key=partial(_group, services),
            exempt=lambda: known() is not None,
        ),
    )


def _of_visitors(services: Services) -> tuple[Rule, ...]:
    group = partial(_group, services)
    return (
        Rule(endpoints=("interest.want",), limit=INTEREST, name="interest", counts=_was_marked, key=group),
        Rule(endpoints=("survey.fill",), limit=SURVEY, name="survey", counts=_was_marked, key=group),
        Rule(endpoints=("opinion.tell",), limit=INTEREST, name="opinion", counts=_was_marked, key=group),
        Rule(
            endpoints=("search.results", "search.find_things"),
            limit=services.settings.limit_search,
            name="search",
            counts=_always,
            key=group,
            methods=("GET",),
        ),
    )


def limit_writes(app: Flask, services: Services) -> None:
    """Put the rules on the app's views; call it when all of them are registered."""
    limiter = Limiter(
        partial(_group, services),
        storage_uri=storage_uri(services.settings),
        strategy="fixed-window",
        swallow_errors=True,
    )
    limiter.init_app(app)
    if isinstance(limiter.storage, SharedLimits):
        services.at_the_end.callback(limiter.storage.close)
    app.extensions[_LIMITER] = limiter
    for rule in rules(services):
        for endpoint in app.view_functions.keys() & set(rule.endpoints):
            limited = limiter.shared_limit(
                rule.limit,
                rule.name,
                key_func=rule.key,
                methods=list(rule.methods),
                deduct_when=rule.counts,
                exempt_when=rule.exempt,
                error_message=rule.name,
            )
            app.view_functions[endpoint] = cast(RouteCallable, limited(app.view_functions[endpoint]))


def count_this() -> None:
    """Say from a view that this request uses up one turn."""
    setattr(g, _COUNTS, True)


def code_tried(code: str) -> None:
    """Say which tracking code this request is about, where no form says so; before its limits are asked."""
    setattr(g, _TRIED, code)


def sent_by_group() -> int:
    """Return how many letters the group of this request sent within the hour that is counted."""
    limits = cast(Limiter, current_app.extensions[_LIMITER]).current_limits
    return sum(limit.limit.amount - limit.remaining for limit in limits if limit.request_args[-1] == OF_GROUP)


def seconds_to_wait() -> int:
    """Return how long the limit that was just exceeded still holds."""
    limit = cast(Limiter, current_app.extensions[_LIMITER]).current_limit
    return max(1, math.ceil(limit.reset_at - time.time())) if limit else 60


def _group(services: Services) -> str:
    return group_of(services, request)


def _prefix() -> str:
    """Return how the code that was typed begins; whatever is no code begins alike."""
    tried = str(g.get(_TRIED) or request.form.get("kode", ""))
    return (typed_code(tried) or "")[:PREFIX_OF_A_CODE]


def _name_typed() -> str:
    """Return who signs in; the form that asks for the code carries the name whose password fitted, signed."""
    if request.endpoint == _CODE_OF_A_SIGN_IN:
        half = half_signed_in(request.form.get("setengah", ""))
        return half.name if half else ""
    return member_name(request.form.get("nama", ""))


def _wider(limit: str) -> str:
    often, per, period = limit.partition(" per ")
    return f"{int(often) * WHOLE_GROUP}{per}{period}"


def _was_marked(_response: Response) -> bool:
    return bool(g.get(_COUNTS, False))


def _always(_response: Response) -> bool:
    return True


def _code_was_unknown(response: Response) -> bool:
    return response.status_code == HTTPStatus.NOT_FOUND


def _failed(response: Response) -> bool:
    """Say whether it was refused; what this machine could not do just now is nobody's failure."""
    return HTTPStatus.BAD_REQUEST <= response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
