"""Tells staff since when no copy of the office has gone elsewhere."""

from datetime import UTC, datetime, timedelta

from feedback_api.services import Services

# One night may go wrong: the next one mends it.
TOO_LONG = timedelta(days=2)


def without_copy_since(services: Services) -> datetime | None:
    """Return when the last copy went, if that is too long ago; nothing where no copies were ever set up."""
    mark = services.settings.copy_mark
    if mark is None:
        return None
    try:
        last = datetime.fromtimestamp(mark.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None
    return last if services.now() - last >= TOO_LONG else None
