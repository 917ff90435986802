"""Guesses which of the known words somebody meant."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like `word`, or `None` if none looks like it at all."""
    from difflib import get_close_matches  # noqa: PLC0415 hardly ever asked, and a press starts the sooner

    by_lower = {candidate.lower(): candidate for candidate in known}
    close = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else None
