"""Turns the Markdown below a header into HTML."""

from functools import cache

from markdown import Markdown


def rendered(markdown: str) -> str:
    """Return HTML a template may print with `|safe`: only what editors committed to `content/` comes here."""
    return _converter().reset().convert(markdown) if markdown else ""


@cache
def _converter() -> Markdown:
    # Making one takes longer than using it; `reset` forgets the page before.
    return Markdown(extensions=["extra", "sane_lists"], output_format="html")
