"""Puts the office's name, colour and mark into the small files that a browser shows outside of any page."""

import json

from feedback_api.domain.identity import THEME_DEEP, Identity

MANIFEST, FAVICON = "site.webmanifest", "theme/images/favicon.svg"
ON_DEEP = "#ffffff"
FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
    '<rect width="48" height="48" rx="10" fill="{deep}"/>{mark}</svg>\n'
)
LETTER = (
    '<text x="24" y="35" text-anchor="middle" font-family="system-ui,sans-serif" font-size="32" font-weight="800"'
    ' fill="{colour}">{letter}</text>'
)
PATH = '<path transform="translate(4 4)" fill="{colour}" d="{path}"/>'


def own_asset(name: str, content: bytes, office: Identity) -> bytes:
    """Return the file as this office has it; most are the same everywhere."""
    if name == MANIFEST:
        return _manifest(content, office)
    if name == FAVICON:
        return _favicon(content, office)
    return content


def _manifest(content: bytes, office: Identity) -> bytes:
    written = json.loads(content)
    written |= {"name": f"{written['name']}, {office.name}", "theme_color": office.theme_colour}
    return (json.dumps(written, ensure_ascii=False, indent=2) + "\n").encode()


def _favicon(content: bytes, office: Identity) -> bytes:
    mark, deep = office.mark, office.theme_colour
    if mark.letter:
        return FRAME.format(deep=deep, mark=LETTER.format(colour=ON_DEEP, letter=mark.letter)).encode()
    if mark.path:
        return FRAME.format(deep=deep, mark=PATH.format(colour=ON_DEEP, path=mark.path)).encode()
    return content.replace(THEME_DEEP.encode(), deep.encode())
