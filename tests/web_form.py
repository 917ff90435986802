"""Reads off the HTML of a page what a browser would send of its form, without reading the rest of the page."""

import re
from html import unescape

MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
CONTROL = re.compile(r"<(?:input\b([^>]*)>|(textarea|select)\b([^>]*)>(.*?)</\2>)", re.DOTALL)
OPTION = re.compile(r"<option\b([^>]*)>")
ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
# What stands in these is no control.
ASIDE = re.compile(r"<!--.*?-->|<(script|style|template)\b.*?</\1>", re.DOTALL)


def fields_of(html: str) -> dict[str, str]:
    """Return what a browser would send of the form in the main part, no button pressed."""
    sent: dict[str, str] = {}
    for main in MAIN.findall(ASIDE.sub("", html)):
        for of_input, tag, of_other, inside in CONTROL.findall(main):
            attributes = _attributes(of_input or of_other)
            value = _value(tag, attributes, inside)
            if "name" in attributes and value is not None:
                sent[attributes["name"]] = value
    return sent


def _value(tag: str, attributes: dict[str, str], inside: str) -> str | None:
    if tag == "textarea":
        return unescape(inside).removeprefix("\n")
    if tag == "select":
        options = [_attributes(option) for option in OPTION.findall(inside)]
        return next((one for one in options if "selected" in one), (options or [{}])[0]).get("value", "")
    if attributes.get("type") in {"radio", "checkbox"}:
        return attributes.get("value", "on") if "checked" in attributes else None
    return attributes.get("value", "")


def _attributes(of_tag: str) -> dict[str, str]:
    found = ATTRIBUTE.findall(of_tag)
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in found}
