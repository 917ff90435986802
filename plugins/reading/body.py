"""Turns the Markdown below a header into HTML."""

import re
import threading
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from feedback_api.security.html_gate import AllowList, passed, small_number

if TYPE_CHECKING:
    from markdown import Markdown

# What Markdown makes with its extra signs, and the few tags of HTML that help where Markdown has none. No class but
# Markdown's own, no style but the side on which a column stands: how things look is the theme's.
_TEXT = "p br hr h1 h2 h3 h4 h5 h6 strong em b i u s del ins mark small sub sup abbr q cite code pre kbd blockquote"
_LISTS = "ul ol li dl dt dd details summary figure figcaption div span"
_TABLES = "table caption thead tbody tfoot tr th td"
_ALIGNED = re.compile(r"text-align: ?(?:left|center|right);?")
_MARKDOWNS_OWN = re.compile(r"(?:footnote(?:-ref|-backref)?|language-[\w-]+)")
# What a word processor writes for itself alone; no HTML, so neither Markdown nor the gate would know it.
_WORD = re.compile(r"<!\[(?:if [^\]>]{1,80}|endif)\]>")

EDITORS = AllowList(
    tags=frozenset(f"{_TEXT} {_LISTS} {_TABLES} a img".split()),
    attributes={
        "*": frozenset({"id", "title", "lang", "dir"}),
        "a": frozenset({"href", "class"}),
        "img": frozenset({"src", "alt", "width", "height"}),
        "ol": frozenset({"start"}),
        "th": frozenset({"style", "colspan", "rowspan", "scope"}),
        "td": frozenset({"style", "colspan", "rowspan"}),
        "div": frozenset({"class"}),
        "code": frozenset({"class"}),
    },
    checks={
        ("ol", "start"): small_number,
        **{(tag, "style"): lambda value: _ALIGNED.fullmatch(value) is not None for tag in ("th", "td")},
        **{(tag, "class"): lambda value: _MARKDOWNS_OWN.fullmatch(value) is not None for tag in ("a", "div", "code")},
        **{(tag, name): small_number for tag in ("th", "td") for name in ("colspan", "rowspan")},
        **{("img", name): small_number for name in ("width", "height")},
    },
)


class _OfThread(threading.local):
    """One converter for each thread: it carries the page it is at, and making one takes longer than using it."""

    @cached_property
    def converter(self) -> "Markdown":
        from markdown import Markdown  # noqa: PLC0415 a press that only prints again reads none

        return Markdown(extensions=["extra", "sane_lists"], output_format="html")


_of_thread = _OfThread()


def rendered(markdown: str) -> str:
    """Return HTML a template may print with `|safe`: what editors wrote, through the gate that answers pass as well."""
    return passed(before_the_gate(markdown), EDITORS)


@lru_cache(maxsize=1024)  # a build looks at most bodies several times, and the next one at most of them again
def before_the_gate(markdown: str) -> str:
    """Return the HTML as it was meant, hostile or not: for the check, which names what the gate would take out."""
    return _of_thread.converter.reset().convert(_WORD.sub("", markdown)) if markdown else ""
