"""Turns the Markdown of an answer into HTML that passed two sanitisers in a row."""

import html
import re
from collections.abc import MutableMapping
from functools import cache
from typing import TYPE_CHECKING

from feedback_api.domain.answer import SafeHtml

if TYPE_CHECKING:
    from bleach.linkifier import Linker
    from bleach.sanitizer import Cleaner

# Raise it with every change of what passes; `render_answer` of a stored Markdown then gives its new form.
SANITISER_VERSION = 2

TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "code", "h3"})
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
REL = "nofollow noopener"

# So many signs in a row take Markdown minutes, and nobody means them as Markdown.
_TANGLE = re.compile(r"(?:[\[\]>*_`<!]\s{0,2}){60}")

# An answer stands under a heading of the page, however many signs staff begin theirs with.
_HEADING = re.compile(r"<(/?)h[1-6]>")

_Attributes = MutableMapping[tuple[str | None, str], str]


def render_answer(markdown: str) -> SafeHtml:
    """Return the answer as HTML; raw HTML in it is shown as text. Never raises, whatever was typed."""
    if _TANGLE.search(markdown):
        return SafeHtml(html=_nh3_gate(_as_paragraph(markdown)), sanitiser=SANITISER_VERSION)
    try:
        passed = _nh3_gate(_bleach_gate(_from_markdown(markdown)))
    except RecursionError:  # hundreds of nested lists: nobody means them as Markdown either
        passed = _nh3_gate(_as_paragraph(markdown))
    return SafeHtml(html=passed, sanitiser=SANITISER_VERSION)


def _from_markdown(text: str) -> str:
    from markdown import Markdown  # noqa: PLC0415 needed by staff only; a resident's request starts without it

    converter = Markdown(extensions=["nl2br", "sane_lists"])
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return _HEADING.sub(r"<\1h3>", converter.convert(text))


def _bleach_gate(text: str) -> str:
    return _linker().linkify(_cleaner().clean(text))


def _nh3_gate(text: str) -> str:
    import nh3  # noqa: PLC0415 needed by staff only

    return nh3.clean(text, tags=set(TAGS), attributes={"a": {"href"}}, url_schemes=set(SCHEMES), link_rel=REL).strip()


@cache
def _cleaner() -> "Cleaner":
    from bleach.sanitizer import Cleaner  # noqa: PLC0415 needed by staff only

    return Cleaner(tags=TAGS, attributes={"a": ["href"]}, protocols=SCHEMES, strip=True, strip_comments=True)


@cache
def _linker() -> "Linker":
    from bleach.linkifier import Linker  # noqa: PLC0415 needed by staff only

    callbacks = [_leading_somewhere, _by_https]
    return Linker(callbacks=callbacks, skip_tags={"code"}, parse_email=True)  # type: ignore[arg-type]  # bleach takes None, its stub does not say so


def _leading_somewhere(attributes: _Attributes, is_new: bool = False, /) -> _Attributes | None:  # noqa: FBT001, FBT002, ARG001 bleach calls it so
    """Leave only the words of a link whose address the cleaner took away."""
    return attributes if (None, "href") in attributes else None


def _by_https(attributes: _Attributes, is_new: bool = False, /) -> _Attributes:  # noqa: FBT001, FBT002 bleach calls it so
    """Send an address that became a link here to https, which every office's site has by now."""
    href = attributes.get((None, "href"), "")
    if is_new and href.startswith("http://"):
        attributes[(None, "href")] = "https://" + href.removeprefix("http://")
    return attributes


def _as_paragraph(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"
