"""Gives a page a policy that allows the inline styles it was built with, and no others."""

import base64
import hashlib
import re

STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
META = '<meta http-equiv="Content-Security-Policy" content="style-src \'self\'{hashes}">\n'
_META = re.compile(re.escape(META).replace(re.escape("{hashes}"), '[^"]*'))


def with_style_policy(page: str) -> str:
    """Return the page with a `<meta>` policy before its first style; the header carries the rest of the policy."""
    styles = list(STYLE.finditer(page))
    if not styles:
        return page
    hashes = dict.fromkeys(source_hash(style[1]) for style in styles)
    start = styles[0].start()
    return page[:start] + META.format(hashes="".join(f" '{found}'" for found in hashes)) + page[start:]


def without_style_policy(page: str) -> str:
    """Return the page as it was before it had one, to change its styles."""
    return _META.sub("", page, count=1)


def source_hash(source: str) -> str:
    """Return how a policy names an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
