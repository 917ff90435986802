"""Leaves out what an edition does not need, and gives it the policy to run its own style and one script only."""

import re

from plugins.pages.frame.style_policy import source_hash

STYLE = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
SCRIPT = re.compile(r"(?<=<script>).*?(?=</script>)", re.DOTALL)
# What the rest of the site is dressed in: rules for classes that no edition has.
FOREIGN_RULE = re.compile(r"(?<=[{}])(?:\.(?!saku)[\w-][^{},]*,?)+\{[^{}]*\}")
EMPTY_RULE = re.compile(r"@media[^{}]*\{\}")
INDENT = re.compile(r"\n\s+")
# The header of the site allows more; a browser obeys both. From a file on the phone there is only this one.
POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; base-uri 'none'; form-action 'none'"
)
META = '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'


def sealed(page: str) -> str:
    """Return the page as it is kept: without foreign rules and indents, its policy before everything it rules."""
    page = STYLE.sub(lambda style: EMPTY_RULE.sub("", FOREIGN_RULE.sub("", style[0])), page)
    page = INDENT.sub("\n", page)
    policy = POLICY.format(style=_hash(STYLE.search(page)), script=_hash(SCRIPT.search(page)))
    start = page.index("<link")
    return page[:start] + META.format(policy=policy) + page[start:]


def _hash(found: re.Match[str] | None) -> str:
    return source_hash(found[0] if found else "")
