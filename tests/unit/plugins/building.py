"""Builds tiny sites as the press does: inside this process, from settings."""

from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

PROJECT = Path(__file__).parents[3]
TINY_THEME = Path(__file__).parent / "tiny_theme"


def build(content: Path, *, settings_file: str = "pelicanconf.py", **changes: Any) -> Path:
    """Build `content` beside itself and return the folder of the site; the day is Saturday, 21 November 2026."""
    output = content.parent / "site"
    overrides = {
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        "THEME": str(TINY_THEME),
        "SITEURL": "https://lekok.example",
        "TODAY": "2026-11-21",
        **changes,
    }
    console.quiet = True
    Pelican(read_settings(str(PROJECT / settings_file), override=overrides)).run()
    return output


def page(site: Path, address: str) -> BeautifulSoup:
    """Return the page at an address, as a reader's program understands it."""
    file = site / address.strip("/") / "index.html" if address.endswith("/") else site / address.lstrip("/")
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


def part(soup: BeautifulSoup, css: str) -> Tag:
    """Return the one element a CSS selector finds."""
    (found,) = soup.select(css)
    return found


def items(soup: BeautifulSoup, list_id: str) -> list[str]:
    """Return the texts of a list on a page."""
    found = soup.find(id=list_id)
    assert found is not None
    return [" ".join(item.get_text().split()) for item in found.find_all("li")]
