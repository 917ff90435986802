"""Gives both halves of the site the same inline styles and the same ways to write dates and amounts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from feedback_api import wording

CSS_DIR = Path(__file__).parent.parent / "theme" / "static" / "css"


@dataclass(frozen=True, kw_only=True)
class StyleText:
    """Minified CSS of our own files, printed by Jinja as it is."""

    css: str

    def __html__(self) -> str:
        """Let Jinja print it unescaped: it comes from files of the theme only."""
        return self.css

    def __str__(self) -> str:
        return self.css


def inline_css(*names: str) -> StyleText:
    """Return the named files of `theme/static/css/`, minified, in this order and with `base` always first."""
    return inlined(CSS_DIR, *names)


def inlined(folder: Path, *names: str) -> StyleText:
    """Return the same from any folder; a file that was edited is read again."""
    files = [folder / f"{name}.css" for name in dict.fromkeys(("base", *names))]
    return StyleText(css="".join(_minified(file, _stamp(file)) for file in files))


def jinja_filters() -> dict[str, Callable[..., str]]:
    """Return the filters that every template may use, in the form Jinja takes them."""
    return {
        "long_date": wording.long_date,
        "short_date": wording.short_date,
        "clock": wording.clock,
        "rupiah": wording.rupiah,
    }


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=128)
def _minified(path: Path, _written: tuple[int, int]) -> str:
    from rcssmin import cssmin  # noqa: PLC0415 loaded when the first style is printed, not at the start

    return str(cssmin(path.read_text("utf-8")))
