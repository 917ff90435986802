"""How often somebody may write, counted where all workers see it."""

from feedback_api.settings import Settings


def storage_uri(settings: Settings) -> str:
    """Return where flask-limiter counts, having made our own kind of storage known to it."""
    if settings.limits is None:
        return "memory://"
    scheme, _, place = settings.limits.partition(":")
    if scheme != "sqlite":
        return settings.limits  # a kind that the library brings itself
    from feedback_api.limits.sqlite import SCHEME

    return f"{SCHEME}:{place}"
