"""Puts what interrupts into the page of a guide that stands, since making hundreds of pages again takes seconds."""

import re
from collections.abc import Mapping
from typing import Any

from jinja2 import Template

from feedback_api.web.theme import inline_css
from plugins.pages.frame.style_policy import with_style_policy, without_style_policy

# As `partials/guide_alerts.html` writes them, right under the title; `guide.html` has their style as its last.
_THERE = re.compile(r'(</h1>\n)<ul class="alerts screen-only">.*?</ul>\n', re.DOTALL)
_PLACE, _END_OF_STYLE = "</h1>\n", "</style>"


def alerts_of(template: Template, context: Mapping[str, Any], **things: Any) -> str:  # noqa: ANN401 whatever it is about
    """Return what a page says of interruptions, nothing where there are none."""
    return template.render({**context, **things})


def with_alerts(page: str, alerts: str) -> str:
    """Return the page with these alerts instead of those it has; byte for byte what the template makes."""
    style = str(inline_css("alert")).removeprefix(str(inline_css()))
    bare, had = _THERE.subn(r"\1", without_style_policy(page), count=1)
    if had:
        bare = bare.replace(f"{style}{_END_OF_STYLE}", _END_OF_STYLE, 1)
    if alerts:
        bare = bare.replace(_PLACE, f"{_PLACE}{alerts}", 1).replace(_END_OF_STYLE, f"{style}{_END_OF_STYLE}", 1)
    return with_style_policy(bare)
