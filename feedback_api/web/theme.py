"""Gives both halves of the site the same inline styles and the same ways to write dates and amounts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Any

from feedback_api import wording
from feedback_api.domain.text.pressable import pressable, whatsapp_address
from feedback_api.security.own_files import is_own

CSS_DIR = Path(__file__).parent.parent.parent / "theme" / "static" / "css"


@dataclass(frozen=True, kw_only=True)
class StyleText:
    """Minified CSS of our own files, printed by Jinja as it is."""

    css: str

    def __html__(self) -> str:
        """Let Jinja print it unescaped: it comes from files of the theme only."""
        return self.css

    def __str__(self) -> str:
        return self.css

    def also(self, name: str) -> "StyleText":
        """Return the same with one more file behind it."""
        return StyleText(css=self.css + inline_css(name).css.removeprefix(inline_css().css))


def inline_css(*names: str) -> StyleText:
    """Return the named files of `theme/static/css/`, minified, in this order and with `base` always first."""
    return inlined(CSS_DIR, *names)


def inlined(folder: Path, *names: str) -> StyleText:
    """Return the same from any folder; a file that was edited is read again."""
    files = [folder / f"{name}.css" for name in dict.fromkeys(("base", *names))]
    if any(not is_own(folder, file) for file in files):
        raise FileNotFoundError(f"{folder.name}: a link is no style")
    return StyleText(css="".join(_minified(file, _stamp(file)) for file in files))


def jinja_filters(zone: Callable[[], tzinfo]) -> dict[str, Callable[..., Any]]:
    """Return the filters that every template may use, in the form Jinja takes them.

    An aware time is shown as the clocks of `zone` show it, which is asked anew each time.
    """

    def local(write: Callable[[Any], str]) -> Callable[[Any], str]:
        def written(at: object) -> str:
            return write(at.astimezone(zone()) if isinstance(at, datetime) and at.tzinfo else at)

        return written

    return {
        "long_date": local(wording.long_date),
        "short_date": local(wording.short_date),
        "clock": local(wording.clock),
        "rupiah": wording.rupiah,
        "pressable": pressable,
        "whatsapp": whatsapp_address,
    }


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=128)
def _minified(path: Path, _written: tuple[int, int]) -> str:
    from rcssmin import cssmin  # noqa: PLC0415 loaded when the first style is printed, not at the start

    return str(cssmin(path.read_text("utf-8")))
