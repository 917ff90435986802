"""Hides the personal details that were found in what people write."""

from feedback_api.domain.details import Find
from feedback_api.domain.wording import REPLACEMENTS


def masked(text: str, finds: tuple[Find, ...]) -> str:
    """Return the text with words such as "[NIK disembunyikan]" where the finds stood."""
    parts: list[str] = []
    written = 0
    for one in finds:
        parts += [text[written : one.start], REPLACEMENTS[one.detail]]
        written = one.end
    return "".join([*parts, text[written:]])
