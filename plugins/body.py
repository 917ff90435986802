"""Turns the Markdown below a header into HTML."""

from functools import cache

from markdown import Markdown
from markupsafe import Markup


def rendered(markdown: str) -> Markup:
    """Return trusted HTML: only what editors committed to `content/` comes here."""
    if not markdown:
        return Markup()
    return Markup(_converter().reset().convert(markdown))  # noqa: S704  # see the promise above


@cache
def _converter() -> Markdown:
    # Making one takes longer than using it; `reset` forgets the page before.
    return Markdown(extensions=["extra", "sane_lists"], output_format="html")
