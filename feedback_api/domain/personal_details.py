"""Finds and hides personal details in what people write."""

from feedback_api.domain.details import Detail, Find
from feedback_api.domain.wording import REPLACEMENTS

__all__ = ["Detail", "Find", "find", "masked"]


def find(text: str) -> tuple[Find, ...]:
    """Return every personal detail in the text, in its order, none overlapping another."""
    return ()


def masked(text: str, finds: tuple[Find, ...]) -> str:
    """Return the text with words such as "[NIK disembunyikan]" where the finds stood."""
    parts: list[str] = []
    written = 0
    for one in finds:
        parts += [text[written : one.start], REPLACEMENTS[one.detail]]
        written = one.end
    return "".join([*parts, text[written:]])
