"""How often somebody may write, counted where all workers see it."""

from collections.abc import Callable

from feedback_api.settings import Settings


def storage_uri(settings: Settings) -> str:
    """Return where flask-limiter counts, having made our own kind of storage known to it."""
    if settings.limits is None:
        return "memory://"
    kind, _, place = settings.limits.partition(":")
    if kind not in _KINDS:
        return settings.limits  # a kind that the library brings itself
    return f"{_KINDS[kind]()}:{place}"


def _sqlite() -> str:
    from feedback_api.limits.sqlite import SCHEME

    return SCHEME


def _dynamodb() -> str:
    from feedback_api.limits.dynamodb import SCHEME

    return SCHEME


_KINDS: dict[str, Callable[[], str]] = {"sqlite": _sqlite, "dynamodb": _dynamodb}
