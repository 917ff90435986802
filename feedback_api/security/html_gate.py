"""The last gate of all written HTML, answers and editors' bodies alike: only what an allow-list names passes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

Check = Callable[[str], bool]


@dataclass(frozen=True, kw_only=True)
class AllowList:
    """What one kind of writer may use: the tags, the attributes of each, what their values must look like.

    `rel` is put on every link; without it links keep none.
    """

    tags: frozenset[str]
    attributes: Mapping[str, frozenset[str]]
    checks: Mapping[tuple[str, str], Check] = field(default_factory=dict)
    rel: str | None = None


def passed(html: str, allowed: AllowList) -> str:
    """Return the HTML with only what is allowed; scripts go with their contents, other tags leave their text."""
    import nh3  # noqa: PLC0415 neither a resident's request nor an editors' check without bodies needs it

    def kept(tag: str, name: str, value: str) -> str | None:
        check = allowed.checks.get((tag, name))
        return value if check is None or check(value) else None

    return nh3.clean(
        _with_comments_closed(html),
        tags=set(allowed.tags),
        attributes={tag: set(names) for tag, names in allowed.attributes.items()},
        attribute_filter=kept,
        url_schemes=set(SCHEMES),
        link_rel=allowed.rel,
    )


def small_number(value: str) -> bool:
    """Say whether an attribute's value is a number as a list begins with, or a cell spans."""
    return re.fullmatch(r"[0-9]{1,4}", value) is not None


def _with_comments_closed(html: str) -> str:
    """Show the beginning of a comment that never ends as text: a browser would hide everything behind it."""
    begins = html.rfind("<!--")
    if begins < 0 or "-->" in html[begins:]:
        return html
    return html[:begins] + "&lt;!--" + html[begins + 4 :]
