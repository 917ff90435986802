"""Turns the Markdown of an answer into HTML that passed two sanitisers in a row."""

import html
import re
import threading
from collections.abc import MutableMapping
from functools import cached_property
from typing import TYPE_CHECKING

from feedback_api.domain.submissions.answer import SafeHtml
from feedback_api.domain.text.markdown_work import is_too_much
from feedback_api.security.html_gate import SCHEMES, AllowList, passed, small_number

if TYPE_CHECKING:
    from bleach.linkifier import Linker
    from bleach.sanitizer import Cleaner

# Raise it with every change of what passes; `render_answer` of a stored Markdown then gives its new form.
SANITISER_VERSION = 3

TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "code", "h3"})
REL = "nofollow noopener"
ANSWERS = AllowList(
    tags=TAGS,
    attributes={"a": frozenset({"href"}), "ol": frozenset({"start"})},
    checks={("ol", "start"): small_number},
    rel=REL,
)

# Only what was typed as an address becomes a link. "KK.Ke loket" is the end of a sentence without its space: what
# carries neither https:// nor www. needs an Indonesian ending in small letters (.go.id, .desa.id and the others: all
# end in .id). Each pattern begins where a word begins, so that a text is read once, whatever it is.
_LABELS = r"(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,8}"
_PATH = r"""(?:[/?#](?:[^\s{}|\\^\[\]`<>"]*[^\s{}|\\^\[\]`<>"'.,;:!?)])?)?"""
_ADDRESS = re.compile(
    rf"(?<![\w.@/-])(?:[Hh]ttps?://{_LABELS}[A-Za-z0-9-]{{1,63}}|[Ww]ww\.{_LABELS}[A-Za-z]{{2,24}}|{_LABELS}id)"
    rf"(?::[0-9]{{1,5}})?(?![\w@-]|\.[a-z]){_PATH}"
)
_EMAIL = re.compile(
    r"(?<![\w.+/@-])[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,8}[a-z]{2,24}(?![\w-])", re.ASCII
)

# An answer stands under a heading of the page, however many signs staff begin theirs with.
_HEADING = re.compile(r"<(/?)h[1-6]>")

_Attributes = MutableMapping[tuple[str | None, str], str]


def render_answer(markdown: str) -> SafeHtml:
    """Return the answer as HTML; raw HTML in it is shown as text. Never raises, whatever was typed."""
    made = _as_paragraph(markdown) if is_too_much(markdown) else _bleach_gate(_from_markdown(markdown))
    return SafeHtml(html=passed(made, ANSWERS).strip(), sanitiser=SANITISER_VERSION)


def _from_markdown(text: str) -> str:
    from markdown import Markdown  # noqa: PLC0415 needed by staff only; a resident's request starts without it

    converter = Markdown(extensions=["nl2br", "sane_lists"])
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return _HEADING.sub(r"<\1h3>", converter.convert(text))


class _Bleach(threading.local):
    """One for each thread: bleach's parsers carry the text they are at, and two answers at once would mix."""

    @cached_property
    def cleaner(self) -> "Cleaner":
        from bleach.sanitizer import Cleaner  # noqa: PLC0415 needed by staff only

        attributes = {tag: list(names) for tag, names in ANSWERS.attributes.items()}
        return Cleaner(tags=TAGS, attributes=attributes, protocols=SCHEMES, strip=True, strip_comments=True)

    @cached_property
    def linker(self) -> "Linker":
        from bleach.linkifier import Linker  # noqa: PLC0415 needed by staff only

        callbacks = [_leading_somewhere, _by_https]
        return Linker(callbacks=callbacks, skip_tags={"code"}, parse_email=True, url_re=_ADDRESS, email_re=_EMAIL)  # type: ignore[arg-type]  # bleach takes None, its stub does not say so


_bleach = _Bleach()


def _bleach_gate(text: str) -> str:
    return _bleach.linker.linkify(_bleach.cleaner.clean(text))


def _leading_somewhere(attributes: _Attributes, is_new: bool = False, /) -> _Attributes | None:  # noqa: FBT001, FBT002, ARG001 bleach calls it so
    """Leave only the words of a link whose address the cleaner took away, and nothing of one that has no words."""
    has_words = bool(attributes.get("_text", "").strip())  # type: ignore[call-overload]  # bleach's own key, its stub does not know it
    return attributes if has_words and (None, "href") in attributes else None


def _by_https(attributes: _Attributes, is_new: bool = False, /) -> _Attributes:  # noqa: FBT001, FBT002 bleach calls it so
    """Send an address that became a link here to https, which every office's site has by now."""
    href = attributes.get((None, "href"), "")
    if is_new and href.startswith("http://"):
        attributes[(None, "href")] = "https://" + href.removeprefix("http://")
    return attributes


def _as_paragraph(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"
