"""Writes pictures into pages as phones load them best: the smaller format, the width that fits, and only when seen."""

import re
from collections.abc import Mapping

from plugins.edition.pictures.making import Variant
from plugins.edition.pictures.pictures import Picture

_IMG = re.compile(r'<img\b[^>]*?\bsrc="(?P<url>/gambar/[^"]+)"[^>]*>')
_ALT = re.compile(r'\balt="([^"]*)"')
# As wide as the text: the whole of a phone, and never more than a column.
SIZES = "(min-width: 45rem) 42rem, 100vw"


def with_pictures(page: str, pictures: Mapping[str, Picture]) -> str:
    """Return the page with every picture of the content in its widths; of one that cannot be shown stay the words."""

    def written(found: re.Match[str]) -> str:
        alt = _ALT.search(found[0])
        words = alt[1] if alt else ""
        picture = pictures.get(found["url"])
        return _picture(picture, words) if picture else f"<span>{words}</span>"

    return _IMG.sub(written, page) if "/gambar/" in page else page


def _picture(picture: Picture, words: str) -> str:
    main = picture.made.main
    size = f'width="{main.width}" height="{main.height}"'
    return (
        f'<picture><source type="image/webp" srcset="{_widths(picture, ".webp")}" sizes="{SIZES}">'
        f'<img src="{picture.url}" srcset="{_widths(picture, ".jpg")}" sizes="{SIZES}" alt="{words}" {size}'
        ' loading="lazy" decoding="async"></picture>'
    )


def _widths(picture: Picture, ending: str) -> str:
    fitting: dict[int, Variant] = {
        one.width: one for one in reversed(picture.made.others) if one.suffix.endswith(ending)
    }
    return ", ".join(f"{picture.address(one)} {width}w" for width, one in sorted(fitting.items()))
